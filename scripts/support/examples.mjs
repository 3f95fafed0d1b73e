/** Builds the examples under demo/frameworks as somebody's bundler would, against the package as it was built. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { build } from 'esbuild';
import { inRoot } from './root.mjs';
import { vue } from './vue-plugin.mjs';

/** @type {Readonly<Record<string, { entry: string, plugins: import('esbuild').Plugin[] }>>} */
export const EXAMPLES = {
  react: { entry: 'main.tsx', plugins: [] },
  vue: { entry: 'main.ts', plugins: [vue] },
};

/** @param {keyof typeof EXAMPLES} name @param {string} directory where `page.css` and a folder of the name go */
export const buildExample = async (name, directory) => {
  const example = EXAMPLES[name];
  if (!example) throw new Error(`There is no example ${name}.`);
  const from = inRoot('demo', 'frameworks');
  mkdirSync(`${directory}/${name}`, { recursive: true });
  copyFileSync(`${from}/page.css`, `${directory}/page.css`);
  copyFileSync(`${from}/${name}/index.html`, `${directory}/${name}/index.html`);
  await build({
    entryPoints: { main: `${from}/${name}/${example.entry}` },
    outdir: `${directory}/${name}`,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    logLevel: 'silent',
    jsx: 'automatic',
    // Our own `paths` lead to the sources; a user has none.
    tsconfigRaw: {},
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: example.plugins,
  });
};
