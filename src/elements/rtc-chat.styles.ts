/** A calm column: what was written above, the field below, always in view. */
import { css } from 'lit';

export const chatStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
    block-size: 100%;
    min-block-size: 200px;
    background: var(--_surface);
    color: var(--_on-surface);
    font-size: 15px;
  }
  .log {
    grid-area: 1 / 1;
    display: flex;
    flex-direction: column;
    gap: calc(1.5 * var(--_gap));
    padding: calc(2 * var(--_gap));
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .log:focus-visible {
    outline-offset: -3px;
    box-shadow: none;
  }
  .empty {
    margin: auto;
    max-inline-size: 28ch;
    text-align: center;
    text-wrap: balance;
    opacity: 0.8;
  }
  .message {
    align-self: start;
    max-inline-size: 88%;
  }
  .mine {
    align-self: end;
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    column-gap: 8px;
    align-items: baseline;
    margin-block-end: 2px;
    font-size: 13px;
  }
  .mine .about {
    justify-content: end;
  }
  .about b {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .text {
    padding: 8px 12px;
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_on-surface) 9%, var(--_surface));
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .mine .text {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  a {
    color: inherit;
    text-underline-offset: 2px;
  }
  .unread {
    grid-area: 1 / 1;
    align-self: end;
    justify-self: center;
    margin-block-end: var(--_gap);
    min-block-size: 36px;
    padding: 4px 16px;
    border: 0;
    border-radius: 18px;
    background: var(--_accent);
    color: var(--_on-accent);
    font: 600 14px/1.4 var(--_font);
    box-shadow: var(--_shadow);
    cursor: pointer;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
    padding: calc(1.5 * var(--_gap)) calc(2 * var(--_gap)) calc(2 * var(--_gap));
    border-block-start: 1px solid color-mix(in oklab, var(--_on-surface) 16%, transparent);
  }
  .to,
  .row {
    display: flex;
    gap: var(--_gap);
    align-items: center;
    font-size: 14px;
  }
  select,
  textarea {
    flex: 1;
    min-inline-size: 0;
    border: 1px solid color-mix(in oklab, currentColor 50%, transparent);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: 15px/1.4 var(--_font);
  }
  select {
    min-block-size: 36px;
    padding: 4px 8px;
  }
  option {
    background: var(--_surface);
    color: var(--_on-surface);
  }
  textarea {
    padding: 8px 12px;
    resize: none;
  }
  textarea::placeholder {
    color: inherit;
    opacity: 0.75;
  }
  .send {
    align-self: end;
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font: 600 15px/1.4 var(--_font);
    cursor: pointer;
  }
  .send:disabled {
    opacity: 0.5;
    cursor: not-allowed;
  }
  @media (pointer: coarse) {
    select {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .text,
    .send,
    .unread {
      border: 1px solid CanvasText;
    }
  }
`;
