/** This library as a page has it from the script tag: a CallSession in a room of our server. Whoever comes second dials. */
import type * as Library from '../../src/index.js';
import { deferred, firstFrame, type Contender, type Frame } from './contender.js';

export const ours = (server: string): Contender => {
  let session: Library.Session | null = null;
  let frame = deferred<Frame>();

  return {
    async arm(role, round) {
      frame = deferred();
      const { createSession } = (await import(`${server}rtc-elements.js`)) as typeof Library;
      const made = (session = createSession({ server, room: round, name: role }));
      made.addEventListener('participantjoin', ({ participant }) => {
        void firstFrame(participant.stream).then(frame.resolve);
      });
      await made.prepare();
      if (role === 'answer') await made.join();
    },
    dial() {
      void session?.join();
    },
    seen: () => frame.promise,
    async hangUp() {
      await session?.leave();
      session?.close();
    },
  };
};
