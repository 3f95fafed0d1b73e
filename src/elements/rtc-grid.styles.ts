/** The dark stage on which tiles are placed by number. */
import { css } from 'lit';

export const gridStyles = css`
  :host {
    block-size: 100%;
    min-block-size: 160px;
    background: var(--_stage);
    color: white;
    isolation: isolate;
  }
  .stage {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    padding: var(--_gap);
  }
  .tiles {
    position: relative;
    flex: 1;
    min-block-size: 0;
  }
  rtc-video {
    position: absolute;
    inset-block-start: var(--_y);
    inset-inline-start: var(--_x);
    inline-size: var(--_width);
    block-size: var(--_height);
    aspect-ratio: auto;
  }
  .floating {
    z-index: 1;
    box-shadow: var(--_shadow);
  }
  .floating + rtc-video::part(name) {
    max-inline-size: calc(100% - 136px);
  }
  .empty {
    padding: 12px 8px 4px;
    text-align: center;
    text-wrap: balance;
    color: oklch(86% 0.01 260);
    font-size: 14px;
  }
`;
