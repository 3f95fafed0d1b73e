/** Somebody in a call: a page with an `<rtc-call>` in a browser of their own, asked for facts, never for timings. */
import type { Browser, Page } from 'puppeteer-core';
import type { RtcCall } from '../../../src/elements/rtc-call.js';
import { launchers, type BrowserName, type BrowserSetup } from './browsers.js';

/** What a test may want to read of a call, as plain data. */
export interface Seen {
  readonly state: string;
  readonly reason: string | null;
  readonly error: string | null;
  readonly id: string;
  readonly microphone: string;
  readonly camera: string;
  readonly people: readonly { id: string; name: string; microphone: string; camera: string; connection: string }[];
}

/** Errors the page itself got: nothing of ours may ever throw into it. */
interface Watched extends Window {
  rtcErrors: string[];
  /** Uncaught errors and unhandled rejections. */
  failures: string[];
  liveTracks(): number;
}

const look = (index: number): Seen => {
  const call = document.querySelectorAll<RtcCall>('rtc-call')[index] as RtcCall;
  const { state, reason, error, localParticipant: me, participants } = call.session.snapshot;
  const people = participants.map(({ id, name, microphone, camera, connection }) => ({
    id,
    name,
    microphone,
    camera,
    connection,
  }));
  const { id, microphone, camera } = me;
  return { state, reason, error: error?.code ?? null, id, microphone, camera, people };
};

export class Person {
  readonly browser: Browser;
  readonly page: Page;
  private constructor(browser: Browser, page: Page) {
    this.browser = browser;
    this.page = page;
  }

  static async open(name: BrowserName, url: string, setup: BrowserSetup = {}): Promise<Person> {
    const browser = await launchers[name](setup);
    const page = await browser.newPage();
    const person = new Person(browser, page);
    // The compiler of these tests names inner functions with a helper that pages do not have.
    await page.evaluateOnNewDocument('globalThis.__name = (target) => target');
    await page.evaluateOnNewDocument(() => {
      const watched = window as unknown as Watched;
      watched.rtcErrors = [];
      watched.failures = [];
      addEventListener('error', ({ message }) => watched.failures.push(message));
      addEventListener('unhandledrejection', ({ reason }) => watched.failures.push(`unhandled: ${String(reason)}`));
      document.addEventListener('rtc-error', ({ error }) => watched.rtcErrors.push(error.code));
      const tracks: MediaStreamTrack[] = [];
      watched.liveTracks = () => tracks.filter(({ readyState }) => readyState === 'live').length;
      const devices = navigator.mediaDevices as MediaDevices | undefined;
      const ask = devices?.getUserMedia.bind(devices);
      if (!devices || !ask) return;
      devices.getUserMedia = async (constraints) => {
        const stream = await ask(constraints);
        tracks.push(...stream.getTracks());
        return stream;
      };
    });
    await page.goto(url);
    await page.waitForFunction(() => customElements.get('rtc-call'));
    return person;
  }

  look(index = 0): Promise<Seen> {
    return this.page.evaluate(look, index);
  }

  /** Errors that were thrown into the page; none for a browser that is gone. */
  failures(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as Watched).failures).catch(() => []);
  }

  /** The codes of all `rtc-error` events so far. */
  errors(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as Watched).rtcErrors);
  }

  /** Tracks of this page's cameras and microphones that are live. */
  liveTracks(): Promise<number> {
    return this.page.evaluate(() => (window as unknown as Watched).liveTracks());
  }

  async reaches(state: string, timeout = 20_000, index = 0): Promise<void> {
    await this.page.waitForFunction(
      (wanted, at) => document.querySelectorAll('rtc-call')[at]?.getAttribute('state') === wanted,
      { timeout },
      state,
      index,
    );
  }

  /** Waits until exactly so many others are there and connected. */
  async meets(count: number, timeout = 20_000, index = 0): Promise<void> {
    await this.page.waitForFunction(
      (wanted, at) => {
        const { participants } = document.querySelectorAll<RtcCall>('rtc-call')[at] as RtcCall;
        return participants.length === wanted && participants.every(({ connection }) => connection === 'connected');
      },
      { timeout },
      count,
      index,
    );
  }

  /** Waits until two new frames of everybody else were shown, in the tiles that the page shows. */
  async seesEverybody(timeout = 20_000, index = 0): Promise<void> {
    await this.page.waitForFunction(
      async (at) => {
        const videos = (root: ParentNode): HTMLVideoElement[] => [
          ...root.querySelectorAll('video'),
          ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? videos(shadowRoot) : [])),
        ];
        const frame = (video: HTMLVideoElement) => new Promise((resolve) => video.requestVideoFrameCallback(resolve));
        const { participants } = document.querySelectorAll<RtcCall>('rtc-call')[at] as RtcCall;
        const shown = participants.map(({ stream }) => videos(document).find(({ srcObject }) => srcObject === stream));
        if (shown.length === 0 || !shown.every((video) => video !== undefined && video.videoWidth > 2)) return false;
        for (let n = 0; n < 2; n += 1) await Promise.all(shown.map((video) => frame(video as HTMLVideoElement)));
        return true;
      },
      { timeout },
      index,
    );
  }

  /** Waits until a sound of everybody else was played: a level above silence in their RTP packets, and a player that plays. */
  async hearsEverybody(timeout = 20_000): Promise<void> {
    await this.page.evaluate(() => {
      const call = document.querySelector('rtc-call') as RtcCall;
      const heard = new Set<string>();
      Object.assign(window, { heard });
      const listen = (): void => {
        for (const { id, audioLevel } of call.participants) if (audioLevel > 0) heard.add(id);
      };
      call.session.addEventListener('change', listen);
    });
    await this.page.waitForFunction(
      () => {
        const { heard } = window as unknown as { heard: Set<string> };
        const call = document.querySelector('rtc-call') as RtcCall;
        const players = [...(call.shadowRoot?.querySelectorAll('audio') ?? [])].filter(({ paused }) => !paused);
        return call.participants.every(
          ({ id, stream }) => heard.has(id) && players.some(({ srcObject }) => srcObject === stream),
        );
      },
      { timeout },
    );
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  /** As a crash would end it: nothing is said to anybody. */
  kill(): void {
    this.browser.process()?.kill('SIGKILL');
  }
}
