/**
 * The two browsers everything is tried in: where they are on this machine, and how they are started so that cameras
 * are fake, nothing asks, and nothing phones home. Used by the runner, the end-to-end tests, the bench and the pictures.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const FIREFOX_NAMES = ['firefox', 'firefox-esr'];
const FIREFOX_PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  '/snap/bin/firefox',
];

/** @param {string} path */
const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @param {readonly string[]} names @returns {string | null} */
export const onPath = (names) => {
  const directories = (process.env.PATH ?? '').split(delimiter).concat('/usr/sbin', '/sbin');
  for (const name of names) {
    for (const directory of directories) {
      const path = join(directory, name);
      if (directory !== '' && isExecutable(path)) return path;
    }
  }
  return null;
};

/** @param {string | undefined} path @param {string} variable */
const fromEnvironment = (path, variable) => {
  if (!path) return null;
  if (!isExecutable(path)) throw new Error(`${variable} is ${path}, which is no program.`);
  return path;
};

/** @returns {Promise<string | null>} */
export const findChromium = async () => {
  const named = fromEnvironment(process.env.CHROME_PATH, 'CHROME_PATH') ?? onPath(CHROMIUM_NAMES);
  if (named) return named;
  const { Launcher } = await import('chrome-launcher');
  try {
    return Launcher.getInstallations()[0] ?? null;
  } catch {
    // chrome-launcher throws where it finds none.
    return null;
  }
};

/** @returns {string | null} */
export const findFirefox = () =>
  fromEnvironment(process.env.FIREFOX_PATH, 'FIREFOX_PATH') ??
  onPath(FIREFOX_NAMES) ??
  FIREFOX_PLACES.find(isExecutable) ??
  null;

const isRoot = process.getuid?.() === 0;

/** Chromium's sandbox works for no root user, and in few CI containers. */
const SANDBOX = isRoot || process.env.CI === 'true' ? ['--no-sandbox'] : [];

/** Quiet: no first-run pages, no updates, no traffic of its own. */
const CHROMIUM_BASE = [
  ...SANDBOX,
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--autoplay-policy=no-user-gesture-required',
  '--auto-select-desktop-capture-source=Entire screen',
];

/** @typedef {'fake' | 'none'} Devices */
/** @typedef {'granted' | 'denied'} Permission */
/** @typedef {{ devices?: Devices, permission?: Permission }} MediaSetup */

/** Video devices go by the count; the microphone has a switch of its own. @type {Record<Devices, string[]>} */
const CHROMIUM_DEVICES = {
  fake: ['--use-fake-device-for-media-stream'],
  none: ['--use-fake-device-for-media-stream=device-count=0', '--disable-audio-input'],
};

/** @param {MediaSetup} [setup] */
export const chromiumArgs = ({ devices = 'fake', permission = 'granted' } = {}) => [
  ...CHROMIUM_BASE,
  ...CHROMIUM_DEVICES[devices],
  permission === 'granted' ? '--use-fake-ui-for-media-stream' : '--use-fake-ui-for-media-stream=deny',
];

/** @param {MediaSetup} [setup] @returns {Record<string, boolean | number>} */
export const firefoxPrefs = ({ devices = 'fake', permission = 'granted' } = {}) => ({
  'media.navigator.streams.fake': devices === 'fake',
  'media.navigator.permission.disabled': permission === 'granted',
  // 2 is "block"; 0 asks, which `permission.disabled` answers.
  'permissions.default.camera': permission === 'denied' ? 2 : 0,
  'permissions.default.microphone': permission === 'denied' ? 2 : 0,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'media.gmp-manager.updateEnabled': false,
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
});
