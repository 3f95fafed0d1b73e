/** Reporter for node:test: a line per file that passed, everything there is to know of a test that failed, a tally. */
import { relative } from 'node:path';
import { inspect } from 'node:util';
import { inRoot } from './root.mjs';
import { reportTally } from './tally.mjs';

/** @param {unknown} error an Error of the test, wrapped by the runner in one of its own */
const explain = (error) => {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return inspect(cause, { depth: 4, colors: process.stdout.isTTY }).replaceAll(/^/gm, '    ');
};

/** @param {AsyncIterable<import('node:test/reporters').TestEvent>} source */
export default async function* report(source) {
  const tally = { passed: 0, failed: 0 };
  /** @type {Map<string, { passed: number, milliseconds: number }>} */
  const files = new Map();
  for await (const { type, data } of source) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;

    const file = relative(inRoot(), data.file ?? data.name);
    const isSuite = data.details.type === 'suite';
    // A file without tests shows up as one test that has the file's own name.
    const isFile = data.nesting === 0 && relative(inRoot(), data.name) === file;
    if (type === 'test:fail') {
      // A suite fails because something in it did, which was counted already, unless a hook of its own did.
      const { cause, failureType } = /** @type {any} */ (data.details.error);
      if (failureType === 'subtestsFailed') continue;
      tally.failed += 1;
      yield `  ✗ ${file}: ${data.name}\n${explain(cause ?? data.details.error)}\n`;
    } else if (isFile) {
      tally.failed += 1;
      yield `  ✗ ${file}: no test in this file\n`;
    } else if (!isSuite && data.skip === undefined && data.todo === undefined) {
      tally.passed += 1;
      const sum = files.get(file) ?? { passed: 0, milliseconds: 0 };
      files.set(file, { passed: sum.passed + 1, milliseconds: sum.milliseconds + data.details.duration_ms });
    }
  }
  for (const [file, { passed, milliseconds }] of files)
    yield `  ✓ ${file}: ${passed} in ${Math.round(milliseconds)} ms\n`;
  reportTally(tally);
}
