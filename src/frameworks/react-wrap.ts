/**
 * A React component for one of our elements. React 19 sets properties and adds listeners on custom elements itself;
 * what is left is `onRtcStateChange` for `onrtc-state-change`, and the types.
 */
import { createElement, type HTMLAttributes, type ReactElement, type RefAttributes } from 'react';
import type { Attributes, CamelHandlers, ElementOf, NativeHandlers, Properties, Tag } from './props.js';

type Common<T extends Tag> = Omit<HTMLAttributes<ElementOf<T>>, keyof Properties<T>> &
  RefAttributes<ElementOf<T>> &
  Properties<T>;

/** Props of a component: properties, `onRtc...` handlers, and whatever every HTML element takes. */
export type ComponentProps<T extends Tag> = Common<T> & CamelHandlers<T>;
/** Props of a tag written as such, `<rtc-call>`, where React takes attributes and events by their own names. */
export type TagProps<T extends Tag> = Common<T> & Attributes<T> & NativeHandlers<T>;

type AllTags = { [T in Tag]: TagProps<T> };

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- React's own
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is what can be added to
    interface IntrinsicElements extends AllTags {}
  }
}

const HANDLER = /^onRtc[A-Z]/;

/** `onRtcStateChange` is `onrtc-state-change` to React, which listens for what follows the `on`. */
const nativeName = (name: string): string =>
  HANDLER.test(name)
    ? `on${name
        .slice(2)
        .replaceAll(/(?!^)[A-Z]/g, '-$&')
        .toLowerCase()}`
    : name;

export const wrap = <T extends Tag>(tag: T): ((props: ComponentProps<T>) => ReactElement) => {
  const Component = (props: ComponentProps<T>): ReactElement =>
    createElement(tag, Object.fromEntries(Object.entries(props).map(([name, value]) => [nativeName(name), value])));
  // What React's tools show.
  return Object.assign(Component, { displayName: tag });
};
