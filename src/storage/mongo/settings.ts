import { Schema, type Connection } from 'mongoose';
import type { SettingsStore } from '../../contracts/ports';
import { upsertById } from './upsert';

interface SettingDocument {
  _id: string;
  value: string;
}

const schema = new Schema<SettingDocument>(
  { _id: { type: String, required: true }, value: String },
  { strict: 'throw', versionKey: false },
);

export function createSettingsStore(connection: Connection): SettingsStore {
  const model = connection.model<SettingDocument>('Setting', schema, 'settings');
  return {
    async get(key) {
      const found = await model.findOne({ _id: key }).lean<SettingDocument>();
      return found?.value ?? null;
    },
    set: (key, value) => upsertById(model, key, { value }),
    async take(key, value) {
      const { deletedCount } = await model.deleteOne({ _id: key, value });
      return deletedCount === 1;
    },
  };
}
