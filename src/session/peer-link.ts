/**
 * The logical link to one participant, over successive connections. It says every half second that it lives, notices
 * when the other side does not, dials again beside the old connection, and takes the new one once it is open. It knows
 * one person, and neither the room nor what the messages above it mean.
 */
import { Backoff } from '../internal/backoff.js';
import {
  CONNECT_TIMEOUT,
  FIRST_PICTURE,
  HEARTBEAT_INTERVAL,
  REDIAL_COURTESY,
  SILENCE_LIMIT,
  STATS_INTERVAL,
} from '../internal/timings.js';
import { EventTargetOf } from '../internal/typed-event-target.js';
import { LINES, LinkStepEvent, type Connection, type Line } from '../signaling/signaling.js';
import type { Encoding } from './encoding-policy.js';
import { parseLinkMessage, type LinkMessage, type ReliableMessage } from './link-protocol.js';
import { readStats, type Sample } from './link-stats.js';
import { Outbox } from './outbox.js';
import type { ConnectionState, LinkStats } from './types.js';

export class LinkMessageEvent extends Event {
  readonly message: LinkMessage | ReliableMessage;
  constructor(message: LinkMessage | ReliableMessage) {
    super('message');
    this.message = message;
  }
}

export interface PeerLinkEventMap {
  /** `connection` changed. */
  statechange: Event;
  /** A connection is open: say what has to be known on it. */
  open: Event;
  message: LinkMessageEvent;
  /** `stats` were read anew. */
  stats: Event;
  step: LinkStepEvent;
}

export interface PeerLinkOptions {
  readonly self: string;
  readonly peer: string;
  /** Opens a connection, or returns null while the other side cannot be reached. */
  readonly dial: () => Connection | null;
  /** My track on a line now. */
  readonly track: (line: Line) => MediaStreamTrack | null;
}

