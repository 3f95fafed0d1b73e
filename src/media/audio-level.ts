/** The loudness of a microphone of mine, muted or not, by Web Audio. Remote voices are read from their RTP packets instead. */

let shared: AudioContext | undefined;

/** One context for the whole page: browsers allow few, and each costs a thread. */
const audioContext = (): AudioContext => (shared ??= new AudioContext());

export class AudioLevel {
  /** Of its own, so that it hears the device while the track that is sent is muted. */
  readonly #track: MediaStreamTrack;
  readonly #source: MediaStreamAudioSourceNode;
  readonly #analyser: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;

  constructor(track: MediaStreamTrack) {
    const context = audioContext();
    // Suspended until a gesture where autoplay is refused; the level is 0 until then. A capturing page is let through.
    if (context.state === 'suspended') void context.resume().catch(() => undefined);
    this.#track = track.clone();
    this.#track.enabled = true;
    this.#source = context.createMediaStreamSource(new MediaStream([this.#track]));
    this.#analyser = context.createAnalyser();
    this.#analyser.fftSize = 512;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#source.connect(this.#analyser);
  }

  /** Root mean square of the last 11 ms, 0 to 1. */
  get level(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let sum = 0;
    for (const sample of this.#samples) sum += sample * sample;
    return Math.sqrt(sum / this.#samples.length);
  }

  close(): void {
    this.#source.disconnect();
    this.#track.stop();
  }
}
