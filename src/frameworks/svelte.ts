/** Our elements in Svelte templates: registered, and typed for svelte-check. */
import type { HTMLAttributes } from 'svelte/elements';
import '../index.js';
import type { Attributes, ElementOf, NativeHandlers, Properties, Tag } from './props.js';

/** Attributes, properties and events of one of our tags. */
export type SvelteProps<T extends Tag> = Omit<HTMLAttributes<ElementOf<T>>, keyof Properties<T>> &
  Attributes<T> &
  NativeHandlers<T> &
  Properties<T>;

type AllTags = { [T in Tag]: SvelteProps<T> };

declare module 'svelte/elements' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is what can be added to
  export interface SvelteHTMLElements extends AllTags {}
}
