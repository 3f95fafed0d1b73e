/** `npm run verify`: everything that has to be true of a change, in one go: `npm test`, then what would be published. */
import { packageChecks } from './support/checks.mjs';
import { inRoot } from './support/root.mjs';
import { runNode } from './support/run.mjs';

const failed = [];
if ((await runNode([inRoot('scripts', 'test.mjs')])).code !== 0) failed.push('test');
for (const [name, check] of packageChecks) {
  console.log(`\n── ${name}`);
  if (!(await check())) failed.push(name);
}
console.log(failed.length === 0 ? '\nAll is well.' : `\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
