/** A hub, and sessions on it that are closed after each test with every device let go of. */
import { expect } from '@open-wc/testing';
import type { CallError } from '../../src/errors.js';
import type { CallSession } from '../../src/session/call-session.js';
import type { CallOptions } from '../../src/session/types.js';
import { FakeHub } from '../fakes/fake-signaling.js';
import { until, watchTracks } from './support.js';

export interface Calls {
  readonly hub: FakeHub;
  /** Live tracks of this page's devices. */
  live(): number;
  make(options?: Partial<CallOptions>): CallSession;
  joined(options?: Partial<CallOptions>): Promise<CallSession>;
}

/** To be called inside `describe`; what it returns is new for every test. */
export const useCalls = (): Calls => {
  let hub: FakeHub;
  let sessions: CallSession[];
  let tracks: ReturnType<typeof watchTracks>;
  const make = (options: Partial<CallOptions> = {}): CallSession => {
    const session = hub.session(options);
    sessions.push(session);
    return session;
  };
  beforeEach(() => {
    hub = new FakeHub();
    sessions = [];
    tracks = watchTracks();
  });
  afterEach(() => {
    for (const session of sessions) session.close();
    tracks.restore();
    expect(tracks.live()).to.equal(0);
  });
  return {
    get hub() {
      return hub;
    },
    live: () => tracks.live(),
    make,
    joined: async (options) => {
      const session = make(options);
      await session.join();
      return session;
    },
  };
};

/** Resolves once exactly so many others are there, and connected. */
export const met = (session: CallSession, count = 1): Promise<void> =>
  until(session, 'change', () => {
    const { participants } = session.snapshot;
    return participants.length === count && participants.every(({ connection }) => connection === 'connected');
  });

/** The error a promise rejects with; one that resolves fails the test. */
export const rejection = (promise: Promise<unknown>): Promise<CallError> =>
  promise.then(
    () => Promise.reject(new Error('It resolved.')),
    (error: CallError) => error,
  );
