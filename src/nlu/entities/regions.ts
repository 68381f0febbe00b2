import { z } from 'zod';

/** The parts of data/regions.json that understanding needs; unknown keys are other parts' business. */
const place = z.object({
  code: z.string(),
  name: z.string(),
  short: z.string(),
  aliases: z.array(z.string()).default([]),
});

export const regionsSchema = z.object({
  cities: z.array(place.extend({ districts: z.array(place) })),
  functionalZones: z.array(
    z.object({ name: z.string(), city: z.string(), aliases: z.array(z.string()).default([]) }),
  ),
  ambiguous: z.array(z.object({ term: z.string(), candidates: z.array(z.string()) })),
  /** Cities and districts outside Jiangsu whose names must not be taken for ours. */
  outside: z.array(z.string()).default([]),
  originProvinces: z.array(z.object({ name: z.string(), short: z.string() })),
});

export type Regions = z.infer<typeof regionsSchema>;
