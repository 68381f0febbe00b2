import path from 'node:path';
import { z } from 'zod';

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .default('0')
  .transform((v) => v === '1' || v === 'true');

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Loopback unless told otherwise: a fresh start must not be reachable from the street. */
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./var'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must start with redis:// or rediss://')
    .optional(),
  /** 64 hex characters. Not set: generated once in DATA_DIR/field.key (mode 0600). */
  FIELD_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hex characters (32 bytes)')
    .optional(),
  /** The address people use, for links and for the cookie's Secure flag. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NLU_ENGINE: z.enum(['linear', 'node-nlp']).default('linear'),
  /** Number of proxies in front of us whose X-Forwarded-For is believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  /** Phone number of the local bureau, shown to workers as the place to ask. */
  BUREAU_PHONE: z.string().max(20).default('12333'),
  /** Lease of a taken case, minutes. */
  LEASE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 60)
    .default(30),
  /** Tests only: `name:action` pairs that stop the process at a named step. Refused in production. */
  FAULT_POINTS: z.string().optional(),
  NODE_ENV: z.string().default('development'),
  DEMO: flag,
});

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  mongodbUri?: string;
  redisUrl?: string;
  fieldKey?: string;
  publicUrl?: string;
  logLevel: z.infer<typeof schema>['LOG_LEVEL'];
  nluEngine: 'linear' | 'node-nlp';
  trustProxy: number;
  bureauPhone: string;
  leaseMinutes: number;
  faultPoints?: string;
  demo: boolean;
}

/** The environment is wrong. `message` names every bad variable, one a line, with what it should be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads and validates the environment, once, at start. Empty strings count as unset (compose files pass those).
 * @throws ConfigError naming each wrong variable (never its value: it may be a secret)
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'));
  }
  const e = parsed.data;
  if (e.FAULT_POINTS && e.NODE_ENV === 'production') {
    throw new ConfigError('FAULT_POINTS: must not be set in production');
  }
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir: path.resolve(e.DATA_DIR),
    mongodbUri: e.MONGODB_URI,
    redisUrl: e.REDIS_URL,
    fieldKey: e.FIELD_KEY,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''),
    logLevel: e.LOG_LEVEL,
    nluEngine: e.NLU_ENGINE,
    trustProxy: e.TRUST_PROXY,
    bureauPhone: e.BUREAU_PHONE,
    leaseMinutes: e.LEASE_MINUTES,
    faultPoints: e.FAULT_POINTS,
    demo: e.DEMO,
  };
}
