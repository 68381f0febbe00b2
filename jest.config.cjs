// esbuild only strips types: the compiler checks them in `npm run types`.
module.exports = {
  testEnvironment: 'node',
  // A loaded machine is slow, not wrong: figures come from the benches, and a hanging test still ends.
  testTimeout: 60_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.(t|j)sx?$': '<rootDir>/test/support/esbuild-transform.cjs' },
  transformIgnorePatterns: ['/node_modules/'],
};
