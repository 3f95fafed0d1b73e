/**
 * Runs another program with our terminal, in a process group of its own, so that a time limit or Ctrl+C takes its
 * children (browsers, servers) with it. Knows nothing of what it runs; no dependency, since it runs before npm ci.
 */
import { spawn } from 'node:child_process';
import { ROOT } from './root.mjs';

/** @type {Set<number>} */
const groups = new Set();

/** @param {number} group @param {NodeJS.Signals} signal */
const signalGroup = (group, signal) => {
  try {
    process.kill(-group, signal);
  } catch {
    // The group is gone already, which is all that was wanted.
  }
};

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    for (const group of groups) signalGroup(group, signal);
    if (groups.size === 0) process.exit(1);
  });
}
process.on('exit', () => {
  for (const group of groups) signalGroup(group, 'SIGKILL');
});

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, minutes?: number, cwd?: string, quiet?: boolean }} [options]
 *   `quiet` keeps its output back and returns it; `minutes` is the time after which it is ended
 * @returns {Promise<{ code: number, output: string }>} `code` is 124 when the time was up, 127 when it did not start
 */
export const run = (command, args, { env, minutes, cwd = ROOT, quiet = false } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      detached: true,
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += String(chunk)));
    child.stderr?.on('data', (chunk) => (output += String(chunk)));

    let late = false;
    const { pid } = child;
    if (pid !== undefined) groups.add(pid);
    const timer =
      minutes === undefined || pid === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            console.error(`${command}: not finished after ${minutes} minutes, ended`);
            signalGroup(pid, 'SIGTERM');
            setTimeout(() => signalGroup(pid, 'SIGKILL'), 5000).unref();
          }, minutes * 60_000);

    /** @param {number} code */
    const settle = (code) => {
      clearTimeout(timer);
      if (pid !== undefined) {
        // What the program left behind in its group goes with it.
        signalGroup(pid, 'SIGKILL');
        groups.delete(pid);
      }
      resolve({ code: late ? 124 : code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      settle(127);
    });
    child.once('close', (code) => settle(code ?? 1));
  });

/** A script of node_modules/.bin. @type {(name: string, args: readonly string[], options?: Parameters<typeof run>[2]) => ReturnType<typeof run>} */
export const runBin = (name, args, options) => run(`${ROOT}node_modules/.bin/${name}`, args, options);

/** The same Node that runs this. @type {(args: readonly string[], options?: Parameters<typeof run>[2]) => ReturnType<typeof run>} */
export const runNode = (args, options) => run(process.execPath, args, options);
