/** The ready-made call: a dark stage with a row of buttons, and calm panels before and after it. */
import { css } from 'lit';

export const callViewStyles = css`
  .call {
    display: grid;
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr) auto;
    block-size: 100%;
    background: var(--_stage);
    color: white;
  }
  .stage {
    position: relative;
    grid-column: 1;
  }
  rtc-grid {
    block-size: 100%;
    min-block-size: 0;
  }
  slot[name='sidebar'] {
    display: block;
    overflow: auto;
    max-inline-size: 340px;
  }
  rtc-toolbar {
    grid-column: 1 / -1;
  }
  .over {
    position: absolute;
    inset-inline: 0;
    inset-block-start: calc(2 * var(--_gap));
    display: grid;
    gap: var(--_gap);
    justify-items: center;
    pointer-events: none;
  }
  .over > * {
    max-inline-size: calc(100% - 2 * var(--_gap));
    pointer-events: auto;
  }
  .pill {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 16px;
    border: 0;
    border-radius: 22px;
    background: rgb(0 0 0 / 0.72);
    color: white;
    font: 600 14px/1.4 var(--_font);
    box-shadow: var(--_shadow);
  }
  div.pill {
    animation: appear 300ms 0.5s backwards;
  }
  .pill.reconnecting {
    animation-delay: 1.5s;
  }
  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_warning);
  }
  button.pill {
    min-block-size: 44px;
    background: white;
    color: oklch(24% 0.01 260);
    cursor: pointer;
  }
  button.pill svg {
    font-size: 20px;
  }
  @keyframes appear {
    from {
      visibility: hidden;
      opacity: 0;
    }
  }
  .panel {
    display: grid;
    block-size: 100%;
    overflow: auto;
  }
  .panel > slot {
    display: grid;
    place-items: safe center;
    padding: calc(2 * var(--_gap));
  }
  .lobby {
    display: grid;
    gap: calc(2 * var(--_gap));
    inline-size: 100%;
    max-inline-size: 480px;
    align-items: center;
  }
  .preview {
    position: relative;
    display: grid;
    min-inline-size: 0;
  }
  .preview > * {
    grid-area: 1 / 1;
  }
  .preview rtc-video::part(name) {
    display: none;
  }
  .preview .over {
    inset-block: auto calc(1.5 * var(--_gap));
    display: flex;
    justify-content: center;
    gap: 12px;
  }
  .problem {
    position: relative;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 4px;
    padding: 20px 16px calc(var(--_button) + 28px);
    border-radius: var(--_radius-tile);
    background: var(--_tile);
    color: white;
    font-size: 14px;
    text-align: center;
    text-wrap: balance;
  }
  .problem svg {
    font-size: 28px;
    color: var(--_warning);
  }
  .card {
    display: grid;
    gap: calc(2 * var(--_gap));
    inline-size: 100%;
    max-inline-size: 340px;
    margin-inline: auto;
    text-align: center;
  }
  h2,
  p {
    margin: 0;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  h2 {
    font-size: 24px;
    font-weight: 600;
    line-height: 1.25;
    letter-spacing: -0.01em;
  }
  p {
    margin-block-start: calc(-1 * var(--_gap));
    opacity: 0.75;
  }
  label {
    display: grid;
    gap: 4px;
    font-size: 14px;
    text-align: start;
  }
  input,
  .action {
    min-block-size: 48px;
    padding: 8px 16px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    font: 16px/1.4 var(--_font);
  }
  input {
    inline-size: 100%;
    border-color: color-mix(in oklab, currentColor 50%, transparent);
    background: transparent;
    color: inherit;
  }
  .action {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    cursor: pointer;
    transition: filter var(--_speed);
  }
  [part='ended'] .action {
    justify-self: center;
    padding-inline: 40px;
  }
  .action:hover {
    filter: brightness(1.1);
  }
  .quiet {
    min-block-size: 44px;
    margin-block-start: 8px;
    background: oklch(34% 0.014 260);
    color: white;
    font-size: 14px;
  }
  @container (width >= 720px) {
    .lobby {
      grid-template-columns: minmax(0, 1.6fr) minmax(260px, 1fr);
      gap: calc(5 * var(--_gap));
      max-inline-size: 1040px;
    }
  }
  /* Upright phones have room for a taller mirror, in which the buttons leave the face alone. */
  @container (width < 480px) and (height >= 500px) {
    .preview rtc-video {
      aspect-ratio: 1;
    }
  }
  @container (width < 600px) {
    .call {
      grid-template-columns: minmax(0, 1fr);
    }
    slot[name='sidebar'] {
      max-inline-size: none;
      max-block-size: 40cqh;
    }
  }
  @media (forced-colors: active) {
    .action,
    .pill,
    .problem {
      border: 1px solid ButtonText;
    }
  }
`;
