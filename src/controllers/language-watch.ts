/**
 * Which language stands around an element, and when that changes: the nearest `lang` and `dir` above it, through
 * shadow roots, as browsers inherit them. One observer serves the whole page; it knows nothing of words.
 */

export interface Surroundings {
  /** The nearest `lang`; the browser's language where there is none. */
  readonly tag: string;
  /** The nearest `dir`, where there is one. */
  readonly dir: string | null;
  /** Whether `lang` is nearer than `dir`, so that the direction is the language's. */
  readonly byLanguage: boolean;
}

const parentOf = ({ parentNode }: Element): Element | null =>
  parentNode instanceof ShadowRoot ? parentNode.host : (parentNode as Element | null);

export const surroundingsOf = (element: Element): Surroundings => {
  let tag: string | null = null;
  let dir: string | null = null;
  let byLanguage = true;
  for (let at: Element | null = element; at instanceof Element; at = parentOf(at)) {
    dir ??= at.getAttribute('dir');
    if (tag === null && dir !== null) byLanguage = false;
    tag ??= at.getAttribute('lang');
    if (tag !== null && dir !== null) break;
  }
  // An empty `lang` says that the language is not known.
  return { tag: tag || navigator.language || 'en', dir: dir?.toLowerCase() ?? null, byLanguage };
};

const watchers = new Map<Element, () => void>();
let observer: MutationObserver | undefined;

/** Calls back whenever a `lang` or `dir` changes anywhere the element might inherit it from; returns what ends that. */
export const watchLanguage = (element: Element, onChange: () => void): (() => void) => {
  observer ??= new MutationObserver(() => {
    for (const tell of [...watchers.values()]) tell();
  });
  watchers.set(element, onChange);
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    // Observing the same root again changes nothing; the registration goes with the root.
    observer.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
    if (!(root instanceof ShadowRoot)) break;
  }
  return () => {
    watchers.delete(element);
    if (watchers.size === 0) observer?.disconnect();
  };
};
