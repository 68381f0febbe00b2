import path from 'node:path';
import { fileURLToPath } from 'node:url';

const REPLACEMENT = path.join(path.dirname(fileURLToPath(import.meta.url)), 'staff/adopted-css.ts');

/** The helper module of Ant Design's libraries that writes `<style>` elements, and the copy of it in its icons. */
const WRITERS =
  /@rc-component[\\/]util[\\/](es|lib)[\\/]Dom[\\/]dynamicCSS\.js$|@ant-design[\\/]icons[\\/](es|lib)[\\/]cssUtils\.js$/;

/**
 * Ant Design puts its styles into `<style>` elements at run time, which our Content-Security-Policy forbids. All of it
 * goes through one small module; this plugin puts ours in its place, which uses constructed style sheets: the policy
 * allows those, because no markup is involved. Both places import the same instance: the page has one list of sheets.
 */
export function styleSheetShim() {
  return {
    name: 'style-sheet-shim',
    setup(build) {
      build.onLoad({ filter: WRITERS }, () => ({
        contents: `export * from ${JSON.stringify(REPLACEMENT)};`,
        loader: 'js',
        resolveDir: path.dirname(REPLACEMENT),
      }));
    },
  };
}
