/**
 * `npm test`: everything, on a fresh clone, with nothing typed before. `npm test -- unit e2e` runs those parts only,
 * `npm test -- e2e three` the files of a part whose name has "three" in it. The last line is `N passed, N failed`.
 */
import { build } from './build.mjs';
import { checks } from './support/checks.mjs';
import { ensureInstalled } from './support/install.mjs';
import { ensureSystemPackages } from './support/system-packages.mjs';
import { partNames, selectParts } from './support/test-parts.mjs';

const words = process.argv.slice(2);
const names = words.filter((word) => partNames.includes(word));
const filters = words.filter((word) => !partNames.includes(word));

let passed = 0;
let failed = 0;
/** @type {string[]} */
const red = [];
/** @param {string} name @param {() => Promise<{ passed: number, failed: number }>} start */
const step = async (name, start) => {
  console.log(`\n── ${name}`);
  const from = Date.now();
  const tally = await start();
  passed += tally.passed;
  failed += tally.failed;
  if (tally.failed > 0) red.push(name);
  console.log(`   ${tally.passed} passed, ${tally.failed} failed, ${((Date.now() - from) / 1000).toFixed(1)} s`);
};
/** @param {string} name @param {() => Promise<boolean>} check */
const stepOf = (name, check) =>
  step(name, async () => ((await check()) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }));

await ensureInstalled();
const { ready, leftOut } = await ensureSystemPackages();
if (ready) {
  await stepOf('build', build);
  if (words.length === 0) for (const [name, check] of checks) await stepOf(name, check);
  const parts = selectParts(names, filters, leftOut);
  for (const { name, start } of parts) await step(name, start);
  if (parts.length === 0) {
    console.error('No test file matches.');
    failed += 1;
  }
} else {
  failed += 1;
}

if (red.length > 0) console.log(`\nFailed: ${red.join(', ')}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);
