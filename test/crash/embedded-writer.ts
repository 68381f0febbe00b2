import { MongoClient } from 'mongodb';
import { startEmbeddedStore } from '../../src/storage/embedded';

/**
 * The process that is killed. It writes without pause and reports, one JSON line each, what was acknowledged:
 * inserts (`i`), updates that raise two fields together (`u`), and findAndModify on one counter (`f`).
 * Arguments: data folder, prefix of its ids.
 */
async function main(dataDir: string, prefix: string): Promise<void> {
  const store = await startEmbeddedStore({ dataDir, onExit: () => process.exit(3) });
  const client = await MongoClient.connect(store.uri);
  const docs = client
    .db()
    .collection<{ _id: string; code: string; a: number; b: number; tags: string[] }>('docs');
  const counters = client.db().collection<{ _id: string; n: number }>('counters');
  await docs.createIndex({ code: 1 }, { unique: true });
  await docs.createIndex({ tags: 1, a: -1 });
  const say = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
  say({ k: 'ready' });
  const worker = async (w: number): Promise<void> => {
    for (let i = 0; ; i++) {
      const id = `${prefix}-${w}-${i}`;
      await docs.insertOne({ _id: id, code: `c-${id}`, a: 0, b: 0, tags: [`t${w}`, 'all'] });
      say({ k: 'i', id });
      await docs.insertOne({ _id: `${id}x`, code: `c-${id}`, a: 0, b: 0, tags: [] }).then(
        () => say({ k: 'wrong', id }),
        () => undefined,
      );
      for (let n = 1; n <= 2; n++) {
        await docs.updateOne({ code: `c-${id}` }, { $inc: { a: 1, b: 1 }, $push: { tags: `n${n}` } });
        say({ k: 'u', id, n });
      }
      const after = await counters.findOneAndUpdate(
        { _id: 'hits' },
        { $inc: { n: 1 } },
        { upsert: true, returnDocument: 'after' },
      );
      say({ k: 'f', n: after?.n });
      if (i % 5 === 4) {
        await docs.deleteOne({ _id: id });
        say({ k: 'd', id });
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, w) => worker(w)));
}

main(process.argv[2] ?? '', process.argv[3] ?? '').catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(2);
});
