/** One tile. Everything that comes and goes lies over the picture, so nothing moves when it does. */
import { css } from 'lit';

export const videoStyles = css`
  :host {
    aspect-ratio: 16 / 9;
    overflow: hidden;
    color: white;
    border-radius: var(--_radius-tile);
  }
  .tile {
    position: relative;
    block-size: 100%;
    overflow: hidden;
    border-radius: inherit;
    background: var(--_tile);
    container-type: size;
  }
  /* Behind a picture that covers it, the ground would shine through at the round corners. */
  .picture:not(.contain) {
    background: none;
  }
  video,
  .avatar,
  .veil {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  video {
    object-fit: cover;
    opacity: 0;
  }
  .picture video {
    opacity: 1;
  }
  .contain video {
    object-fit: contain;
  }
  .mirrored video {
    scale: -1 1;
  }
  .avatar {
    display: grid;
    place-items: center;
    font-size: min(16cqmin + 8px, 64px);
  }
  .avatar span {
    display: grid;
    place-items: center;
    inline-size: 2.6em;
    block-size: 2.6em;
    border-radius: 50%;
    background: oklch(46% 0.1 var(--_hue, 260));
    font-weight: 600;
    letter-spacing: 0.02em;
  }
  .picture .avatar {
    visibility: hidden;
  }
  .tile::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 3px solid var(--_speaking);
    border-radius: inherit;
    opacity: 0;
    pointer-events: none;
    transition: opacity 400ms;
  }
  .speaking::after {
    opacity: 1;
    transition-duration: 100ms;
  }
  .name,
  .hand,
  .quality {
    position: absolute;
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 4px 10px;
    border-radius: 999px;
    background: rgb(0 0 0 / 0.6);
    backdrop-filter: blur(8px);
    font-size: 13px;
    font-weight: 600;
  }
  .name {
    inset-block-end: 8px;
    inset-inline-start: 8px;
    max-inline-size: calc(100% - 16px);
  }
  .name span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .muted {
    color: oklch(78% 0.14 25);
  }
  .quality {
    inset-block-start: 8px;
    inset-inline-end: 8px;
    padding: 6px;
    color: var(--_warning);
    font-size: 16px;
  }
  .hand {
    inset-block-start: 8px;
    inset-inline-end: 8px;
    padding: 6px;
    background: var(--_warning);
    color: black;
    font-size: 16px;
  }
  .quality:not([hidden]) + .hand {
    inset-inline-end: 44px;
  }
  .pin {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-start: 4px;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 50%;
    background: rgb(0 0 0 / 0.6);
    color: white;
    font-size: 18px;
    cursor: pointer;
    opacity: 0;
    transition: opacity var(--_speed);
  }
  .tile:hover .pin,
  .pin:focus-visible,
  .pin[aria-pressed='true'] {
    opacity: 1;
  }
  .pin[aria-pressed='true'] svg {
    fill: currentColor;
  }
  @media (hover: none) {
    .pin {
      inline-size: 44px;
      block-size: 44px;
    }
  }
  /* The glyph sits low in its box. */
  .quality svg {
    scale: 1.4;
    translate: 0 -25%;
  }
  .veil {
    display: grid;
    place-items: center;
    padding: 8px;
    background: rgb(0 0 0 / 0.5);
    font-size: 14px;
    font-weight: 600;
    text-align: center;
    animation: appear 300ms 1.5s backwards;
  }
  @keyframes appear {
    from {
      visibility: hidden;
      opacity: 0;
    }
  }
  @container (width < 180px) {
    .name {
      inset-block-end: 4px;
      inset-inline-start: 4px;
      max-inline-size: calc(100% - 8px);
      padding: 2px 7px;
      font-size: 11px;
    }
    .hand {
      inset-block-start: 4px;
      inset-inline-end: 4px;
      padding: 4px;
      font-size: 12px;
    }
    /* There is no room for it beside face and name. */
    .pin:not([aria-pressed='true'], :focus-visible) {
      opacity: 0;
      pointer-events: none;
    }
    .veil {
      font-size: 12px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .tile::after {
      transition: none;
    }
    .veil {
      animation-duration: 1ms;
    }
  }
  @media (forced-colors: active) {
    .tile,
    .name,
    .avatar span {
      border: 1px solid CanvasText;
    }
    .speaking::after {
      border-color: Highlight;
    }
  }
`;
