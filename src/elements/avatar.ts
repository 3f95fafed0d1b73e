/** Who somebody is without a picture: initials from a name, a hue from an id. Pure. */

/** First letters of the first and the last word, as people see letters; empty for an empty name. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase();
};

/** A hue in degrees that is the same for the same id everywhere; neighbours in a room land far apart. */
export const hue = (id: string): number => {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) | 0;
  return Math.round((Math.abs(hash) * 137.508) % 360);
};
