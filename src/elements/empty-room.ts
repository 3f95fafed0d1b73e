/** What stands in the `empty` slot when a page puts nothing there; <rtc-call> forwards that slot to its grid. */
import { html, type TemplateResult } from 'lit';
import type { Words } from './call-host.js';

export const emptyRoom = (words: Words): TemplateResult =>
  html`<b>${words.term('emptyTitle')}</b><br />${words.term('emptyText')}`;
