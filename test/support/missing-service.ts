import { test } from '@jest/globals';
import { isRequired, type ServiceName } from './services';

/**
 * Declares, in place of a suite, that it did not run: one line on stderr and one entry in the test report. A missing
 * service that `REQUIRE_SERVICES` lists is a failure instead. Nothing is ever silently green.
 */
export function reportMissing(service: ServiceName, suite: string, why: string): void {
  const line = `NOT RUN: ${suite} (${why})`;
  process.stderr.write(`${line}\n`);
  if (isRequired(service)) {
    test(`${suite} should have its service`, () => {
      throw new Error(`${line}; REQUIRE_SERVICES lists ${service}`);
    });
  } else {
    test.skip(line, () => undefined);
  }
}
