/**
 * How many tests passed and failed, handed from a test runner's process to ours through a file, since what a runner
 * prints is for people. A run that leaves no file, or counts nothing, has failed.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inRoot } from './root.mjs';

/** @typedef {{ passed: number, failed: number }} Tally */

const VARIABLE = 'RTC_TALLY_FILE';

/** In a runner's process: tells what was counted. Does nothing where nobody asked. @param {Tally} tally */
export const reportTally = (tally) => {
  const file = process.env[VARIABLE];
  if (file) writeFileSync(file, JSON.stringify(tally));
};

/**
 * In ours: runs something that reports a tally.
 * @param {string} name
 * @param {(env: Record<string, string>) => Promise<{ code: number }>} start
 * @returns {Promise<Tally>}
 */
export const tallyOf = async (name, start) => {
  mkdirSync(inRoot('.cache'), { recursive: true });
  const file = inRoot('.cache', `tally-${process.pid}.json`);
  rmSync(file, { force: true });
  const { code } = await start({ [VARIABLE]: file });
  /** @type {Tally} */
  const tally = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0 };
  rmSync(file, { force: true });
  if (tally.passed + tally.failed === 0) {
    console.error(`${name}: no test ran.`);
    return { passed: 0, failed: 1 };
  }
  if (code !== 0 && tally.failed === 0) {
    console.error(`${name}: the runner ended with code ${code}.`);
    return { ...tally, failed: 1 };
  }
  return tally;
};
