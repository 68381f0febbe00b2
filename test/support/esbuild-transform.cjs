/* eslint-disable @typescript-eslint/no-require-imports -- jest loads a transform as CommonJS */
// Jest's transform: esbuild only strips the types, as it does for the service itself; `npm run types` checks them.
const { createHash } = require('node:crypto');
const esbuild = require('esbuild');

module.exports = {
  getCacheKey: (source, file) =>
    createHash('sha1').update(esbuild.version).update(file).update(source).digest('hex'),
  process(source, file) {
    const loader = file.endsWith('x') ? 'tsx' : file.endsWith('ts') ? 'ts' : 'js';
    const { code } = esbuild.transformSync(source, {
      loader,
      format: 'cjs',
      target: 'node20',
      platform: 'node',
      jsx: 'automatic',
      sourcemap: 'inline',
      sourcefile: file,
    });
    return { code };
  },
};
