/** The look of one round button and of the small bubble that says what it does. */
import { css } from 'lit';

export const roundButtonStyles = css`
  :host {
    position: relative;
    display: inline-block;
    --_ground: oklch(34% 0.014 260);
    --_glyph: white;
  }
  button {
    display: grid;
    place-items: center;
    inline-size: var(--_button);
    block-size: var(--_button);
    margin: 0;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--_ground);
    color: var(--_glyph);
    font-size: 22px;
    cursor: pointer;
    transition: filter var(--_speed);
    -webkit-tap-highlight-color: transparent;
  }
  button:hover {
    filter: brightness(1.15);
  }
  button:active {
    filter: brightness(0.9);
  }
  button:disabled,
  [aria-disabled='true'] {
    opacity: 0.45;
    filter: none;
    cursor: not-allowed;
  }
  .active {
    --_ground: var(--_accent);
    --_glyph: var(--_on-accent);
  }
  .off {
    --_ground: oklch(95% 0.012 25);
    --_glyph: var(--_danger);
  }
  .off:hover {
    filter: brightness(0.94);
  }
  .leave {
    --_ground: var(--_danger);
  }
  .leave svg {
    rotate: 135deg;
  }
  [aria-busy='true'] svg {
    animation: breathe 1s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.35;
    }
  }
  .mark {
    position: absolute;
    inset-block-start: -2px;
    inset-inline-end: -2px;
    display: grid;
    place-items: center;
    inline-size: 18px;
    block-size: 18px;
    border-radius: 50%;
    background: var(--_warning);
    color: black;
    font: 700 12px/1 var(--_font);
    pointer-events: none;
  }
  [role='tooltip'] {
    position: absolute;
    z-index: 2;
    inset-block-end: calc(100% + 10px);
    inset-inline: -76px;
    display: grid;
    justify-items: center;
    visibility: hidden;
    opacity: 0;
    pointer-events: none;
    transition: opacity var(--_speed);
  }
  .bubble {
    padding: 6px 10px;
    border-radius: 8px;
    background: oklch(97% 0.004 260);
    color: oklch(24% 0.01 260);
    font-size: 13px;
    line-height: 1.35;
    text-align: center;
    text-wrap: balance;
    box-shadow: var(--_shadow);
  }
  button:focus-visible ~ [role='tooltip'] {
    visibility: visible;
    opacity: 1;
  }
  @media (hover: hover) {
    button:hover ~ [role='tooltip'] {
      visibility: visible;
      opacity: 1;
      transition-delay: 0.4s;
    }
  }
  @media (forced-colors: active) {
    .active {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    button,
    .bubble {
      border: 1px solid ButtonText;
    }
    button:disabled,
    [aria-disabled='true'] {
      border-color: GrayText;
      opacity: 1;
    }
  }
`;
