/** Brings in the dependencies where there are none, so that nothing has to be typed before `npm start` or `npm test`. */
import { existsSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { run } from './run.mjs';

/** npm writes this file last, so a broken-off installation counts as none. */
const MARK = inRoot('node_modules', '.package-lock.json');

export const ensureInstalled = async () => {
  if (existsSync(MARK)) return;
  console.log('Installing dependencies (npm ci) ...');
  const { code } = await run('npm', ['ci', '--no-audit', '--no-fund']);
  if (code !== 0) {
    console.error('npm ci failed; see above.');
    process.exit(1);
  }
};
