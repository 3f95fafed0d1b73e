/**
 * Runs in both pages. The clock starts where the dialling side makes its RTCPeerConnection, whoever makes it: signaling
 * is open by then, and what happens before it is the same for everybody.
 */
import { now, type Contender, type Frame } from './contender.js';
import { ours } from './ours.js';
import { plain } from './plain.js';
import { raw } from './raw.js';

export interface Addresses {
  readonly relay: string;
  readonly peerServer: string;
  readonly rtcServer: string;
}

let started: number | null = null;
globalThis.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    started ??= now();
    super(configuration);
  }
};

const contenders: Partial<Record<string, Contender>> = {};
const contender = (name: string): Contender => {
  const found = contenders[name];
  if (!found) throw new Error(`There is no contender ${name}.`);
  return found;
};

/** What the driver calls. */
const bench = {
  meet({ relay, peerServer, rtcServer }: Addresses): void {
    contenders.raw = raw(relay);
    contenders['plain PeerJS'] = plain(new URL(peerServer));
    contenders['rtc-elements'] = ours(rtcServer);
  },
  arm: (name: string, role: 'dial' | 'answer', round: string): Promise<void> => contender(name).arm(role, round),
  async dial(name: string): Promise<{ dialled: number; seen: Frame }> {
    // Cameras tick every 33 to 50 ms: nobody is to dial in step with one.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
    started = null;
    contender(name).dial();
    const seen = await contender(name).seen();
    if (started === null) throw new Error(`${name} made no RTCPeerConnection.`);
    return { dialled: started, seen };
  },
  seen: (name: string): Promise<Frame> => contender(name).seen(),
  hangUp: (name: string): Promise<void> => contender(name).hangUp(),
};

declare global {
  var bench: Bench;
}
export type Bench = typeof bench;
globalThis.bench = bench;
