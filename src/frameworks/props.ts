/**
 * What a page can set on our elements and hear from them, in the shapes frameworks want it. Types only; the names are
 * generated, the types are those of the elements themselves.
 */
import type { RtcEventMap } from '../events.js';
import type { AttributeNames, PropertyNames } from './properties.js';

export type Tag = keyof PropertyNames;
export type ElementOf<T extends Tag> = HTMLElementTagNameMap[T];

type Kebab<S extends string> = S extends `${infer A}${infer B}`
  ? `${A extends Lowercase<A> ? A : `-${Lowercase<A>}`}${Kebab<B>}`
  : S;
type Pascal<S extends string> = S extends `${infer A}-${infer B}` ? `${Capitalize<A>}${Pascal<B>}` : Capitalize<S>;
type Heard<K extends keyof RtcEventMap, T extends Tag> = RtcEventMap[K] & { readonly currentTarget: ElementOf<T> };

/** Properties by their own names: `cameraOff`. */
export type Properties<T extends Tag> = Partial<Pick<ElementOf<T>, PropertyNames[T] & keyof ElementOf<T>>>;

/** The attributes with dashes in their names: `camera-off`. */
export type Attributes<T extends Tag> = {
  [K in AttributeNames[T] & keyof ElementOf<T> & string as Kebab<K>]?: ElementOf<T>[K];
};

/** `onrtc-state-change`. All our events bubble, so every element may hear any of them. */
export type NativeHandlers<T extends Tag> = {
  [K in keyof RtcEventMap as `on${K}`]?: ((event: Heard<K, T>) => void) | undefined;
};

/** `onRtcStateChange`. */
export type CamelHandlers<T extends Tag> = {
  [K in keyof RtcEventMap as `on${Pascal<K>}`]?: ((event: Heard<K, T>) => void) | undefined;
};
