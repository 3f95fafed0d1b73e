/** Our elements in Vue templates: registered, and typed for Volar and vue-tsc. */
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { RtcEventMap } from '../events.js';
import '../index.js';
import type { Attributes, ElementOf, Properties, Tag } from './props.js';

type Emits = { [K in keyof RtcEventMap]: (event: RtcEventMap[K]) => void };

/** What Volar reads of a component; there is no such thing at run time, only the element. */
export type VueElement<T extends Tag> = new () => ElementOf<T> & {
  readonly $props: HTMLAttributes & Attributes<T> & Properties<T> & PublicProps;
  readonly $emit: EmitFn<Emits>;
};

type AllTags = { [T in Tag]: VueElement<T> };

declare module 'vue' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is what can be added to
  interface GlobalComponents extends AllTags {}
}
