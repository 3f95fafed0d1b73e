/** docs/elements.md from the manifest: one section per element, one table per kind of thing it has. Pure. */

/** @typedef {import('./manifest-plugin.mjs').Element} Element */
/** @typedef {import('./manifest-plugin.mjs').Field} Field */
/** @typedef {import('./manifest-plugin.mjs').Method} Method */

/** @param {import('custom-elements-manifest/schema.js').Package} manifest @returns {Element[]} by tag */
export const elementsOf = (manifest) =>
  manifest.modules
    .flatMap((module) => /** @type {Element[]} */ (module.declarations ?? []))
    .sort((a, b) => ((a.tagName ?? '') < (b.tagName ?? '') ? -1 : 1));

/** @param {string | undefined} text */
const cell = (text = '') =>
  text
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
/** @param {string | undefined} text */
const code = (text = '') => (text === '' ? '' : `\`${cell(text)}\``);

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
const table = (head, rows) =>
  rows.length === 0
    ? []
    : [
        `| ${head.join(' | ')} |`,
        `| ${head.map(() => '---').join(' | ')} |`,
        ...rows.map((row) => `| ${row.join(' | ')} |`),
        '',
      ];

/** @param {Element} element */
const fields = ({ members = [] }) =>
  members.filter(/** @returns {member is Field} */ (member) => member.kind === 'field');
/** Properties a page may set. @param {Element} element */
export const settable = (element) => fields(element).filter((field) => !field.readonly);
/** @param {Element} element */
const methods = ({ members = [] }) =>
  members.filter(/** @returns {member is Method} */ (member) => member.kind === 'method');

/** @param {Method} method */
const signature = ({ name, parameters = [] }) =>
  `${name}(${parameters.map((parameter) => parameter.name + (parameter.optional || parameter.default ? '?' : '')).join(', ')})`;

/** @param {Element} element @returns {string[]} */
const section = (element) => {
  const described = (/** @type {readonly { name: string, description?: string }[] | undefined} */ list = []) =>
    list.map(({ name, description }) => [code(name) || 'default', cell(description)]);
  return [
    `## \`<${element.tagName ?? ''}>\``,
    '',
    element.summary ?? '',
    '',
    ...(element.description ? [element.description, ''] : []),
    ...table(
      ['property', 'attribute', 'type', 'default', ''],
      fields(element).map((field) => [
        code(field.name) + (field.readonly ? ' (read-only)' : ''),
        code(field.attribute),
        code(field.type?.text),
        code(field.default),
        cell(field.description),
      ]),
    ),
    ...table(
      ['method', 'returns', ''],
      methods(element).map((method) => [
        code(signature(method)),
        code(method.return?.type?.text),
        cell(method.description),
      ]),
    ),
    ...table(
      ['event', 'class', ''],
      (element.events ?? []).map(({ name, type, description }) => [code(name), code(type.text), cell(description)]),
    ),
    ...table(['slot', ''], described(element.slots)),
    ...table(['part', ''], described(element.cssParts)),
    ...table(
      ['CSS property', 'default', ''],
      (element.cssProperties ?? []).map((property) => [
        code(property.name),
        code(property.default),
        cell(property.description),
      ]),
    ),
    ...table(['CSS state', ''], described(element.cssStates)),
  ];
};

/** @param {import('custom-elements-manifest/schema.js').Package} manifest */
export const elementsPage = (manifest) =>
  [
    '<!-- Made by `npm run manifest` from the doc blocks in src/elements/. Change those. -->',
    '',
    '# The elements',
    '',
    ...elementsOf(manifest).flatMap(section),
  ].join('\n');

/** Public things nobody has described, as `rtc-video.fit`. @param {import('custom-elements-manifest/schema.js').Package} manifest */
export const undescribed = (manifest) =>
  elementsOf(manifest).flatMap((element) => [
    ...(element.summary ? [] : [element.tagName ?? element.name]),
    ...[
      ...(element.members ?? []),
      ...(element.events ?? []),
      ...(element.slots ?? []),
      ...(element.cssParts ?? []),
      ...(element.cssProperties ?? []),
      ...(element.cssStates ?? []),
    ]
      .filter(({ description }) => !description)
      .map(({ name }) => `${element.tagName ?? element.name}.${name}`),
  ]);
