/**
 * `npm run bench:setup`: how long it takes from dialling to the other side's first frame on the screen, for this
 * library, for a bare RTCPeerConnection and for plain PeerJS, in turns, in one run, on one machine. Two Chromium
 * processes, since a page in a background tab gets one frame a second. Prints a table, writes bench/results/setup.json.
 * Fails when the library takes more than TARGET times as long as the bare connection.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Page } from 'puppeteer-core';
import { launchChromium } from '../test/e2e/support/browsers.js';
import type { Addresses } from './page/main.js';
import { startServers } from './support/servers.js';
import { summary } from './support/statistics.js';

const TARGET = 1.1;
const ROUNDS = Number(process.argv[2] ?? 20);
/** Caches, just-in-time compilers and certificates: the first calls of a page are no measure. */
const WARM_UP = 2;
/** Between calls: cameras stop and sockets close in their own time. */
const PAUSE = 300;

const YARDSTICK = 'raw';
const LIBRARY = 'rtc-elements';
const CONTENDERS = [YARDSTICK, 'plain PeerJS', LIBRARY] as const;
type Name = (typeof CONTENDERS)[number];

interface Times {
  /** Milliseconds until the dialling side saw the other. */
  readonly dialler: number;
  /** Milliseconds until both saw each other. */
  readonly both: number;
  /** How large the first frame was sent. */
  readonly size: string;
}

const openPage = async (url: string, addresses: Addresses): Promise<Page> => {
  const browser = await launchChromium();
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in globalThis);
  await page.evaluate((known) => bench.meet(known), addresses);
  return page;
};

const call = async (name: Name, round: string, dialling: Page, answering: Page): Promise<Times> => {
  await answering.evaluate((...args) => bench.arm(...args), name, 'answer' as const, round);
  await dialling.evaluate((...args) => bench.arm(...args), name, 'dial' as const, round);
  const answered = answering.evaluate((who) => bench.seen(who), name);
  const { dialled, seen } = await dialling.evaluate((who) => bench.dial(who), name);
  const both = Math.max(seen.at, (await answered).at) - dialled;
  for (const page of [dialling, answering]) await page.evaluate((who) => bench.hangUp(who), name);
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  return { dialler: seen.at - dialled, both, size: seen.size };
};

const servers = await startServers();
const { page: url, relay, peerServer, rtcServer } = servers;
const addresses = { relay, peerServer, rtcServer };
const dialling = await openPage(url, addresses);
const answering = await openPage(url, addresses);
const times: Record<Name, Times[]> = { raw: [], 'plain PeerJS': [], 'rtc-elements': [] };
try {
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    for (const offset of CONTENDERS.keys()) {
      // Everybody follows everybody equally often.
      const name = CONTENDERS[(round + offset) % CONTENDERS.length] as Name;
      const measured = await call(name, `round-${round}-${offset}`, dialling, answering);
      if (round >= WARM_UP) times[name].push(measured);
    }
    process.stderr.write(`\r${Math.max(0, round + 1 - WARM_UP)} of ${ROUNDS} rounds`);
  }
  process.stderr.write('\n');
} finally {
  await Promise.all([dialling, answering].map((page) => page.browser().close()));
  await servers.close();
}

const base = summary(times[YARDSTICK].map(({ dialler }) => dialler)).median;
const baseBoth = summary(times[YARDSTICK].map(({ both }) => both)).median;
const rows = CONTENDERS.map((name) => {
  const dialler = summary(times[name].map((time) => time.dialler));
  const both = summary(times[name].map((time) => time.both));
  const sizes = [...new Set(times[name].map(({ size }) => size))];
  return { name, dialler, both, sizes, ratio: dialler.median / base, ratioBoth: both.median / baseBoth };
});
const whole = (value: number): string => value.toFixed(0);
console.table(
  Object.fromEntries(
    rows.map(({ name, dialler, both, sizes, ratio, ratioBoth }) => [
      name,
      {
        'first frame, ms': whole(dialler.median),
        'p10 to p90': `${whole(dialler.p10)} to ${whole(dialler.p90)}`,
        'to raw': ratio.toFixed(2),
        'both see, ms': whole(both.median),
        'both to raw': ratioBoth.toFixed(2),
        'first size': sizes.join(', '),
      },
    ]),
  ),
);
const results = new URL('./results/', import.meta.url);
mkdirSync(results, { recursive: true });
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
writeFileSync(
  new URL('setup.json', results),
  `${JSON.stringify({ date: new Date().toISOString(), machine, rounds: ROUNDS, rows, times }, null, 2)}\n`,
);
const ratio = rows.find(({ name }) => name === LIBRARY)?.ratio ?? Infinity;
console.log(`${LIBRARY} to ${YARDSTICK}: ${ratio.toFixed(2)}, at most ${TARGET.toFixed(2)}`);
// PeerServer has timers that nothing can stop.
process.exit(ratio <= TARGET ? 0 : 1);
