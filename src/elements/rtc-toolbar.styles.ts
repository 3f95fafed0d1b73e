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
  @container (width < 480px) {
    .toolbar {
      gap: 8px;
    }
    /* No phone can share its screen: the room is for what it can. */
    rtc-screen-button:state(unsupported) {
      display: none;
    }
  }
  @container (width < 360px) {
    .toolbar {
      gap: 6px;
      padding-inline: var(--_gap);
    }
    rtc-leave-button {
      margin-inline-start: 4px;
    }
  }
`;
