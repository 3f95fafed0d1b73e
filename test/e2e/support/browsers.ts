/**
 * Real browsers for the end-to-end tests: each launch is a process of its own, since a page in a background tab gets
 * one frame a second. Chromium is driven over CDP, Firefox over WebDriver BiDi, both through puppeteer-core.
 */
import { launch, type Browser, type LaunchOptions } from 'puppeteer-core';
import {
  chromiumArgs,
  findChromium,
  findFirefox,
  firefoxPrefs,
  type MediaSetup,
} from '../../../scripts/support/browsers.mjs';

export interface BrowserSetup extends MediaSetup {
  /** More command-line arguments (Chromium) or preferences (Firefox). */
  args?: readonly string[];
  prefs?: Readonly<Record<string, boolean | number | string>>;
  /** In place of the browser found on this machine: a wrapper that enters a network namespace, say. */
  executablePath?: string;
  /** Talk over a pipe, where the browser cannot be reached over loopback. Chromium only. */
  pipe?: boolean;
  headless?: boolean;
}

/** Pages start at a size at which a call has its usual layout. */
const COMMON = { defaultViewport: { width: 1024, height: 720 }, timeout: 60_000 } satisfies LaunchOptions;

const found = (path: string | null | undefined, name: string): string => {
  if (!path) throw new Error(`${name} was not found on this machine.`);
  return path;
};

export const launchChromium = async (setup: BrowserSetup = {}): Promise<Browser> =>
  launch({
    ...COMMON,
    executablePath: found(setup.executablePath ?? (await findChromium()), 'Chromium'),
    headless: setup.headless ?? true,
    pipe: setup.pipe ?? false,
    args: [...chromiumArgs(setup), ...(setup.args ?? [])],
  });

export const launchFirefox = async (setup: BrowserSetup = {}): Promise<Browser> =>
  launch({
    ...COMMON,
    browser: 'firefox',
    executablePath: found(setup.executablePath ?? findFirefox(), 'Firefox'),
    headless: setup.headless ?? true,
    args: [...(setup.args ?? [])],
    extraPrefsFirefox: { ...firefoxPrefs(setup), ...setup.prefs },
  });

/** By name, for tests that say the same of both. */
export const launchers = { chromium: launchChromium, firefox: launchFirefox } as const;
export type BrowserName = keyof typeof launchers;

/** The browsers there are on this machine; both, wherever the whole suite has to pass. */
export const browserNames: readonly BrowserName[] = findFirefox() ? ['chromium', 'firefox'] : ['chromium'];
