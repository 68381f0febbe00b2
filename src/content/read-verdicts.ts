import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Verdict } from '../contracts/verdict';

/** Longest bubble, as for answers. */
const MOST_CHARS = 120;

const pattern = z
  .string()
  .min(1)
  .transform((source, context) => {
    try {
      return new RegExp(source);
    } catch {
      context.addIssue({ code: 'custom', message: `is no pattern: ${source}` });
      return z.NEVER;
    }
  });

const fileSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z_]+$/),
    asked: z.array(pattern).min(1),
    told: z.array(pattern).default([]),
    not: pattern.optional(),
    say: z.string().min(1).max(MOST_CHARS),
    sources: z.array(z.string().min(1)).min(1),
    intent: z.string().optional(),
  }),
);

/** Reads the short verdicts of `data/verdicts.yml`. @throws Error naming the file and what is wrong in it */
export function readVerdicts(file: string): Verdict[] {
  const found = fileSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!found.success) throw new Error(`${file}: ${z.prettifyError(found.error)}`);
  return found.data.map(({ not, intent, ...rest }) => ({
    ...rest,
    ...(not ? { not } : {}),
    ...(intent ? { intent } : {}),
  }));
}
