/**
 * What the tests need beside npm packages, and how it gets onto the machine: by apt-get where we are root on Debian or
 * a relative of it, otherwise by whoever reads the one line we print.
 */
import { existsSync } from 'node:fs';
import { findChromium, findFirefox, onPath } from './browsers.mjs';
import { run } from './run.mjs';

/**
 * `program` is looked for on the path; a package without one is only brought along with others.
 * @type {readonly { apt: string, present: () => Promise<boolean> | boolean, needed: boolean }[]}
 */
const PACKAGES = [
  { apt: 'chromium', present: async () => (await findChromium()) !== null, needed: true },
  { apt: 'firefox-esr', present: () => findFirefox() !== null, needed: process.env.CI === 'true' },
];

const missing = async () => {
  const present = await Promise.all(PACKAGES.map((entry) => entry.present()));
  return PACKAGES.filter((_, index) => !present[index]);
};

const canInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath(['apt-get']) !== null;

/** Installs what can be installed. @returns {Promise<boolean>} whether the tests can run */
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
  for (const { apt, needed } of lacking) if (!needed) console.log(`Skipped: tests in ${apt}, which is not installed.`);
  if (fatal.length > 0) {
    console.error(`Missing: ${fatal.join(', ')}. Install with: sudo apt-get install ${fatal.join(' ')}`);
  }
  return fatal.length === 0;
};
