/** Every import path the package offers, spelled out: patterns in `exports` become the files there are. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { inRoot } from './root.mjs';

/** @typedef {string | null | { types?: string, default: string }} Target */

/** @returns {{ name: string, exports: Record<string, Target> }} */
const readPackage = () => JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/** @param {string} pattern @param {string} file @returns {string | null} what `*` stands for, if the file fits */
const match = (pattern, file) => {
  const [before = '', after = ''] = pattern.split('*');
  return file.startsWith(before) && file.endsWith(after) ? file.slice(before.length, file.length - after.length) : null;
};

/** @returns {string[]} `rtc-elements/session`, `rtc-elements/elements/rtc-video.js`, ... */
export const packageEntries = () => {
  const { name, exports } = readPackage();
  const hidden = Object.keys(exports).filter((key) => exports[key] === null);
  return Object.entries(exports).flatMap(([key, target]) => {
    if (target === null) return [];
    const path = typeof target === 'string' ? target : target.default;
    if (!key.includes('*')) return [name + key.slice(1)];
    const directory = path.slice(0, path.lastIndexOf('/'));
    if (!existsSync(inRoot(directory))) return [];
    return readdirSync(inRoot(directory))
      .map((file) => match(path, `${directory}/${file}`))
      .filter((star) => star !== null)
      .map((star) => key.replace('*', star))
      .filter((entry) => !hidden.some((pattern) => match(pattern, entry) !== null))
      .map((entry) => name + entry.slice(1));
  });
};

/**
 * A program that imports one entry and ends by itself; whatever it prints, or throws, is a fault of the entry.
 * @param {string} entry
 */
export const importProgram = (entry) =>
  entry.endsWith('.json')
    ? `await import(${JSON.stringify(entry)}, { with: { type: 'json' } });`
    : `await import(${JSON.stringify(entry)});`;

export const importFlags = [
  '--input-type=module',
  '--disable-warning=ExperimentalWarning',
  '--trace-uncaught',
  '--eval',
];
