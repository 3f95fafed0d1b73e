/** The checks that need no test runner, by name. Each says what is wrong itself and answers whether all is well. */
import { runBin } from './run.mjs';

/** @type {ReadonlyMap<string, () => Promise<boolean>>} */
export const checks = new Map([
  ['types', async () => (await runBin('tsc', ['-p', 'tsconfig.json'], { minutes: 5 })).code === 0],
]);
