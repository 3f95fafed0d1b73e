/** What custom-elements.json is made from: the elements' sources and the doc blocks in them. */
import { publicApi } from './scripts/support/manifest-plugin.mjs';

export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/elements/**/*.styles.ts', 'src/elements/**/*.d.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicApi],
};
