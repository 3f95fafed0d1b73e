/**
 * The strings of one element in the language of the nearest `lang`, and their direction. It asks for the language to
 * be loaded, shows English meanwhile, and updates its host whenever the words are others than before.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RtcTranslation } from '../locales/en.js';
import { formatDate, formatDuration, formatNumber, formatSize } from '../locales/formats.js';
import { formatTag, loadLanguage, lookUp } from '../locales/languages.js';
import { onWordsChange } from '../locales/registry.js';
import { surroundingsOf, watchLanguage, type Surroundings } from './language-watch.js';

type TermName = Exclude<keyof RtcTranslation, `$${string}`>;
type TermArguments<K extends TermName> = RtcTranslation[K] extends (...args: infer A) => string ? A : [];

/** Hosts whose shadow tree inherits the direction set on them. */
const directed = new WeakSet<Element>();

export class LocalizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #around: Surroundings = { tag: 'en', dir: null, byLanguage: false };
  #ready: Promise<void> = Promise.resolve();
  #ends: (() => void)[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    directed.add(host);
    host.addController(this);
  }

  /** Resolves when the language around the host is loaded, or cannot be. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** The direction of the words, where the page does not set another. */
  get direction(): 'ltr' | 'rtl' {
    return lookUp(this.#around.tag, '$dir');
  }

  hostConnected(): void {
    this.#ends = [watchLanguage(this.#host, this.#look), onWordsChange(this.#onWords)];
    this.#look();
  }

  hostDisconnected(): void {
    for (const end of this.#ends.splice(0)) end();
  }

  /** What to say, with what it is about. */
  term<K extends TermName>(key: K, ...about: TermArguments<K>): string {
    const term = lookUp(this.#around.tag, key) as string | ((...about: TermArguments<K>) => string);
    return typeof term === 'function' ? term(...about) : term;
  }

  number(value: number, options?: Intl.NumberFormatOptions): string {
    return formatNumber(this.#formatTag, value, options);
  }

  date(time: Date | number, options?: Intl.DateTimeFormatOptions): string {
    return formatDate(this.#formatTag, time, options);
  }

  /** A length of time in seconds, as a clock counts it. */
  duration(seconds: number): string {
    return formatDuration(this.#formatTag, seconds);
  }

  /** A number of bytes. */
  size(bytes: number): string {
    return formatSize(this.#formatTag, bytes);
  }

  get #formatTag(): string {
    return formatTag(this.#around.tag);
  }

  readonly #look = (): void => {
    const before = this.#around.tag;
    this.#around = surroundingsOf(this.#host);
    this.#ready = loadLanguage(this.#around.tag);
    this.#direct();
    if (before !== this.#around.tag) this.#host.requestUpdate();
  };

  readonly #onWords = (): void => {
    this.#direct();
    this.#host.requestUpdate();
  };

  /** HTML derives no direction from `lang`; where `lang` is nearer than any `dir`, its language decides. */
  #direct(): void {
    const root = this.#host.getRootNode();
    if (root instanceof ShadowRoot && directed.has(root.host)) return;
    const { dir, byLanguage } = this.#around;
    const wanted = byLanguage && this.direction !== (dir ?? 'ltr') ? this.direction : '';
    if (this.#host.style.direction !== wanted) this.#host.style.direction = wanted;
  }
}
