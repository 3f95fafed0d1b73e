/**
 * Builds dist/: the script-tag files and the modules (rollup), and the declarations (tsc). The new build is made
 * beside the old one and swapped in when it is whole, so that a running server never serves half of one.
 */
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { ensureInstalled } from './support/install.mjs';
import { buildIsStale, sourceHash, stampBuild } from './support/build-stamp.mjs';
import { inRoot } from './support/root.mjs';
import { runBin } from './support/run.mjs';

/** Builds when the sources differ from what dist/ was made of. @returns {Promise<boolean>} whether dist/ is good now */
export const build = async ({ force = false } = {}) => {
  await ensureInstalled();
  if (!force && !buildIsStale()) return true;
  console.log('Building ...');
  const hash = sourceHash();
  const fresh = inRoot(`.cache/build-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  try {
    const rollup = await runBin('rollup', ['-c', '--silent'], { minutes: 5, env: { RTC_DIST: fresh } });
    if (rollup.code !== 0) return false;
    const tsc = await runBin('tsc', ['-p', 'tsconfig.build.json', '--outDir', fresh], { minutes: 5 });
    if (tsc.code !== 0) return false;
    const cli = `${fresh}/server/main.js`;
    if (existsSync(cli)) chmodSync(cli, 0o755);
    rmSync(inRoot('dist'), { recursive: true, force: true });
    renameSync(fresh, inRoot('dist'));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  stampBuild(hash);
  return true;
};

if (process.argv[1] === inRoot('scripts', 'build.mjs')) {
  process.exitCode = (await build({ force: !process.argv.includes('--if-stale') })) ? 0 : 1;
}
