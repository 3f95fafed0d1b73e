/**
 * What the server counts, and how Prometheus reads it. Counting is plain numbers, because it happens per frame; the
 * text is made when somebody asks. No ids, names or addresses ever become labels.
 */
import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Gauges {
  readonly connections: () => number;
  readonly seats: () => number;
  readonly rooms: () => number;
}

/** One relayed frame in so many is timed. */
const SAMPLE = 16;
const NANO = 1e9;

export class Metrics {
  readonly #registry = new Registry();
  readonly #frames = new Map<string, number>();
  readonly #refusals = new Map<string, number>();
  readonly #latency: Histogram;
  readonly #lag: IntervalHistogram = monitorEventLoopDelay({ resolution: 20 });
  #relayed = 0;

  constructor() {
    const registers = [this.#registry];
    this.#counter('rtc_frames_total', 'Frames from pages, by type', 'type', this.#frames);
    this.#counter('rtc_refusals_total', 'What was refused, by reason', 'reason', this.#refusals);
    this.#latency = new Histogram({
      name: 'rtc_relay_seconds',
      help: `From a frame's arrival to its way out, one frame in ${String(SAMPLE)}`,
      buckets: [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25],
      registers,
    });
    const lag = this.#lag;
    new Gauge({
      name: 'rtc_event_loop_lag_seconds',
      help: 'Delay of the event loop since the last reading',
      labelNames: ['quantile'],
      registers,
      collect() {
        for (const quantile of [50, 99, 100])
          this.set({ quantile: String(quantile / 100) }, lag.percentile(quantile) / NANO);
        lag.reset();
      },
    });
    new Gauge({
      name: 'process_resident_memory_bytes',
      help: 'Resident memory',
      registers,
      collect() {
        this.set(process.memoryUsage.rss());
      },
    });
    lag.enable();
  }

  /** Gauges are read when somebody asks. */
  watch(gauges: Gauges): void {
    for (const name of ['connections', 'seats', 'rooms'] as const) {
      const read = gauges[name];
      new Gauge({
        name: `rtc_${name}`,
        help: `Number of ${name} on this node`,
        registers: [this.#registry],
        collect() {
          this.set(read());
        },
      });
    }
  }

  frame(type: string): void {
    this.#frames.set(type, (this.#frames.get(type) ?? 0) + 1);
  }

  refusal(reason: string): void {
    this.#refusals.set(reason, (this.#refusals.get(reason) ?? 0) + 1);
  }

  /** A frame was relayed that came in at `since`, from `performance.now()`. */
  relayed(since: number): void {
    this.#relayed += 1;
    if (this.#relayed % SAMPLE === 0) this.#latency.observe((performance.now() - since) / 1000);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  close(): void {
    this.#lag.disable();
    this.#registry.clear();
  }

  #counter(name: string, help: string, label: string, values: ReadonlyMap<string, number>): void {
    new Counter({
      name,
      help,
      labelNames: [label],
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const [value, count] of values) this.inc({ [label]: value }, count);
      },
    });
  }
}
