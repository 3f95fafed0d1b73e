/** The real command line in a process of its own, for tests that stop or kill it. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { RtcServer } from '../../server/index.js';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

export type Process = ChildProcessByStdio<null, Readable, Readable>;

const children: Process[] = [];
after(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** The real command line on a free port; resolves with its first line and where it listens. */
export const startProcess = async (
  args: string[] = [],
): Promise<{ child: Process; line: string; server: RtcServer }> => {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  child.stderr.resume();
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  const line = chunk.toString();
  const url = /http:\/\/\S+/.exec(line)?.[0] ?? assert.fail(line);
  return { child, line, server: { url } as RtcServer };
};
