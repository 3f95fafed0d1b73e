/** A label over a native select, in the colours of whatever it stands on. */
import { css } from 'lit';

export const deviceSelectStyles = css`
  label {
    display: grid;
    gap: 4px;
    font-size: 14px;
    text-align: start;
  }
  select {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid color-mix(in oklab, currentColor 50%, transparent);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: 15px/1.4 var(--_font);
    text-overflow: ellipsis;
    cursor: pointer;
  }
  select:disabled {
    opacity: 0.7;
    cursor: default;
  }
  option {
    background: var(--_surface);
    color: var(--_on-surface);
  }
`;
