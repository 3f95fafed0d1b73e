/** What the templates of <rtc-call> read and may call. Types only. */
import type { LocalizeController } from '../controllers/localize.js';
import type { CallError } from '../errors.js';
import type { CallSnapshot } from '../session/types.js';
import type { CallLayout } from './rtc-grid.js';

/** The element. */
export interface CallHost extends HTMLElement {
  room: string;
  name: string;
  layout: CallLayout;
  minimal: boolean;
  audioOnly: boolean;
  readonly error: CallError | null;
}

/** What it shows at one moment. */
export interface CallViewState {
  readonly snapshot: CallSnapshot;
  /** A page's own elements are the interface. */
  readonly composed: boolean;
  /** The browser wants a tap before the others can be heard. */
  readonly soundBlocked: boolean;
  readonly words: LocalizeController;
  unlock(): void;
  /** Children came or went. */
  recompose(): void;
}
