/**
 * `npm run manifest` writes custom-elements.json from the sources, and all that is made from it: docs/elements.md, the
 * types for frameworks, the data for editors. With `--check` it writes nothing and fails where one of them is stale, or
 * where a public thing is not described.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { vscodeData, webTypes } from './support/editor-data.mjs';
import { elementsPage, undescribed } from './support/elements-page.mjs';
import { propertyNames, reactComponents } from './support/framework-sources.mjs';
import { literalTypes } from './support/literal-types.mjs';
import { inRoot } from './support/root.mjs';
import { runBin } from './support/run.mjs';

const check = process.argv.includes('--check');
const directory = `.cache/manifest-${process.pid}`;
mkdirSync(inRoot(directory), { recursive: true });
const analysis = await runBin(
  'cem',
  ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--outdir', directory],
  { quiet: true, minutes: 2 },
);
if (analysis.code !== 0) {
  console.error(analysis.output);
  process.exit(1);
}
/** @type {import('custom-elements-manifest/schema.js').Package} */
const manifest = JSON.parse(readFileSync(inRoot(directory, 'custom-elements.json'), 'utf8'));
rmSync(inRoot(directory), { recursive: true, force: true });

/** @type {{ name: string, version: string }} */
const about = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
const valuesOf = literalTypes(manifest.modules.map(({ path }) => path.replace(/^dist\//, '').replace(/\.js$/, '.ts')));
/** @param {unknown} value */
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const code = { parser: 'typescript', printWidth: 120, singleQuote: true };
const generated = {
  'custom-elements.json': json(manifest),
  'docs/elements.md': await format(elementsPage(manifest), { parser: 'markdown', printWidth: 120 }),
  'src/frameworks/properties.ts': await format(propertyNames(manifest), code),
  'src/frameworks/react.ts': await format(reactComponents(manifest), code),
  'vscode.html-custom-data.json': json(vscodeData(manifest, valuesOf)),
  'web-types.json': json(webTypes(manifest, about, valuesOf)),
};
for (const [name, text] of Object.entries(generated)) {
  const file = inRoot(name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (check) {
    console.error(`${name} is stale; run: npm run manifest`);
    process.exitCode = 1;
  } else {
    mkdirSync(inRoot('docs'), { recursive: true });
    writeFileSync(file, text);
    console.log(`Wrote ${name}`);
  }
}
if (check) {
  for (const name of undescribed(manifest)) {
    console.error(`${name} has no description.`);
    process.exitCode = 1;
  }
}
