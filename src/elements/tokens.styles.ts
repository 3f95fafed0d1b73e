/**
 * What every element looks alike in. The public `--rtc-*` tokens are only ever read here, never set, so that a value
 * set on the page, on <rtc-call> or on one element reaches everything inside; `--_*` are ours.
 */
import { css } from 'lit';

export const tokens = css`
  :host {
    --_stage: var(--rtc-color-stage, oklch(19% 0.01 260));
    --_tile: var(--rtc-color-tile, oklch(26% 0.012 260));
    --_surface: var(--rtc-color-surface, light-dark(white, oklch(24% 0.01 260)));
    --_on-surface: var(--rtc-color-on-surface, light-dark(oklch(24% 0.01 260), white));
    --_accent: var(--rtc-color-accent, oklch(56% 0.17 255));
    --_on-accent: var(--rtc-color-on-accent, white);
    --_danger: var(--rtc-color-danger, oklch(58% 0.21 25));
    --_speaking: var(--rtc-color-speaking, oklch(78% 0.15 155));
    --_warning: var(--rtc-color-warning, oklch(80% 0.14 80));
    --_font: var(--rtc-font, system-ui, sans-serif);
    --_radius: var(--rtc-radius, 10px);
    --_radius-tile: var(--rtc-radius-tile, 14px);
    --_gap: var(--rtc-gap, 8px);
    --_button: max(44px, var(--rtc-button-size, 48px));
    --_shadow: var(--rtc-shadow, 0 4px 24px rgb(0 0 0 / 0.32));
    --_speed: var(--rtc-speed, 160ms);
    display: block;
    font-family: var(--_font);
    line-height: 1.4;
  }
  [hidden],
  :host([hidden]) {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  svg {
    display: block;
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px white;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_speed: 0ms;
    }
  }
`;
