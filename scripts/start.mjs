/**
 * `npm start`: installs where nothing is installed, builds where the build is stale, then becomes the server: script,
 * demo and signaling at one origin. Flags go through: `npm start -- --port 9100`.
 */
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { inRoot } from './support/root.mjs';

if (!(await build())) process.exit(1);

const server = spawn(process.execPath, [inRoot('dist', 'server', 'main.js'), 'serve', ...process.argv.slice(2)], {
  cwd: inRoot(),
  stdio: 'inherit',
});
// The terminal sends Ctrl+C to both; the server ends in its own time, and we end with it.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => server.kill(signal));
server.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
