/** What stands in the `empty` slot when a page puts nothing there; <rtc-call> forwards that slot to its grid. */
import { html, type TemplateResult } from 'lit';
import type { LocalizeController } from '../controllers/localize.js';

export const emptyRoom = (words: LocalizeController): TemplateResult =>
  html`<b>${words.term('emptyTitle')}</b><br />${words.term('emptyText')}`;
