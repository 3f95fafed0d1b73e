/** The values of the `layout` attribute; the first one is the default. */
export const LAYOUTS = ['auto', 'grid', 'speaker'] as const;
export type CallLayout = (typeof LAYOUTS)[number];
