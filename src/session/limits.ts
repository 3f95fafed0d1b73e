/** Sizes that both ends of a link keep to. */

/** Longest text of one chat message, in UTF-16 code units. */
export const MAX_TEXT = 4000;
/** Longest reaction, in UTF-16 code units: one emoji, with its joiners and skin tones. */
export const MAX_REACTION = 16;
