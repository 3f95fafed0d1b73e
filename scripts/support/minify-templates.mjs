/**
 * Takes the indentation out of html`` and css`` in the script-tag files: a minifier leaves template literals alone,
 * since it cannot know that white space means nothing in these.
 */
import MagicString from 'magic-string';

/** @param {string} text */
const css = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    // Not before a colon, which begins a pseudo-class, and not around + and -, which calc() wants spaced.
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}');

/** White space between two words or tags stays one space: it may be seen. @param {string} text */
const html = (text) => text.replace(/\s*\n\s*/g, ' ');

const MINIFIERS = { css, html, svg: html };

/** @typedef {{ type: string, start: number, end: number, [key: string]: unknown }} Node */

/** @param {unknown} value @param {(node: Node) => void} visit */
const walk = (value, visit) => {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  if (typeof value !== 'object' || value === null || !('type' in value)) return;
  visit(/** @type {Node} */ (value));
  for (const child of Object.values(value)) walk(child, visit);
};

/** @type {import('rollup').Plugin} */
export const minifyTemplates = {
  name: 'minify-templates',
  transform(code, id) {
    if (id.includes('node_modules') || !/\b(?:html|css|svg)`/.test(code)) return null;
    const text = new MagicString(code);
    walk(this.parse(code), (node) => {
      if (node.type !== 'TaggedTemplateExpression') return;
      const { tag, quasi } = /** @type {{ tag: { name?: string }, quasi: { quasis: Node[] } }} */ (
        /** @type {unknown} */ (node)
      );
      const minify = MINIFIERS[/** @type {keyof typeof MINIFIERS} */ (tag.name)];
      if (!minify) return;
      for (const { start, end } of quasi.quasis)
        if (end > start) text.overwrite(start, end, minify(code.slice(start, end)));
    });
    return { code: text.toString(), map: text.generateMap({ hires: true }) };
  },
};
