/** Reading an RTCStatsReport (WebRTC Statistics API): what one connection carries, and how well. Pure. */
import type { LinkStats, Path, Picture, Quality } from './types.js';

/** Counters as they stood when they were read; the next reading is compared with them. */
export interface Sample {
  /** ms */
  readonly at: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly received: number;
  readonly lost: number;
}

/** The fields of the report that are read; browsers leave some of them out. */
interface Row {
  readonly id: string;
  readonly type: string;
  readonly kind?: string;
  readonly timestamp: number;
  readonly [field: string]: unknown;
}

const number = (row: Row | undefined, field: string): number => {
  const value = row?.[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
};
const sum = (rows: readonly Row[], field: string): number => rows.reduce((total, row) => total + number(row, field), 0);
const text = (row: Row | undefined, field: string): string => (typeof row?.[field] === 'string' ? row[field] : '');

/** The largest picture of several: a camera and a screen may be under way at once. */
const pictureOf = (rows: readonly Row[]): Picture => {
  const row = rows.reduce<Row | undefined>(
    (best, next) => (number(next, 'frameWidth') > number(best, 'frameWidth') ? next : best),
    undefined,
  );
  return {
    frameWidth: number(row, 'frameWidth'),
    frameHeight: number(row, 'frameHeight'),
    framesPerSecond: number(row, 'framesPerSecond'),
  };
};

export const readStats = (
  report: RTCStatsReport,
  before: Sample | null,
): { readonly stats: LinkStats; readonly sample: Sample } => {
  const rows = new Map<string, Row>();
  report.forEach((row: Row) => rows.set(row.id, row));
  const all = [...rows.values()];
  const of = (type: string, kind?: string): Row[] =>
    all.filter((row) => row.type === type && (!kind || row.kind === kind));
  const [inbound, outbound] = [of('inbound-rtp'), of('outbound-rtp')];
  const selected = rows.get(text(of('transport')[0], 'selectedCandidatePairId'));
  // Firefox has no transport row; there the pair itself says that it is the one.
  const pair = selected ?? of('candidate-pair').find((row) => row.selected === true || row.nominated === true);
  const [local, remote] = ['localCandidateId', 'remoteCandidateId'].map((field) => rows.get(text(pair, field)));
  const sample: Sample = {
    at: Math.max(0, ...all.map(({ timestamp }) => timestamp)),
    bytesIn: sum(inbound, 'bytesReceived'),
    bytesOut: sum(outbound, 'bytesSent'),
    received: sum(inbound, 'packetsReceived'),
    lost: sum(inbound, 'packetsLost'),
  };
  const seconds = before ? Math.max(0, sample.at - before.at) / 1000 : 0;
  const rate = (bytes: number): number => (seconds > 0 ? Math.max(0, bytes * 8) / seconds : 0);
  const [received, lost] = before ? [sample.received - before.received, sample.lost - before.lost] : [0, 0];
  const limitation = outbound.map((row) => text(row, 'qualityLimitationReason')).find((reason) => reason !== 'none');
  const stats: LinkStats = {
    roundTripTime: number(pair, 'currentRoundTripTime') || number(of('remote-inbound-rtp')[0], 'roundTripTime'),
    packetLoss: lost > 0 ? lost / (lost + Math.max(0, received)) : 0,
    jitter: number(of('inbound-rtp', 'audio')[0], 'jitter'),
    bitrateIn: before ? rate(sample.bytesIn - before.bytesIn) : 0,
    bitrateOut: before ? rate(sample.bytesOut - before.bytesOut) : 0,
    in: pictureOf(of('inbound-rtp', 'video')),
    out: pictureOf(of('outbound-rtp', 'video')),
    candidatePair: pair
      ? {
          local: text(local, 'candidateType'),
          remote: text(remote, 'candidateType'),
          protocol: text(local, 'protocol'),
        }
      : null,
    limitation: limitation === 'cpu' || limitation === 'bandwidth' ? limitation : 'none',
  };
  return { stats, sample };
};

/** How a person would call it: loss is heard before delay is. */
export const qualityOf = ({ packetLoss, roundTripTime, candidatePair }: LinkStats): Quality => {
  if (!candidatePair) return 'unknown';
  if (packetLoss > 0.08 || roundTripTime > 0.6) return 'poor';
  return packetLoss > 0.025 || roundTripTime > 0.3 ? 'fair' : 'good';
};

export const pathOf = ({ candidatePair }: LinkStats): Path => {
  if (!candidatePair?.local) return 'unknown';
  return candidatePair.local === 'relay' || candidatePair.remote === 'relay' ? 'relayed' : 'direct';
};
