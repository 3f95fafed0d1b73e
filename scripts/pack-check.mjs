/**
 * `npm run pack:check`: what would be published, as somebody who installs it finds it. Packs, asks publint and Are The
 * Types Wrong, installs the package into an empty project, and imports every entry there.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { importFlags, importProgram, packageEntries } from './support/entries.mjs';
import { inRoot } from './support/root.mjs';
import { run, runBin, runNode } from './support/run.mjs';

const directory = mkdtempSync(join(tmpdir(), 'rtc-elements-pack-'));
const minutes = 4;

/** @param {string} what @param {{ code: number, output: string }} result of a quiet run; its output matters if it failed */
const report = (what, { code, output }) => {
  console.log(`  ${code === 0 ? '✓' : '✗'} ${what}`);
  if (code === 0) return true;
  console.error(output);
  process.exitCode = 1;
  return false;
};

/** What the entries for frameworks expect to be there, in the versions we test with. */
const { peerDependencies, devDependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
const peers = Object.keys(peerDependencies).map((name) => `${name}@${devDependencies[name]}`);

/** @param {string} project an empty directory @param {string} tarball */
const checkInstalled = async (project, tarball) => {
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const flags = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];
  const installed = await run('npm', ['install', ...flags, tarball, ...peers], { cwd: project, quiet: true, minutes });
  if (!report('npm install', installed)) return;
  for (const entry of packageEntries()) {
    const result = await runNode([...importFlags, importProgram(entry)], { cwd: project, quiet: true, minutes });
    report(`import ${entry}`, result.output === '' ? result : { ...result, code: 1 });
  }
  const help = await run(join(project, 'node_modules/.bin/rtc-elements'), ['--help'], {
    cwd: project,
    quiet: true,
    minutes,
  });
  report('rtc-elements --help', help);
};

try {
  if (await build()) {
    await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', directory], {
      quiet: true,
      minutes,
    });
    const name = readdirSync(directory).find((file) => file.endsWith('.tgz'));
    if (name === undefined) throw new Error('npm pack made no package.');
    const tarball = join(directory, name);
    report('publint', await runBin('publint', [tarball, '--strict'], { quiet: true, minutes }));
    report('attw', await runBin('attw', [tarball, '--profile', 'esm-only'], { quiet: true, minutes }));
    await checkInstalled(join(directory, 'project'), tarball);
  } else {
    process.exitCode = 1;
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
