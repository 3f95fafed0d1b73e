/** Server-side rendering imports what pages import: every entry of the package, in plain Node, does and says nothing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { importFlags, importProgram, packageEntries } from '../../scripts/support/entries.mjs';
import { ROOT } from '../../scripts/support/root.mjs';

for (const entry of packageEntries()) {
  test(`${entry} can be imported where there is no page`, () => {
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [...importFlags, importProgram(entry)], {
      cwd: ROOT,
      encoding: 'utf8',
      timeout: 20_000,
    });
    assert.deepEqual({ status, signal, stdout, stderr }, { status: 0, signal: null, stdout: '', stderr: '' });
  });
}
