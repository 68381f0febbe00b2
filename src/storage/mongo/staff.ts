import { Schema, type Connection } from 'mongoose';
import type { StaffSession, StaffStore, StaffUser } from '../../contracts/ports';
import { isDuplicate } from './errors';
import type { IndexDeclaration } from './indexes';

interface UserDocument extends Omit<StaffUser, 'id'> {
  _id: string;
  /** The username as it is compared: one spelling for 李Li and 李LI. */
  usernameKey: string;
}
interface SessionDocument extends Omit<StaffSession, 'id' | 'expiresAt'> {
  _id: string;
  expiresAt: Date;
}

const text = { type: String, required: true };
const options = { strict: 'throw', versionKey: false, minimize: false } as const;
const region = new Schema({ city: text, district: String }, { _id: false, strict: 'throw' });
const userSchema = new Schema<UserDocument>(
  {
    _id: text,
    username: text,
    usernameKey: text,
    name: text,
    role: text,
    regions: [region],
    passwordHash: text,
    disabled: { type: Boolean, required: true },
    createdAt: text,
  },
  options,
);
const sessionSchema = new Schema<SessionDocument>(
  {
    _id: text,
    userId: text,
    csrfToken: text,
    createdAt: text,
    expiresAt: { type: Date, required: true },
  },
  options,
);

export const STAFF_INDEXES: Record<'staff_users' | 'staff_sessions', IndexDeclaration[]> = {
  staff_users: [{ key: { usernameKey: 1 }, unique: true }],
  staff_sessions: [
    { key: { userId: 1 } },
    // A store without TTL indexes keeps expired sessions until purgeSessions; whoever reads one checks the time anyway.
    { key: { expiresAt: 1 }, expireAfterSeconds: 0, optional: true },
  ],
};

export function createStaffStore(connection: Connection): StaffStore {
  const users = connection.model<UserDocument>('StaffUser', userSchema, 'staff_users');
  const sessions = connection.model<SessionDocument>('StaffSession', sessionSchema, 'staff_sessions');

  return {
    async insertUser(user) {
      const { id, ...rest } = user;
      try {
        await users.create({ ...rest, _id: id, usernameKey: usernameKey(user.username) });
        return 'inserted';
      } catch (error) {
        if (isDuplicate(error)) return 'exists';
        throw error;
      }
    },
    async getUser(id) {
      const found = await users.findOne({ _id: id }).lean<UserDocument>();
      return found && toUser(found);
    },
    async findUser(username) {
      const found = await users.findOne({ usernameKey: usernameKey(username) }).lean<UserDocument>();
      return found && toUser(found);
    },
    async listUsers() {
      const found = await users.find().sort({ usernameKey: 1 }).lean<UserDocument[]>();
      return found.map(toUser);
    },
    async updateUser(id, { name, role, regions, passwordHash, disabled }) {
      const given = Object.entries({ name, role, regions, passwordHash, disabled });
      const change = Object.fromEntries(given.filter(([, value]) => value !== undefined));
      if (Object.keys(change).length === 0) return (await users.exists({ _id: id })) !== null;
      const { matchedCount } = await users.updateOne({ _id: id }, { $set: change }, { runValidators: true });
      return matchedCount === 1;
    },
    countUsers: () => users.countDocuments(),
    async insertSession({ id, expiresAt, ...rest }) {
      await sessions.create({ ...rest, _id: id, expiresAt: new Date(expiresAt) });
    },
    async getSession(id) {
      const found = await sessions.findOne({ _id: id }).lean<SessionDocument>();
      return found && toSession(found);
    },
    async deleteSession(id) {
      await sessions.deleteOne({ _id: id });
    },
    async deleteSessionsOf(userId) {
      await sessions.deleteMany({ userId });
    },
    async purgeSessions(now) {
      const { deletedCount } = await sessions.deleteMany({ expiresAt: { $lte: new Date(now) } });
      return deletedCount;
    },
  };
}

function usernameKey(username: string): string {
  return username.normalize('NFKC').toLowerCase();
}

function toUser({ _id, usernameKey: _key, ...rest }: UserDocument): StaffUser {
  return { id: _id, ...rest };
}

function toSession({ _id, expiresAt, ...rest }: SessionDocument): StaffSession {
  return { id: _id, ...rest, expiresAt: expiresAt.toISOString() };
}
