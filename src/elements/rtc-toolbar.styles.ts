/** The row of round buttons. */
import { css } from 'lit';

export const toolbarStyles = css`
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 12px;
    padding: calc(1.5 * var(--_gap));
    color: white;
  }
  rtc-leave-button {
    margin-inline-start: 12px;
  }
`;
