import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { App } from '../app';
import { expiringQuery } from '../contracts/api/staff';
import { readTopicFiles } from '../content/read-intents';
import { runPlain } from './content-plain';
import type { CliIo } from './talk';

const BY = 'cli';

/**
 * `content lint | plain | evaluate | expiring [DAYS] | publish NOTE | export DIR | import DIR`.
 *
 * @returns 1 when lint finds errors or words are not plain, or when something the chat says has run out or is overdue for review
 */
export async function runContent(app: App, args: readonly string[], io: CliIo): Promise<number> {
  const [verb, argument] = args;
  const print = (value: unknown): void => void io.stdout.write(`${JSON.stringify(value)}\n`);
  switch (verb) {
    case 'lint': {
      const findings = await app.content.lint();
      findings.forEach(print);
      return findings.some((finding) => finding.level === 'error') ? 1 : 0;
    }
    case 'plain':
      return runPlain(app, io);
    case 'evaluate':
      print(await app.content.evaluate());
      return 0;
    case 'expiring': {
      const wanted = expiringQuery.safeParse({ days: argument });
      if (!wanted.success) return usage(io);
      const { items } = await app.content.expiring(wanted.data.days);
      items.forEach(print);
      return items.some((item) => item.overdue) ? 1 : 0;
    }
    case 'publish': {
      if (!argument) return usage(io);
      const { live } = await app.content.versions();
      print(await app.content.publish({ baseVersion: live, note: argument, by: BY }));
      return 0;
    }
    case 'export': {
      if (!argument) return usage(io);
      mkdirSync(argument, { recursive: true });
      for (const file of await app.content.exportFiles())
        writeFileSync(path.join(argument, `${file.topic}.yml`), stringify(file, { lineWidth: 0 }));
      return 0;
    }
    case 'import': {
      if (!argument) return usage(io);
      const { live } = await app.content.versions();
      let drafts = 0;
      for (const file of readTopicFiles(argument)) {
        for (const intent of file.intents) {
          const { live: known } = await app.content.view(intent.id).catch(() => ({ live: null }));
          if (known && JSON.stringify(known) === JSON.stringify({ ...intent, topic: file.topic })) continue;
          await app.content.saveDraft({ ...intent, topic: file.topic }, live, BY);
          drafts += 1;
        }
      }
      print({ drafts, next: drafts > 0 ? 'content lint, then content publish NOTE' : 'nothing differs' });
      return 0;
    }
    default:
      return usage(io);
  }
}

function usage(io: CliIo): number {
  io.stderr.write(
    'content lint | plain | evaluate | expiring [DAYS, 1 to 400] | publish NOTE | export DIR | import DIR\n',
  );
  return 2;
}
