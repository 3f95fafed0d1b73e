/**
 * One RTCPeerConnection, plugged into PeerJS as a serializer: PeerJS carries offer, answer and candidates, everything
 * else is here. Negotiated once with four fixed lines; afterwards tracks only come and go on them. It knows nothing
 * of rooms, and nothing of what is said on its data channel.
 */
import { BufferedConnection, type Peer } from 'peerjs';
import { EventTargetOf } from '../internal/typed-event-target.js';
import { LINES, LinkStepEvent, type Connection, type ConnectionEventMap, type Line } from './signaling.js';

/** The two frames of a negotiation, as their sending and their arrival are told. */
type Description = 'offer' | 'answer';

/**
 * Half the width and height until the link says how to send. A browser starts a path at 300 kbit/s: it drops the first
 * frames of a large picture until it has found a size that fits, and the first one on the screen comes 100 ms later.
 */
const FIRST_ENCODING = { scaleResolutionDownBy: 2 } as const;

const kindOf = (line: Line): 'audio' | 'video' => (line === 'camera' || line === 'screen' ? 'video' : 'audio');

/**
 * What PeerJS makes for `serialization: 'rtc'`, and keeps in its books. The caller's `_initializeDataChannel` runs
 * inside `super()`, before this class has any field, hence the lazy `rtc`.
 */
export class RtcPlug extends BufferedConnection {
  readonly serialization = 'rtc';
  declare rtc: RtcConnection;

  constructor(peer: string, provider: Peer, options: RtcPlugOptions) {
    super(peer, provider, options);
    this.rtc ??= new RtcConnection(this, false);
  }

  override _initializeDataChannel(channel: RTCDataChannel): void {
    if (this.dataChannel) return; // PeerJS calls this for every channel the other side opens; ours is the first
    this.dataChannel = channel;
    this.rtc ??= new RtcConnection(this, true);
    this.rtc.adopt(channel);
  }

  override async handleMessage(message: Parameters<BufferedConnection['handleMessage']>[0]): Promise<void> {
    const { payload, type } = message as { type: string; payload: { sdp?: unknown } };
    if (type === 'ANSWER') this.rtc.tell('answer-received', payload.sdp);
    await super.handleMessage(message);
  }

  // PeerJS's own framing is not used: RtcConnection writes to the channel, and listens to it, itself.
  protected override _send(): void {}
  protected override _handleDataMessage(): void {}
}

/** PeerJS's options for a connection; `_payload` is the offer, and is there on the answering side only. */
interface RtcPlugOptions {
  readonly _payload?: { readonly sdp: RTCSessionDescriptionInit };
  sdpTransform?: (sdp: string) => string;
}

export class RtcConnection extends EventTargetOf<ConnectionEventMap>() implements Connection {
  readonly id: string;
  readonly peer: string;
  readonly initiator: boolean;
  readonly #plug: RtcPlug;
  readonly #pc: RTCPeerConnection;
  readonly #tracks = new Map<Line, MediaStreamTrack | null>();
  /** Lines of one stream are played in step (JSEP 5.2.1, msid): a voice with its face, a screen with its sound. */
  readonly #streams = { person: new MediaStream(), screen: new MediaStream() };
  #channel: RTCDataChannel | null = null;
  #closed = false;

