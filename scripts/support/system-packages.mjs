/**
 * What the tests need beside npm packages, and how it gets onto the machine: by apt-get where we are root on Debian or
 * a relative of it, otherwise by whoever reads the one line we print.
 */
import { existsSync } from 'node:fs';
import { findChromium, findFirefox, onPath } from './browsers.mjs';
import { run } from './run.mjs';

const inCI = process.env.CI === 'true';

/**
 * Where a package is not `needed`, the test files it names are left out without it; CI may leave nothing out. Tests in
 * both browsers leave Firefox out by themselves.
 * @type {readonly { apt: string, present: () => Promise<boolean> | boolean, needed: boolean, tests: readonly string[] }[]}
 */
const PACKAGES = [
  { apt: 'chromium', present: async () => (await findChromium()) !== null, needed: true, tests: [] },
  { apt: 'firefox-esr', present: () => findFirefox() !== null, needed: inCI, tests: [] },
  {
    apt: 'redis-server',
    present: () => onPath(['redis-server']) !== null,
    needed: inCI,
    tests: ['test/server/cluster.test.ts'],
  },
];

const missing = async () => {
  const present = await Promise.all(PACKAGES.map((entry) => entry.present()));
  return PACKAGES.filter((_, index) => !present[index]);
};

const canInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath(['apt-get']) !== null;

/**
 * Installs what can be installed.
 * @returns {Promise<{ ready: boolean, leftOut: readonly string[] }>} whether the tests can run, and which files cannot
 */
export const ensureSystemPackages = async () => {
  let lacking = await missing();
  if (lacking.length > 0 && canInstall()) {
    const names = lacking.map(({ apt }) => apt);
    console.log(`Installing ${names.join(', ')} (apt-get) ...`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names, 'fonts-dejavu-core'], { env });
    lacking = await missing();
  }
  const fatal = lacking.filter(({ needed }) => needed).map(({ apt }) => apt);
  for (const { apt, needed } of lacking)
    if (!needed) console.log(`Skipped: tests with ${apt}, which is not installed.`);
  if (fatal.length > 0) {
    console.error(`Missing: ${fatal.join(', ')}. Install with: sudo apt-get install ${fatal.join(' ')}`);
  }
  return { ready: fatal.length === 0, leftOut: lacking.flatMap(({ tests }) => tests) };
};
