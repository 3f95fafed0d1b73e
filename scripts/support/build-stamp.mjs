/**
 * Whether dist/ is the build of the sources that are here now: a hash over everything the build reads, kept in dist/.
 * Contents, not times, since git sets times as it likes.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { inRoot } from './root.mjs';

const DIRECTORIES = ['src', 'server', 'scripts/stand-ins', 'scripts/support'];
const FILES = ['package-lock.json', 'rollup.config.mjs', 'scripts/build.mjs', 'tsconfig.json', 'tsconfig.build.json'];
const STAMP = inRoot('dist', '.build-stamp');

export const sourceHash = () => {
  const inputs = DIRECTORIES.flatMap((directory) =>
    readdirSync(inRoot(directory), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  ).concat(FILES.map((file) => inRoot(file)));
  const hash = createHash('sha256');
  for (const file of inputs.sort()) hash.update(file.slice(inRoot().length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
};

export const buildIsStale = () => !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== sourceHash();

/** @param {string} hash taken before the build began, so that a change made meanwhile is not lost */
export const stampBuild = (hash) => {
  mkdirSync(inRoot('dist'), { recursive: true });
  writeFileSync(STAMP, hash);
};
