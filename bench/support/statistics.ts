/** The few figures a series of times is summed up in. Pure. */

const at = (sorted: readonly number[], share: number): number => {
  const position = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(position)] ?? NaN, sorted[Math.ceil(position)] ?? NaN];
  return low + (high - low) * (position % 1);
};

export interface Summary {
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
}

export const summary = (times: readonly number[]): Summary => {
  const sorted = [...times].sort((a, b) => a - b);
  return { median: at(sorted, 0.5), p10: at(sorted, 0.1), p90: at(sorted, 0.9) };
};
