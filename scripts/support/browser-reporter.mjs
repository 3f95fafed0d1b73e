/** Reporter for the web test runner: a line per file and browser, every failed test in full, a tally. */
import { relative } from 'node:path';
import { inRoot } from './root.mjs';
import { reportTally } from './tally.mjs';

/** @typedef {import('@web/test-runner-core').TestSuiteResult} Suite */
/** @typedef {import('@web/test-runner-core').TestSession} Session */

/**
 * Every test in a suite, with the names of the suites around it.
 * @param {Suite | undefined} suite @param {readonly string[]} path
 * @returns {{ name: string, test: Suite['tests'][number] }[]}
 */
const testsIn = (suite, path = []) =>
  suite === undefined
    ? []
    : [
        ...suite.tests.map((test) => ({ name: [...path, test.name].join(' › '), test })),
        ...suite.suites.flatMap((child) => testsIn(child, [...path, child.name])),
      ];

/** @param {{ message?: string, stack?: string } | undefined} error */
const explain = (error) =>
  [error?.message, error?.stack]
    .filter((part) => part !== undefined)
    .join('\n')
    .replaceAll(/^/gm, '    ');

/** @param {Session} session what went wrong outside of any test: a file that does not load, a page that crashed */
const errorsOf = (session) => {
  const tests = testsIn(session.testResults);
  if (session.errors.length > 0) return session.errors;
  if (tests.length === 0) return [{ message: 'no test in this file' }];
  if (!session.passed && tests.every(({ test }) => test.passed || test.skipped)) {
    return [{ message: `the page did not finish (${session.status})` }];
  }
  return [];
};

/** @param {Session} session @returns {string[]} */
const describe = (session) => {
  const file = relative(inRoot(), session.testFile ?? '');
  const tests = testsIn(session.testResults);
  const failed = tests.filter(({ test }) => !test.passed && !test.skipped);
  const passed = tests.filter(({ test }) => test.passed && !test.skipped);
  const errors = errorsOf(session);
  const where = `${session.browser.name}: ${file}`;
  const logs = session.logs.map((log) => `    log: ${log.map(String).join(' ')}`);
  if (failed.length + errors.length === 0) return [`  ✓ ${where}: ${passed.length}`, ...logs];
  return [
    ...errors.map((error) => `  ✗ ${where}\n${explain(error)}`),
    ...failed.map(({ name, test }) => `  ✗ ${where}: ${name}\n${explain(test.error)}`),
    ...session.request404s.map((url) => `    not found: ${url}`),
    ...logs,
  ];
};

/** @returns {import('@web/test-runner-core').Reporter} */
export const browserReporter = () => ({
  onTestRunFinished({ sessions }) {
    let passed = 0;
    let failed = 0;
    for (const session of sessions) {
      const tests = testsIn(session.testResults).map(({ test }) => test);
      passed += tests.filter((test) => test.passed && !test.skipped).length;
      failed += tests.filter((test) => !test.passed && !test.skipped).length + errorsOf(session).length;
      for (const line of describe(session)) console.log(line);
    }
    reportTally({ passed, failed });
  },
});
