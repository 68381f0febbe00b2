import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Reads a YAML file that is one list. @throws Error naming the file and what is wrong in it */
export function readYamlList<T extends z.ZodType>(file: string, item: T): z.output<T>[] {
  const parsed = z.array(item).safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(
    `${path.basename(file)}: ${issue ? `${issue.path.join('.')}: ${issue.message}` : 'is not a list'}`,
  );
}
