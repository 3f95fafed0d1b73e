/** The box of the ready-made call, so that nothing moves when what is in it arrives. */
import { css } from 'lit';

export const callStyles = css`
  .base {
    container-type: size;
    position: relative;
    overflow: hidden;
    inline-size: 100%;
    block-size: 100%;
    max-block-size: 100dvh;
    aspect-ratio: 16 / 10;
    background: var(--_surface);
    color: var(--_on-surface);
    border-radius: var(--_radius);
  }
  @media (width < 600px) {
    .base {
      aspect-ratio: 3 / 4;
    }
  }
`;
