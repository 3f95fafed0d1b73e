/** Text with the web addresses in it told apart, as tokens: nothing of what somebody wrote is ever markup. Pure. */

export interface TextToken {
  readonly text: string;
  /** Where it leads; null for what is only text. */
  readonly href: string | null;
}

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"']+/giu;
/** What follows an address in a sentence, and is not of it. */
const AFTER = /[.,;:!?…)\]}»”’]+$/u;

/** An address may end in a bracket that it opened itself. */
const withoutTail = (found: string): string => {
  const tail = AFTER.exec(found)?.[0] ?? '';
  const cut = found.slice(0, found.length - tail.length);
  return cut.includes('(') && !cut.includes(')') && tail.startsWith(')') ? `${cut})` : cut;
};

const hrefOf = (address: string): string | null => {
  const whole = /^www\./iu.test(address) ? `https://${address}` : address;
  return URL.canParse(whole) && /^https?:$/u.test(new URL(whole).protocol) ? whole : null;
};

export const tokensOf = (text: string): readonly TextToken[] => {
  const tokens: TextToken[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutTail(found);
    const href = hrefOf(address);
    if (!href) continue;
    if (index > at) tokens.push({ text: text.slice(at, index), href: null });
    tokens.push({ text: address, href });
    at = index + address.length;
  }
  if (at < text.length) tokens.push({ text: text.slice(at), href: null });
  return tokens;
};
