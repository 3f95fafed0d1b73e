/**
 * Three builds from one source tree. Two self-contained files for a script tag (ES module with chunks loaded on
 * demand, and a classic script), and the modules one by one, for bundlers and for Node, where dependencies stay
 * imports. A circular import among our own modules is an error in all of them.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { slimPeerJs } from './scripts/support/slim-peerjs.mjs';
import { minifyTemplates } from './scripts/support/minify-templates.mjs';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const SCRIPT_ENTRY = 'src/script.ts';
const DIST = process.env.RTC_DIST ?? here('dist');

/** Without the tsconfig, esbuild compiles decorators the standard way and Lit refuses to start. */
const typescript = () => esbuild({ tsconfig: here('tsconfig.json'), target: 'es2022', sourceMap: true });

/** What PeerJS brings along and our use of it does not need: stand-ins of a few lines. */
const STAND_INS = new Map([
  ['webrtc-adapter', here('scripts/stand-ins/webrtc-adapter.mjs')],
  ['peerjs-js-binarypack', here('scripts/stand-ins/binarypack.mjs')],
]);
const standIns = {
  name: 'stand-ins',
  resolveId: (/** @type {string} */ id) => STAND_INS.get(id) ?? null,
};

/** Which chunk loads which, for the size check; the name keeps it out of the package. @type {import('rollup').Plugin} */
const chunkGraph = {
  name: 'chunk-graph',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).flatMap((file) =>
      file.type === 'chunk'
        ? [
            {
              file: file.fileName,
              isEntry: file.isEntry,
              imports: file.imports,
              modules: file.moduleIds.map((id) => id.replace(here('.'), '')),
            },
          ]
        : [],
    );
    this.emitFile({ type: 'asset', fileName: '.chunks.json', source: JSON.stringify(chunks, null, 2) });
  },
};

/** @type {import('rollup').WarningHandlerWithDefault} */
const onwarn = (warning, warn) => {
  const foreign = [warning.id, ...(warning.ids ?? [])].some((id) => id?.includes('node_modules'));
  if (warning.code === 'CIRCULAR_DEPENDENCY' && !foreign) throw new Error(warning.message);
  if (warning.code === 'UNRESOLVED_IMPORT' && !foreign) throw new Error(warning.message);
  // Files that hold only types come out empty; foreign code may say `this` at its top.
  if (warning.code === 'EMPTY_BUNDLE' || (warning.code === 'THIS_IS_UNDEFINED' && foreign)) return;
  warn(warning);
};

/** @param {boolean} module in a classic script, names at the top are the page's and have to stay */
const minify = (module) =>
  terser({
    ecma: 2022,
    module,
    compress: { passes: 3, pure_getters: true, keep_fargs: false },
    format: { comments: false },
  });

const inPage = [
  standIns,
  slimPeerJs,
  typescript(),
  minifyTemplates,
  nodeResolve({ browser: true, exportConditions: ['browser', 'production'] }),
  commonjs(),
];

/** @param {string} directory every TypeScript module in it, as an input of its own */
const modulesIn = (directory) =>
  readdirSync(here(directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => `${directory}/${name}`)
    .filter((path) => path !== SCRIPT_ENTRY);

/**
 * The entry of the first build only re-exports a chunk with a hash in its name. That costs a page one round trip and
 * buys that chunks never import the entry by its own URL: `rtc-elements.js?v=2`, or a newer entry under a chunk that is
 * still cached, would be a second copy of the library, or a broken one.
 *
 * @type {import('rollup').RollupOptions[]}
 */
export default [
  {
    input: { 'rtc-elements': SCRIPT_ENTRY },
    plugins: inPage,
    onwarn,
    output: {
      dir: DIST,
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      plugins: [minify(true), chunkGraph],
    },
  },
  {
    input: SCRIPT_ENTRY,
    plugins: inPage,
    onwarn,
    output: {
      file: `${DIST}/rtc-elements.iife.js`,
      format: 'iife',
      name: 'rtcElements',
      inlineDynamicImports: true,
      sourcemap: true,
      plugins: [minify(false)],
    },
  },
  {
    input: [...modulesIn('src'), ...modulesIn('server')],
    external: (id) => !/^[./]/.test(id),
    plugins: [typescript()],
    onwarn,
    output: {
      dir: DIST,
      format: 'es',
      sourcemap: true,
      preserveModules: true,
      preserveModulesRoot: here('.'),
      entryFileNames: '[name].js',
    },
  },
];
