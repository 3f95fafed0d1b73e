/** The parts of the test suite: a folder under test/ each, and what runs the files in it. */
import { existsSync, readdirSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { runBin, runNode } from './run.mjs';
import { tallyOf } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/** @param {string} folder under test/ @param {readonly string[]} filters parts of file names; all where empty */
const testFiles = (folder, filters) =>
  !existsSync(inRoot('test', folder))
    ? []
    : readdirSync(inRoot('test', folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => `test/${folder}/${name}`)
        .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)))
        .sort();

/**
 * @param {readonly string[]} files
 * @param {{ minutes: number, serial?: boolean }} options `serial`: one file at a time
 */
const inNode = (files, { minutes, serial = false }) =>
  tallyOf(files[0]?.split('/')[1] ?? '', (env) =>
    runNode(
      [
        '--import=tsx',
        '--disable-warning=ExperimentalWarning',
        '--test',
        '--test-reporter=./scripts/support/node-reporter.mjs',
        '--test-reporter-destination=stdout',
        ...(serial ? ['--test-concurrency=1'] : []),
        ...files,
      ],
      { env, minutes },
    ),
  );

/** @param {readonly string[]} files @param {{ minutes: number }} options */
const inBrowsers = (files, { minutes }) =>
  tallyOf('browsers', (env) => runBin('wtr', [], { env: { ...env, RTC_TEST_FILES: files.join('\n') }, minutes }));

/**
 * In the order in which they run; minutes are limits, not expectations, and add up to less than CI allows.
 * @type {readonly { name: string, folders: readonly string[], start: (files: readonly string[]) => Promise<Tally> }[]}
 */
const PARTS = [
  { name: 'unit', folders: ['unit'], start: (files) => inNode(files, { minutes: 3 }) },
  { name: 'server', folders: ['server'], start: (files) => inNode(files, { minutes: 4 }) },
  {
    name: 'elements',
    folders: ['media', 'signaling', 'session', 'controllers', 'elements'],
    start: (files) => inBrowsers(files, { minutes: 8 }),
  },
  { name: 'e2e', folders: ['e2e'], start: (files) => inNode(files, { minutes: 10, serial: true }) },
];

export const partNames = PARTS.map(({ name }) => name);

/**
 * @param {readonly string[]} names of parts; all of them where empty
 * @param {readonly string[]} filters parts of file names; every file where empty
 * @param {readonly string[]} leftOut files that cannot run on this machine
 * @returns {{ name: string, start: () => Promise<Tally> }[]} one that is empty for lack of files is left out
 */
export const selectParts = (names, filters, leftOut) =>
  PARTS.filter(({ name }) => names.length === 0 || names.includes(name)).flatMap(({ name, folders, start }) => {
    const files = folders.flatMap((folder) => testFiles(folder, filters)).filter((file) => !leftOut.includes(file));
    return files.length === 0 ? [] : [{ name, start: () => start(files) }];
  });
