/** The checks that need no test runner, by name. Each says what is wrong itself and answers whether all is well. */
import { runBin, runNode } from './run.mjs';

const minutes = 5;
/** @param {string} name @param {...string} args */
const bin = async (name, ...args) => (await runBin(name, args, { minutes })).code === 0;
/** @param {...string} args */
const node = async (...args) => (await runNode(args, { minutes })).code === 0;

/** Checks that a change in the sources can break. @type {ReadonlyMap<string, () => Promise<boolean>>} */
export const checks = new Map([
  ['manifest', () => node('scripts/manifest.mjs', '--check')],
  ['format', () => bin('prettier', '--check', '--log-level=warn', '.')],
  ['lint', () => node('scripts/lint.mjs')],
  ['types', () => bin('tsc', '-p', 'tsconfig.json')],
  ['types in Vue templates', () => bin('vue-tsc', '-p', 'demo/frameworks/vue/tsconfig.json')],
]);

/** Checks of what is published; dist/ has to be there. @type {ReadonlyMap<string, () => Promise<boolean>>} */
export const packageChecks = new Map([
  ['size', () => node('scripts/size.mjs')],
  ['package', () => node('scripts/pack-check.mjs')],
]);
