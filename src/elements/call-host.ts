/** What the templates of <rtc-call> read and may call. Types only. */
import type { LocalizeController } from '../controllers/localize.js';
import type { CallError } from '../errors.js';
import type { CallSnapshot } from '../session/types.js';
import type { CallLayout } from './layouts.js';

/** The element. */
export interface CallHost extends HTMLElement {
  room: string;
  name: string;
  layout: CallLayout;
  minimal: boolean;
  audioOnly: boolean;
  readonly error: CallError | null;
}

/** The strings, in the language of the element. */
export type Words = Pick<LocalizeController, 'term'>;

/** What it shows at one moment. */
export interface CallViewState {
  readonly snapshot: CallSnapshot;
  /** The browser wants a tap before the others can be heard. */
  readonly soundBlocked: boolean;
  readonly unlock: () => void;
}
