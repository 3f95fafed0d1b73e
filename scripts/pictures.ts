/**
 * Takes the pictures of the default interface for docs/pictures/: `npm run pictures [-- --out folder --only text]`.
 * It needs Chromium (CHROME_PATH, or the usual places) and nothing from outside this machine.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: here('../docs/pictures') },
    only: { type: 'string', default: '' },
    format: { type: 'string', default: 'webp' },
  },
});

interface Picture {
  readonly name: string;
  readonly query: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  readonly forced?: boolean;
}

const HEIGHTS: Readonly<Record<number, number>> = { 320: 568, 768: 1024, 1440: 900 };
const at = (width: number): { width: number; height: number } => ({ width, height: HEIGHTS[width] ?? 800 });

const calls = [1, 2, 4, 8].flatMap((count) =>
  [320, 768, 1440].flatMap((width) =>
    [false, true].map((dark): Picture => ({
      name: `call-${count}-${width}-${dark ? 'dark' : 'light'}`,
      query: `scene=call&count=${count}`,
      ...at(width),
      dark,
    })),
  ),
);

const states: readonly Picture[] = [
  { name: 'lobby-1440-light', query: 'scene=lobby', ...at(1440) },
  { name: 'lobby-1440-dark', query: 'scene=lobby', ...at(1440), dark: true },
  { name: 'lobby-320-light', query: 'scene=lobby', ...at(320) },
  { name: 'lobby-named-320-dark', query: 'scene=lobby&name', ...at(320), dark: true },
  { name: 'denied-1440-light', query: 'scene=denied', ...at(1440) },
  { name: 'denied-320-dark', query: 'scene=denied', ...at(320), dark: true },
  { name: 'no-camera-768-light', query: 'scene=no-devices', ...at(768) },
  { name: 'joining-768-light', query: 'scene=joining&count=1', ...at(768) },
  { name: 'unreachable-1440-light', query: 'scene=unreachable&count=1', ...at(1440) },
  { name: 'unreachable-320-light', query: 'scene=unreachable&count=1', ...at(320) },
  { name: 'reconnecting-1440-light', query: 'scene=reconnecting&count=4', ...at(1440) },
  { name: 'share-1440-light', query: 'scene=share&count=4', ...at(1440) },
  { name: 'chat-1440-light', query: 'scene=chat&count=2&chat', ...at(1440) },
  { name: 'chat-320-dark', query: 'scene=chat&count=2&chat', ...at(320), dark: true },
  { name: 'chat-rtl-1440-dark', query: 'scene=chat&count=2&chat&dir=rtl', ...at(1440), dark: true },
  { name: 'share-320-dark', query: 'scene=share&count=4', ...at(320), dark: true },
  { name: 'muted-768-dark', query: 'scene=muted&count=2', ...at(768), dark: true },
  { name: 'ended-1440-light', query: 'scene=ended', ...at(1440) },
  { name: 'ended-320-dark', query: 'scene=ended', ...at(320), dark: true },
  { name: 'room-full-768-light', query: 'scene=full', ...at(768) },
  { name: 'no-room-768-light', query: 'scene=no-room', ...at(768) },
  { name: 'rtl-2-1440-light', query: 'scene=call&count=2&dir=rtl', ...at(1440) },
  { name: 'rtl-lobby-768-light', query: 'scene=lobby&dir=rtl', ...at(768) },
  { name: 'box-300x400-light', query: 'scene=call&count=4&box=1', width: 324, height: 424 },
  { name: 'landscape-phone-light', query: 'scene=call&count=4', width: 844, height: 390 },
  { name: 'forced-colours-768', query: 'scene=call&count=2', ...at(768), forced: true },
];

const bundle = await build({
  entryPoints: [here('pictures/page.ts')],
  bundle: true,
  write: false,
  format: 'esm',
  tsconfig: here('../tsconfig.json'),
});
const script = bundle.outputFiles[0]?.text ?? '';
const style = await readFile(here('pictures/page.css'), 'utf8');
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Pictures</title><link rel="stylesheet" href="/page.css"><body><script type="module" src="/page.js"></script>`;
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; media-src 'self' blob: mediastream:; require-trusted-types-for 'script'; trusted-types lit-html";

const server = createServer(({ url = '/' }, response) => {
  const [type, body] = url.startsWith('/page.js')
    ? ['text/javascript', script]
    : url.startsWith('/page.css')
      ? ['text/css', style]
      : ['text/html', page];
  response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': CSP }).end(body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--autoplay-policy=no-user-gesture-required', '--hide-scrollbars'],
});
await mkdir(values.out, { recursive: true });
try {
  for (const picture of [...calls, ...states].filter(({ name }) => name.includes(values.only))) {
    const tab = await browser.newPage();
    tab.on('pageerror', (error) => process.stderr.write(`${picture.name}: ${String(error)}\n`));
    tab.on('console', (message) => {
      if (message.type() === 'error') process.stderr.write(`${picture.name}: ${message.text()}\n`);
    });
    await tab.setViewport({ width: picture.width, height: picture.height, deviceScaleFactor: 1 });
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: picture.dark ? 'dark' : 'light' }]);
    if (picture.forced) {
      const devtools = await tab.createCDPSession();
      await devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    }
    await tab.goto(`${origin}/?${picture.query}`);
    await tab.waitForFunction(() => (globalThis as unknown as { settled(): boolean }).settled(), { polling: 50 });
    const path = join(values.out, `${picture.name}.${values.format}`);
    const lossy = values.format === 'png' ? {} : { quality: 82 };
    await tab.screenshot({ path, type: values.format as 'webp', ...lossy });
    process.stdout.write(`${path}\n`);
    await tab.close();
  }
} finally {
  await browser.close();
  server.close();
}
