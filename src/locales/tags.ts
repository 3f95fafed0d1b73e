/** Language tags, as pages write them: what to look under for each, the most exact first. */

/** The lower-case codes a tag may be answered with: `zh-Hans-CN` by `zh-hans-cn`, `zh-cn`, `zh-hans`, `zh`. */
export const codesOf = (tag: string): readonly string[] => {
  // Asked for every term of every update, for the same few tags.
  let codes = known.get(tag);
  if (!codes) known.set(tag, (codes = parse(tag)));
  return codes;
};

const known = new Map<string, readonly string[]>();

const parse = (tag: string): readonly string[] => {
  try {
    // Also brings old names up to date: `iw` is `he`.
    const { language, script, region } = new Intl.Locale(tag.replaceAll('_', '-'));
    const codes = [[language, script, region], [language, region], [language, script], [language]];
    return [...new Set(codes.map((parts) => parts.filter(Boolean).join('-').toLowerCase()))];
  } catch {
    // Whatever somebody wrote into `lang` that is no tag.
    return [];
  }
};
