/**
 * The words a page brings itself: whole languages, or other words for some of ours. It keeps them and tells that they
 * changed; it does not know our own languages, so that a script tag carries none of them before they are needed.
 */
import type { RtcTranslation } from './en.js';
import { codesOf } from './tags.js';

/** A page's own translation; what it leaves out is said as before, in English where there is no such language. */
export type PageTranslation = Partial<Omit<RtcTranslation, '$code'>> & {
  /** A language tag: `da`, `pt-PT`. */
  readonly $code: string;
};

const translations = new Map<string, PageTranslation>();
const listeners = new Set<() => void>();

/** Adds languages, or other words for some terms of one there is; every element on the page shows them at once. */
export const registerTranslation = (...added: readonly PageTranslation[]): void => {
  for (const translation of added) {
    const code = codesOf(translation.$code)[0] ?? translation.$code.toLowerCase();
    translations.set(code, { ...translations.get(code), ...translation });
  }
  tellWordsChanged();
};

/** What a page said for exactly this code. */
export const pageTranslation = (code: string): PageTranslation | undefined => translations.get(code);

/** Calls back whenever there are other words than before; returns what ends that. */
export const onWordsChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const tellWordsChanged = (): void => {
  for (const listener of [...listeners]) listener();
};
