import type { Model, UpdateQuery } from 'mongoose';
import { isDuplicate } from './errors';

/**
 * Writes the document under `id`, there or not. Two first writers at once are refused one of the two inserts; the loser
 * tries again and finds the document there.
 */
export async function upsertById<T>(model: Model<T>, id: string, members: Omit<T, '_id'>): Promise<void> {
  for (let round = 0; ; round += 1) {
    try {
      await model.updateOne({ _id: id }, { $set: members } as UpdateQuery<T>, {
        upsert: true,
        runValidators: true,
      });
      return;
    } catch (error) {
      if (!isDuplicate(error) || round >= 5) throw error;
    }
  }
}
