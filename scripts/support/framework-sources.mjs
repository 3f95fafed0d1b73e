/** What the framework modules need to know of the elements, as TypeScript, from the manifest. Pure. */
import { elementsOf, settable } from './elements-page.mjs';

/** @typedef {import('custom-elements-manifest/schema.js').Package} Package */

const NOTE = 'Made by `npm run manifest` from the elements.';

/** @param {readonly string[]} names */
const union = (names) => names.map((name) => `'${name}'`).join(' | ') || 'never';

/** @param {string} name @param {string} what @param {Package} manifest @param {(name: string, attribute: string | undefined) => boolean} test */
const table = (name, what, manifest, test) => [
  `/** ${what} */`,
  `export interface ${name} {`,
  ...elementsOf(manifest).map((element) => {
    const names = settable(element).filter((field) => test(field.name, field.attribute));
    return `  '${element.tagName ?? ''}': ${union(names.map((field) => field.name))};`;
  }),
  '}',
];

/** @param {Package} manifest */
const eventNames = (manifest) => [
  ...new Set(elementsOf(manifest).flatMap(({ events = [] }) => events.map(({ name }) => name))),
];

/** @param {Package} manifest */
export const propertyNames = (manifest) =>
  [
    `/** Which properties a page can set on each element, by tag. ${NOTE} */`,
    '',
    ...table('PropertyNames', 'All of them.', manifest, () => true),
    '',
    ...table(
      'AttributeNames',
      'Those whose attribute is spelled with dashes.',
      manifest,
      (name, attribute) => attribute !== undefined && attribute !== name,
    ),
    '',
    '/** All that the elements say they fire. */',
    `export type EventNames = ${union(eventNames(manifest))};`,
    '',
  ].join('\n');

/** @param {Package} manifest */
export const reactComponents = (manifest) =>
  [
    `/** Our elements as React components, typed. ${NOTE} */`,
    "import '../index.js';",
    "import { wrap } from './react-wrap.js';",
    '',
    "export type { ComponentProps, TagProps } from './react-wrap.js';",
    ...elementsOf(manifest).flatMap(({ name, tagName = '', summary = '' }) => [
      `/** \`<${tagName}>\`: ${summary} */`,
      `export const ${name} = /* @__PURE__ */ wrap('${tagName}');`,
    ]),
    '',
  ].join('\n');
