/** The processes a browser of ours started, found through /proc, so that a test can end one of them and no other. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // gone meanwhile
  }
};

/** Pids of all descendants of a browser whose command line has a text in it. */
export const descendants = (browser: Browser, text: string): number[] => {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^PPid:\s*(\d+)/m.exec(read(`/proc/${name}/status`))?.[1];
    if (/^\d+$/.test(name) && parent) parents.set(Number(name), Number(parent));
  }
  const root = browser.process()?.pid;
  const isOurs = (pid: number | undefined): boolean => pid !== undefined && (pid === root || isOurs(parents.get(pid)));
  return [...parents.keys()].filter((pid) => isOurs(pid) && read(`/proc/${String(pid)}/cmdline`).includes(text));
};

/** Ends the process in which Chromium reads cameras: every camera track ends, as when the camera is unplugged. */
export const killVideoCapture = (browser: Browser): void => {
  const pids = descendants(browser, 'video_capture.mojom.VideoCaptureService');
  if (pids.length === 0) throw new Error('This browser has no process of its own for cameras.');
  for (const pid of pids) process.kill(pid, 'SIGKILL');
};
