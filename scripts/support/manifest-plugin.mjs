/**
 * Makes the manifest the API as somebody outside sees it: elements only, public members only, every event with its
 * name, paths as they are published. Knows the analyzer's format, nothing of our elements.
 */

/** @typedef {import('custom-elements-manifest/schema.js').Module} Module */
/** @typedef {import('custom-elements-manifest/schema.js').ClassField & { attribute?: string, readonly?: boolean }} Field */
/** @typedef {import('custom-elements-manifest/schema.js').ClassMethod} Method */
/**
 * The schema's own type lacks what its own prose says of elements.
 * @typedef {import('custom-elements-manifest/schema.js').ClassDeclaration
 *   & Omit<import('custom-elements-manifest/schema.js').CustomElement, 'members'>
 *   & { members?: (Field | Method)[], cssStates?: { name: string, description?: string }[] }} Element
 */

/** Called by the browser and by Lit, never by a page. */
const LIFECYCLE = new Set([
  'connectedCallback',
  'disconnectedCallback',
  'attributeChangedCallback',
  'adoptedCallback',
  'connectedMoveCallback',
  'createRenderRoot',
  'scheduleUpdate',
  'shouldUpdate',
  'willUpdate',
  'update',
  'render',
  'firstUpdated',
  'updated',
]);

/** @param {NonNullable<Element['members']>[number]} member */
const isPublic = (member) =>
  (member.privacy ?? 'public') === 'public' &&
  !member.name.startsWith('#') &&
  !member.name.startsWith('_') &&
  !member.static &&
  !LIFECYCLE.has(member.name);

/** @param {Element} element */
const tidy = (element) => {
  // `@summary` takes all that follows it; only its first paragraph is the summary.
  const [summary = '', ...prose] = (element.summary ?? '').split(/\n\s*\n/);
  element.summary = summary.replaceAll('\n', ' ');
  const description = prose.join('\n\n') || element.description;
  if (description) element.description = description;
  else delete element.description;

  if (element.members) element.members = element.members.filter(isPublic);
  // The analyzer leaves an event without a name for `dispatchEvent(new RtcXEvent())`, beside the documented one.
  if (element.events) element.events = element.events.filter(({ name }) => name);
};

/** @param {string} path of a source file */
const published = (path) => path.replace(/^\/?src\//, 'dist/src/').replace(/\.ts$/, '.js');

/** @param {Module} module @returns {Module[]} */
const asPublished = (module) => {
  const elements = (module.declarations ?? []).filter(
    /** @returns {declaration is Element} */ (declaration) =>
      'customElement' in declaration && declaration.customElement && declaration.tagName !== undefined,
  );
  if (elements.length === 0) return [];
  elements.forEach(tidy);
  const path = published(module.path);
  return [
    {
      ...module,
      path,
      declarations: elements,
      exports: elements.flatMap(({ name, tagName }) => [
        { kind: 'js', name, declaration: { name, module: path } },
        ...(tagName
          ? [
              {
                kind: /** @type {const} */ ('custom-element-definition'),
                name: tagName,
                declaration: { name, module: path },
              },
            ]
          : []),
      ]),
    },
  ];
};

/** `module` also stands deep inside, wherever something is inherited. @param {unknown} value */
const publishModules = (value) => {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === 'module' && typeof child === 'string') /** @type {any} */ (value)[key] = published(child);
    else publishModules(child);
  }
};

export const publicApi = {
  name: 'public-api',
  packageLinkPhase: (
    /** @type {{ customElementsManifest: import('custom-elements-manifest/schema.js').Package }} */ context,
  ) => {
    const { customElementsManifest: manifest } = context;
    manifest.modules = manifest.modules.flatMap(asPublished).sort((a, b) => (a.path < b.path ? -1 : 1));
    publishModules(manifest.modules);
  },
};
