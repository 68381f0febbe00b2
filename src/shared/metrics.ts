import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted. Labels are codes of ours: never words, names or numbers of people. */
export interface Metrics {
  registry: Registry;
  turns: Counter<'kind' | 'topic' | 'decision'>;
  turnSeconds: Histogram;
  effectsResumed: Counter;
  casesOpened: Counter<'crisis'>;
  http: Histogram<'method' | 'route' | 'status'>;
  streams: Gauge;
  contentVersion: Gauge;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    turns: new Counter({
      name: 'gongyou_turns_total',
      help: 'Committed turns of workers.',
      labelNames: ['kind', 'topic', 'decision'],
      registers,
    }),
    turnSeconds: new Histogram({
      name: 'gongyou_turn_seconds',
      help: 'From a decoded message to its committed, settled turn.',
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
    effectsResumed: new Counter({
      name: 'gongyou_effects_resumed_total',
      help: 'Turns whose effects were carried out after a failure.',
      registers,
    }),
    casesOpened: new Counter({
      name: 'gongyou_cases_total',
      help: 'Cases opened or raised from conversations.',
      labelNames: ['crisis'],
      registers,
    }),
    http: new Histogram({
      name: 'gongyou_http_seconds',
      help: 'HTTP requests by route pattern.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.025, 0.1, 0.25, 1, 5],
      registers,
    }),
    streams: new Gauge({ name: 'gongyou_streams', help: 'Open event streams of worker pages.', registers }),
    contentVersion: new Gauge({
      name: 'gongyou_content_version',
      help: 'Published content version that answers.',
      registers,
    }),
  };
}
