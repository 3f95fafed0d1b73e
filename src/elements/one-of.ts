/** An attribute with a fixed set of values: whatever else it is given means the first one. */
export const oneOf = <T extends string>(values: readonly [T, ...T[]], value: unknown): T =>
  values.find((known) => known === value) ?? values[0];