export class PeerLink extends EventTargetOf<PeerLinkEventMap>() {
  readonly peer: string;
  /** The other side's microphone and camera: the same object whatever connection carries them. */
  readonly stream = new MediaStream();
  /** The other side's shared screen, with its sound; empty while nothing is shared. */
  readonly screen = new MediaStream();
  readonly #outbox = new Outbox<ReliableMessage>();
  readonly #reading: ReturnType<typeof setInterval>;
  readonly #options: PeerLinkOptions;
  readonly #backoff = new Backoff();
  readonly #heartbeat: ReturnType<typeof setInterval>;
  /** The open connection that carries the call. */
  #current: Connection | null = null;
  /** The one that is being made, beside `#current` where there is one. */
  #next: Connection | null = null;
  #state: ConnectionState = 'connecting';
  #encodings: Partial<Record<Line, Encoding>> = {};
  /** The other side has said which page it is on this connection: what was kept for it can be said again. */
  #greeted = false;
  #stats: LinkStats | null = null;
  #sample: Sample | null = null;
  #replacements = -1;
  #heard = 0;
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #redial: ReturnType<typeof setTimeout> | undefined;
  #sharpen: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: PeerLinkOptions) {
    super();
    this.#options = options;
    this.peer = options.peer;
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_INTERVAL);
    this.#reading = setInterval(() => void this.#read(), STATS_INTERVAL);
  }

  get connection(): ConnectionState {
    return this.#state;
  }

  /** Loudness of the voice that was last played, 0 to 1, from its RTP packets. */
  get level(): number {
    const [source] = this.#current?.receiver('microphone')?.getSynchronizationSources() ?? [];
    return source?.audioLevel ?? 0;
  }

  /** Opens a connection unless one is being made already; tries again for as long as the link is wanted. */
  dial(): void {
    if (this.#closed || this.#next) return;
    clearTimeout(this.#redial);
    const connection = this.#options.dial();
    if (connection) this.#make(connection);
    else this.#redialIn(this.#backoff.next());
  }

  /** There is news (the room, the network): what was waited for is tried at once. */
  retry(): void {
    this.#backoff.reset();
    if (!this.#current || this.#silent) this.dial();
  }

  /** The other side dialled. When both did, the connection dialled by the smaller id is kept, on both sides. */
  accept(connection: Connection): void {
    if (this.#closed || (this.#next?.initiator && this.#options.self < this.peer)) return connection.close();
    this.#drop(this.#next);
    this.#make(connection);
  }

  /** Says something that is only true now; false when there is nobody to hear it. */
  send(message: LinkMessage): boolean {
    return this.#current?.send(JSON.stringify(message)) ?? false;
  }

  /** Says something that arrives once and in order, now or on a later connection; false when too much is waiting. */
  sendReliably(message: ReliableMessage): boolean {
    if (this.#closed || this.#outbox.full) return false;
    const item = this.#outbox.add(message);
    if (this.#greeted) this.send({ t: 'item', ...item });
    return true;
  }

  /** Puts my track on its line in every connection of this link. */
  setTrack(line: Line, track: MediaStreamTrack | null): void {
    for (const connection of [this.#current, this.#next]) void connection?.setTrack(line, track);
  }

  /** How a line of mine is sent from now on. */
  encode(line: Line, encoding: Encoding): void {
    this.#encodings[line] = encoding;
    if (this.#current) void this.#applyEncodings(this.#current);
  }

  /** What the connection carries, read once a second; null while there is none. */
  get stats(): LinkStats | null {
    return this.#stats;
  }

  /** How many connections were replaced by another one so far. */
  get replacements(): number {
    return Math.max(0, this.#replacements);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#heartbeat);
    clearInterval(this.#reading);
    clearTimeout(this.#watchdog);
    clearTimeout(this.#redial);
    clearTimeout(this.#sharpen);
    this.#drop(this.#next);
    this.#drop(this.#current);
    for (const stream of [this.stream, this.screen]) for (const track of stream.getTracks()) stream.removeTrack(track);
  }

  get #silent(): boolean {
    return performance.now() - this.#heard > SILENCE_LIMIT;
  }

  #make(connection: Connection): void {
    this.#next = connection;
    connection.addEventListener('open', () => this.#onOpen(connection));
    connection.addEventListener('close', () => this.#onClose(connection));
    connection.addEventListener('statechange', () => connection.state === 'failed' && connection.close());
    connection.addEventListener('message', ({ data }) => this.#onMessage(data));
    connection.addEventListener('step', ({ step, detail }) => {
      if (step === 'track-received' && !this.#current) this.#show(connection);
      this.dispatchEvent(new LinkStepEvent(step, detail));
    });
    for (const line of LINES) {
      const track = this.#options.track(line);
      if (track) void connection.setTrack(line, track);
    }
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => connection.close(), CONNECT_TIMEOUT);
  }

  #onOpen(connection: Connection): void {
    if (connection !== this.#next) return;
    clearTimeout(this.#watchdog);
    clearTimeout(this.#redial);
    clearTimeout(this.#sharpen);
    const old = this.#current;
    this.#current = connection;
    this.#next = null;
    this.#heard = performance.now();
    this.#greeted = false;
    this.#sample = null;
    this.#replacements += 1;
    this.#backoff.reset();
    this.#show(connection);
    this.#drop(old);
    // The first picture comes small and soon; by now the browser knows what the path carries.
    this.#sharpen = setTimeout(() => void this.#applyEncodings(connection), FIRST_PICTURE);
    this.send({ t: 'hello', epoch: this.#outbox.epoch });
    this.#setState('connected');
    this.dispatchEvent(new Event('open'));
  }

  #onClose(connection: Connection): void {
    if (connection === this.#next) this.#next = null;
    else if (connection === this.#current) this.#current = null;
    else return;
    if (this.#closed || this.#next) return;
    if (!this.#current && this.#state === 'connected') this.#setState('reconnecting');
    if (!this.#current || this.#silent) this.#redialIn(this.#backoff.next());
  }

  #onMessage(data: unknown): void {
    this.#heard = performance.now();
    if (this.#state === 'reconnecting' && this.#current) {
      this.#setState('connected');
      if (this.#next?.initiator) this.#drop(this.#next); // a false alarm: the old path woke first
    }
    const message = parseLinkMessage(data);
    if (message) this.#take(message);
  }

  #take(message: LinkMessage): void {
    switch (message.t) {
      case 'beat':
        return this.#outbox.acknowledge(message.ack);
      case 'hello':
        this.#greeted = true;
        for (const item of this.#outbox.greet(message.epoch)) this.send({ t: 'item', ...item });
        return;
      case 'item':
        if (this.#outbox.accept(message.n)) this.dispatchEvent(new LinkMessageEvent(message.message));
        return;
      default:
        this.dispatchEvent(new LinkMessageEvent(message));
    }
  }

  async #read(): Promise<void> {
    const connection = this.#current;
    const report = await connection?.getStats().catch(() => null); // closed meanwhile
    if (!report || connection !== this.#current) return;
    const { stats, sample } = readStats(report, this.#sample);
    this.#stats = stats;
    this.#sample = sample;
    this.dispatchEvent(new Event('stats'));
  }

  #beat(): void {
    if (!this.#current) return;
    this.send({ t: 'beat', ack: this.#outbox.received });
    if (!this.#silent || this.#state !== 'connected') return;
    this.#setState('reconnecting');
    this.#redialIn(0);
  }

  /** Both sides may redial; the larger id leaves it to the other for a moment, so that they seldom cross. */
  #redialIn(delay: number): void {
    clearTimeout(this.#redial);
    const courtesy = this.#options.self < this.peer ? 0 : REDIAL_COURTESY;
    this.#redial = setTimeout(() => this.dial(), delay + courtesy);
  }

  /** Closes a connection of ours without hearing of it. */
  #drop(connection: Connection | null): void {
    if (!connection) return;
    if (connection === this.#next) this.#next = null;
    if (connection === this.#current) this.#current = null;
    connection.close();
  }

  #show(connection: Connection): void {
    const show = (stream: MediaStream, lines: readonly Line[]): void => {
      const tracks = lines.map((line) => connection.remoteTrack(line));
      for (const old of stream.getTracks()) if (!tracks.includes(old)) stream.removeTrack(old);
      for (const track of tracks) if (track) stream.addTrack(track);
    };
    show(this.stream, ['microphone', 'camera']);
    show(this.screen, ['screen', 'screen-audio']);
  }

  async #applyEncodings(connection: Connection): Promise<void> {
    for (const [line, encoding] of Object.entries(this.#encodings) as [Line, Encoding][]) {
      const sender = connection.sender(line);
      const parameters = sender?.getParameters();
      if (!sender || !parameters?.encodings[0]) continue;
      Object.assign(parameters.encodings[0], encoding);
      // Refused only when the connection closed meanwhile, and then there is nothing to encode.
      await sender.setParameters(parameters).catch(() => undefined);
    }
  }

  #setState(state: ConnectionState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}
