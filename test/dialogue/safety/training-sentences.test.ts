import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { detectSafety } from '../../../src/dialogue/safety';

const FOLDER = join(__dirname, '../../../intents');

/** Intents whose sentences tell of a situation of the safety rules: showing help there is right. */
const ABOUT_A_CRISIS = [
  /^relief\.(no_food|homeless|stranded|left_behind|medical)$/,
  /^black_agency\.(id_kept|scam_check)$/,
  /^discrimination\.(pregnancy|harassment)$/,
  /^job_search\.minor$/,
  /^legal_process\.(police_petition|urgent_money)$/,
  /^dismissal\.protected$/,
  /^work_injury\.(injured_now|what_counts|disease_death|uninsured|compensation|occupational|contractor_owner|over_age_platform)$/,
];

interface IntentFile {
  intents: { id: string; examples?: unknown[] }[];
}

/** Their banner names 12338 or 12333, which is what they ask for. */
const hasBannerOfItsOwn = (kind: string | undefined): boolean =>
  kind === 'pregnancy' || kind === 'id_withheld';

test('the sentences that the engine learns ordinary intents from hardly ever raise an alarm or a banner', () => {
  const sentences = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yml'))
    .flatMap((file) => (parse(readFileSync(join(FOLDER, file), 'utf8')) as IntentFile).intents)
    .filter(({ id }) => !ABOUT_A_CRISIS.some((crisis) => crisis.test(id)))
    .flatMap(({ id, examples }) => (examples ?? []).map((text) => ({ id, text: String(text) })));
  const offenders = sentences
    .map((sentence) => ({ ...sentence, ...detectSafety(sentence.text) }))
    .filter(({ level }) => level !== 'none');
  const shown = offenders.map(({ level, kind, id, text }) => `${level} ${kind} ${id}: ${text}`).join('\n');
  console.info(`${offenders.length} of ${sentences.length} ordinary sentences\n${shown}`);
  expect(sentences.length).toBeGreaterThan(500);
  const banners = offenders.filter(({ level, kind }) => level === 'P2' && !hasBannerOfItsOwn(kind));
  const alarms = offenders.filter(({ level }) => level !== 'P2');
  expect(alarms.length / sentences.length).toBeLessThanOrEqual(0.01);
  expect(banners.length / sentences.length).toBeLessThanOrEqual(0.01);
});
