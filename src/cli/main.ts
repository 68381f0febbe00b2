import path from 'node:path';
import { createApp, type App } from '../app';
import { ROLE_TITLES } from '../contracts/staff';
import { systemClock } from '../shared/clock';
import { ConfigError, readConfig } from '../shared/config';
import { AppError } from '../shared/errors';
import { noFaults } from '../shared/faults';
import { createLogger } from '../shared/logger';
import { exportCases } from './cases';
import { runChat } from './chat';
import { runContent } from './content';
import { runDb } from './db';
import { runNlu } from './nlu';
import { runRegister } from './register';
import type { CliIo } from './talk';
import { addUser } from './users';

const USAGE = `npm run -s cli -- COMMAND

  chat [--json | --script FILE… | --golden FILE… | --complaints FILE…]
                                        talk to the bot in the terminal, on a throw-away store
  nlu classify [--today YYYY-MM-DD]     one utterance a line on stdin, one JSON line each
  nlu bench DIR [--engine linear|node-nlp|all]
  users add NAME --role ROLE [--region CITY[/DISTRICT]]…   password on stdin; roles: ${Object.keys(ROLE_TITLES).join(', ')}
  cases export [--incidents]            JSON lines, personal data included: handle with care; with --incidents
                                        one line for each crisis: when, how urgent, how many people, what was done
  register export | manifest | report-131
                                        lists of sign-ups and posts for other offices, personal data included
  content lint | plain | evaluate | expiring [DAYS] | publish NOTE | export DIR | import DIR
  db export FILE | import FILE          move everything to another store

Environment as for the service (DATA_DIR, MONGODB_URI, …).`;

/** Runs one command. Bad input: a clear line on stderr and a code other than 0. @returns exit code */
export async function runCli(args: readonly string[], io: CliIo = process): Promise<number> {
  const [command, ...rest] = args;
  try {
    switch (command) {
      case 'chat':
        return await runChat(rest, io);
      case 'nlu':
        return await runNlu(rest, io);
      case 'users':
        return await withApp((app) => addUser(app, rest, io));
      case 'cases':
        return await withApp((app) => exportCases(app, rest, io));
      case 'register':
        return await withApp((app) => runRegister(app, rest, io));
      case 'content':
        return await withApp((app) => runContent(app, rest, io));
      case 'db':
        return await runDb(rest, io);
      case undefined:
      case 'help':
      case '--help':
        io.stdout.write(`${USAGE}\n`);
        return command === undefined ? 2 : 0;
      default:
        io.stderr.write(`unknown command ${command}\n\n${USAGE}\n`);
        return 2;
    }
  } catch (error) {
    io.stderr.write(`${describe(error)}\n`);
    return 1;
  }
}

/** What an operator can mend is one line; anything else comes with its stack. */
function describe(error: unknown): string {
  if (error instanceof ConfigError) return `wrong configuration:\n${error.message}`;
  if (error instanceof AppError)
    return `${error.code}: ${error.message}${error.details ? ` ${JSON.stringify(error.details)}` : ''}`;
  if (error instanceof Error && 'code' in error) return `${String(error.code)}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The app on the configured store. A running service holds the built-in store: then this says so and ends. */
async function withApp(use: (app: App) => Promise<number>): Promise<number> {
  const app = await createApp({
    config: readConfig(),
    clock: systemClock,
    logger: createLogger('warn'),
    faults: noFaults,
    root: path.join(__dirname, '../..'),
    progress: () => undefined,
    onFatal: (error) => {
      throw error;
    },
  });
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}