  constructor(plug: RtcPlug, initiator: boolean) {
    super();
    const options = plug.options as RtcPlugOptions;
    this.id = plug.connectionId;
    this.peer = plug.peer;
    this.initiator = initiator;
    this.#plug = plug;
    this.#pc = plug.peerConnection;
    this.#takeOver();
    // PeerJS runs this on what createOffer and createAnswer made: the only moment at which it can be seen.
    options.sdpTransform = (sdp) => {
      this.tell(initiator ? 'offer-created' : 'answer-created', sdp);
      return sdp;
    };
    // Nobody can be listening yet; these are told once whoever made this connection has had its turn.
    queueMicrotask(() => {
      this.tell('connection-created', this.#pc);
      if (!initiator) this.tell('offer-received', options._payload?.sdp);
    });
    if (initiator) this.#addLines();
  }

  get open(): boolean {
    return this.#channel?.readyState === 'open';
  }

  get state(): RTCPeerConnectionState {
    return this.#closed ? 'closed' : this.#pc.connectionState;
  }

  remoteTrack(line: Line): MediaStreamTrack | null {
    return this.receiver(line)?.track ?? null;
  }

  receiver(line: Line): RTCRtpReceiver | null {
    return this.#transceiver(line)?.receiver ?? null;
  }

  sender(line: Line): RTCRtpSender | null {
    return this.#transceiver(line)?.sender ?? null;
  }

  async setTrack(line: Line, track: MediaStreamTrack | null): Promise<void> {
    this.#tracks.set(line, track); // the answering side has no lines yet before it has read the offer
    if (this.#closed) return;
    try {
      await this.sender(line)?.replaceTrack(track);
      if (track) this.tell('tracks-added', track);
    } catch (error) {
      if (!this.#closed) throw error; // closed meanwhile: nothing is sent, as it should be
    }
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#pc.getStats();
  }

  send(data: string): boolean {
    if (!this.open) return false;
    this.#channel?.send(data);
    return true;
  }

  /** Idempotent. The other side hears of it through the data channel within milliseconds. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#pc.onconnectionstatechange = this.#pc.onsignalingstatechange = null;
    if (this.#channel) this.#channel.onopen = this.#channel.onmessage = this.#channel.onclose = null;
    this.#plug.close();
    this.#pc.close(); // PeerJS leaves it open when the channel never came
    this.dispatchEvent(new Event('close'));
  }

  /** Announces a step of the negotiation. */
  tell(step: LinkStepEvent['step'], detail?: unknown): void {
    if (!this.#closed) this.dispatchEvent(new LinkStepEvent(step, detail));
  }

  /** The first data channel: control and messages. */
  adopt(channel: RTCDataChannel): void {
    this.#channel = channel;
    channel.onopen = () => this.dispatchEvent(new Event('open'));
    channel.onmessage = ({ data }: MessageEvent<unknown>) => this.dispatchEvent(new MessageEvent('message', { data }));
    channel.onclose = () => this.close();
  }

  /** PeerJS closes on `iceConnectionState` alone and forgets candidates after `completed`: these are ours instead. */
  #takeOver(): void {
    const pc = this.#pc;
    pc.oniceconnectionstatechange = null;
    pc.onconnectionstatechange = () => this.dispatchEvent(new Event('statechange'));
    pc.onsignalingstatechange = () => this.#onSignalingState();
    pc.ontrack = ({ transceiver }) => this.#onTrack(transceiver);
  }

  #addLines(): void {
    for (const line of LINES) {
      const sendEncodings = line === 'camera' ? [{ ...FIRST_ENCODING }] : [];
      this.#pc.addTransceiver(kindOf(line), { direction: 'sendrecv', streams: [this.#streamOf(line)], sendEncodings });
    }
  }

  /** On the answering side, before the answer is made: the offered line becomes one we may send on (JSEP 5.3.1). */
  #onTrack(transceiver: RTCRtpTransceiver): void {
    const line = LINES[this.#pc.getTransceivers().indexOf(transceiver)];
    if (!line || transceiver.receiver.track.kind !== kindOf(line)) return this.close(); // not one of our offers
    if (!this.initiator) {
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams(this.#streamOf(line));
      if (line === 'camera') this.#startSmall(transceiver.sender);
      const track = this.#tracks.get(line);
      if (track) void this.setTrack(line, track);
    }
    this.tell('track-received', transceiver.receiver.track);
  }

  #startSmall(sender: RTCRtpSender): void {
    const parameters = sender.getParameters();
    if (!parameters.encodings[0]) return;
    Object.assign(parameters.encodings[0], FIRST_ENCODING);
    sender.setParameters(parameters).catch(() => undefined); // closed meanwhile
  }

  #onSignalingState(): void {
    const description: Description = this.initiator ? 'offer' : 'answer';
    switch (this.#pc.signalingState) {
      case 'have-local-offer':
        return this.tell('offer-local-set', this.#pc.localDescription);
      case 'have-remote-offer':
        return this.tell('offer-remote-set', this.#pc.remoteDescription);
      case 'stable':
        return description === 'offer'
          ? this.tell('answer-remote-set', this.#pc.remoteDescription)
          : this.tell('answer-local-set', this.#pc.localDescription);
      default:
    }
  }

  #streamOf(line: Line): MediaStream {
    return line === 'microphone' || line === 'camera' ? this.#streams.person : this.#streams.screen;
  }

  #transceiver(line: Line): RTCRtpTransceiver | undefined {
    return this.#closed ? undefined : this.#pc.getTransceivers()[LINES.indexOf(line)];
  }
}
