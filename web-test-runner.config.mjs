/**
 * Tests that need a page, from media to elements, in Chromium and in Firefox, with fake devices. One page at a time in each
 * browser, since a page in the background gets one frame a second.
 */
import { fileURLToPath } from 'node:url';
import rollupCommonjs from '@rollup/plugin-commonjs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fromRollup } from '@web/dev-server-rollup';
import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import { chromiumArgs, findChromium, findFirefox, firefoxPrefs } from './scripts/support/browsers.mjs';
import { browserReporter } from './scripts/support/browser-reporter.mjs';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const commonjs = fromRollup(/** @type {any} */ (rollupCommonjs));

const [chromium, firefox] = [await findChromium(), findFirefox()];

const browsers = [
  chromium &&
    chromeLauncher({
      concurrency: 1,
      launchOptions: { executablePath: chromium, args: chromiumArgs(), timeout: 60_000 },
    }),
  firefox &&
    chromeLauncher({
      concurrency: 1,
      puppeteer,
      launchOptions: {
        browser: 'firefox',
        executablePath: firefox,
        extraPrefsFirefox: firefoxPrefs(),
        timeout: 60_000,
      },
    }),
].filter((browser) => browser !== null && browser !== '');

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: process.env.RTC_TEST_FILES?.split('\n') ?? ['test/{elements,media,session}/**/*.test.ts'],
  rootDir: here('.'),
  browsers,
  concurrentBrowsers: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 20_000 } },
  nodeResolve: { exportConditions: ['browser', 'development'] },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [browserReporter()],
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: here('tsconfig.json') }),
    // PeerJS -> webrtc-adapter -> sdp, the only module on the way that is CommonJS.
    commonjs({ include: ['**/node_modules/sdp/**'], strictRequires: false }),
  ],
};
