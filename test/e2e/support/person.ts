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
  /** How many frames of each stream had been shown when somebody began to look, and when they last did. */
  framesSeen: Map<string, { readonly from: number; readonly to: number }>;
  /** Every RTCPeerConnection the page made. */
  connections: RTCPeerConnection[];
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
    try {
      await person.#visit(url);
      return person;
    } catch (error) {
      await browser.close(); // nobody else knows of it yet
      throw error;
    }
  }

  async #visit(url: string): Promise<void> {
    const { page } = this;
    // The compiler of these tests names inner functions with a helper that pages do not have.
    await page.evaluateOnNewDocument('globalThis.__name = (target) => target');
    await page.evaluateOnNewDocument(() => {
      const watched = window as unknown as Watched;
      watched.rtcErrors = [];
      watched.failures = [];
      addEventListener('error', ({ message }) => watched.failures.push(message));
      addEventListener('unhandledrejection', ({ reason }) => watched.failures.push(`unhandled: ${String(reason)}`));
      document.addEventListener('rtc-error', ({ error }) => watched.rtcErrors.push(error.code));
      watched.connections = [];
      window.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          watched.connections.push(this);
        }
      };
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
    await this.page.evaluate(() => {
      (window as unknown as Watched).framesSeen = new Map();
    });
    await this.page.waitForFunction(
      (at) => {
        const videos = (root: ParentNode): HTMLVideoElement[] => [
          ...root.querySelectorAll('video'),
          ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? videos(shadowRoot) : [])),
        ];
        const { framesSeen } = window as unknown as Watched;
        const { participants } = document.querySelectorAll<RtcCall>('rtc-call')[at] as RtcCall;
        const advances = participants.map(({ stream }) => {
          const video = videos(document).find(({ srcObject }) => srcObject === stream);
          if (!video || video.videoWidth <= 2) return false;
          // Asked anew at every look: a callback is lost when the tracks of a stream are exchanged.
          video.requestVideoFrameCallback((_now, { presentedFrames }) => {
            const frames = framesSeen.get(stream.id) ?? { from: presentedFrames, to: presentedFrames };
            framesSeen.set(stream.id, { ...frames, to: presentedFrames });
          });
          const { from, to } = framesSeen.get(stream.id) ?? { from: 0, to: 0 };
          return to >= from + 2;
        });
        return advances.length > 0 && advances.every(Boolean);
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
