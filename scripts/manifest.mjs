/**
 * `npm run manifest` writes custom-elements.json and docs/elements.md from the sources; with `--check` it writes nothing
 * and fails where one of them is stale, or where a public thing is not described.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { elementsPage, undescribed } from './support/elements-page.mjs';
import { inRoot } from './support/root.mjs';
import { runBin } from './support/run.mjs';

const check = process.argv.includes('--check');
const directory = `.cache/manifest-${process.pid}`;
mkdirSync(inRoot(directory), { recursive: true });
const { code, output } = await runBin(
  'cem',
  ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--outdir', directory],
  { quiet: true, minutes: 2 },
);
if (code !== 0) {
  console.error(output);
  process.exit(1);
}
/** @type {import('custom-elements-manifest/schema.js').Package} */
const manifest = JSON.parse(readFileSync(inRoot(directory, 'custom-elements.json'), 'utf8'));
rmSync(inRoot(directory), { recursive: true, force: true });

const generated = {
  'custom-elements.json': `${JSON.stringify(manifest, null, 2)}\n`,
  'docs/elements.md': await format(elementsPage(manifest), { parser: 'markdown', printWidth: 120 }),
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
