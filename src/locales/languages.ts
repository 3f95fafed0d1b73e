/**
 * Our languages, each fetched when a page first needs it, and what a term says in one of them: the page's own word
 * first, then ours, from the most exact code to English. It knows no element.
 */
import { en, type RtcTranslation } from './en.js';
import { pageTranslation, tellWordsChanged, type PageTranslation } from './registry.js';
import { codesOf } from './tags.js';

/** By code; `pt-BR` finds `pt`, `zh-Hans` finds `zh`, `iw` finds `he`. */
export const LANGUAGES: Readonly<Record<string, () => Promise<RtcTranslation>>> = {
  ar: async () => (await import('./ar.js')).ar,
  de: async () => (await import('./de.js')).de,
  en: async () => en,
  es: async () => (await import('./es.js')).es,
  fr: async () => (await import('./fr.js')).fr,
  he: async () => (await import('./he.js')).he,
  it: async () => (await import('./it.js')).it,
  ja: async () => (await import('./ja.js')).ja,
  nl: async () => (await import('./nl.js')).nl,
  pl: async () => (await import('./pl.js')).pl,
  pt: async () => (await import('./pt.js')).pt,
  zh: async () => (await import('./zh.js')).zh,
};

const loaded = new Map<string, RtcTranslation>([['en', en]]);
const loading = new Map<string, Promise<void>>();

const fetchLanguage = async (code: string, load: () => Promise<RtcTranslation>): Promise<void> => {
  try {
    loaded.set(code, await load());
    tellWordsChanged();
  } catch {
    // It stays English; whoever comes next asks again.
    loading.delete(code);
  }
};

/** Resolves when our words for a tag are here, or cannot be had. */
export const loadLanguage = async (tag: string): Promise<void> => {
  const code = codesOf(tag).find((candidate) => Object.hasOwn(LANGUAGES, candidate));
  const load = code && LANGUAGES[code];
  if (!load || loaded.has(code)) return;
  const going = loading.get(code) ?? fetchLanguage(code, load);
  loading.set(code, going);
  await going;
};

/** The translations that answer for a tag, the most exact first, without English. */
const answering = (tag: string): readonly (PageTranslation | RtcTranslation)[] =>
  codesOf(tag).flatMap((code) => [pageTranslation(code) ?? [], loaded.get(code) ?? []].flat());

/** What is said for a term. */
export const lookUp = <K extends keyof RtcTranslation>(tag: string, key: K): RtcTranslation[K] => {
  for (const translation of [...answering(tag), pageTranslation('en')]) {
    const term = (translation as Partial<RtcTranslation> | undefined)?.[key];
    if (term !== undefined) return term;
  }
  return en[key];
};

/** The tag numbers are written by: the one asked for, or English where the words are English too. */
export const formatTag = (tag: string): string => (answering(tag).length > 0 ? tag.replaceAll('_', '-') : 'en');
