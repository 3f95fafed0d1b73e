/**
 * Who may import whom, in one table: each layer of src/ knows the layers it names and itself. The order is that of
 * DESIGN.md; ESLint turns it into errors.
 */

/** @type {Readonly<Record<string, { knows: readonly string[], packages: readonly string[] }>>} */
const LAYERS = {
  errors: { knows: [], packages: [] },
  internal: { knows: ['errors'], packages: [] },
  media: { knows: ['errors', 'internal'], packages: [] },
  signaling: { knows: ['errors', 'internal'], packages: ['peerjs', 'valibot'] },
  session: { knows: ['errors', 'internal', 'media', 'signaling'], packages: ['valibot'] },
  locales: { knows: ['errors', 'media', 'session'], packages: [] },
  controllers: { knows: ['errors', 'internal', 'media', 'signaling', 'session', 'locales'], packages: ['lit'] },
  events: { knows: ['errors', 'media', 'signaling', 'session'], packages: [] },
  elements: {
    knows: ['errors', 'internal', 'media', 'signaling', 'session', 'locales', 'controllers', 'events'],
    packages: ['lit'],
  },
};
const ENTRIES = ['index', 'script', 'frameworks'];

/** What the lint messages call a package, and the imports it goes by. @type {Readonly<Record<string, string>>} */
const PACKAGES = {
  peerjs: '^peerjs(?:/|$)',
  valibot: '^valibot(?:/|$)',
  lit: '^(?:lit|lit-html|@lit|lucide)(?:/|$)',
};

/** The call engine: loaded when a call starts, by `await import()`, so that no page pays for it before. */
const ENGINE = {
  regex: '/signaling/(?:peerjs-signaling|rtc-connection)\\.js$|/connect\\.js$',
  message: 'Load the call engine with await import(), when a call starts.',
  allowTypeImports: true,
};

/** @param {string} layer @returns {{ regex: string, message: string, allowTypeImports?: boolean }[]} */
const restrictions = (layer) => {
  const { knows = [], packages = [] } = LAYERS[layer] ?? {};
  const foreign = Object.keys(LAYERS).filter((other) => other !== layer && !knows.includes(other));
  const names = [...foreign, ...ENTRIES].join('|');
  return [
    { regex: `^(?:\\.\\.?/)+(?:${names})(?:/|\\.js$)`, message: `src/${layer} does not know this layer.` },
    { regex: '(?:^|/)server/|^node:', message: 'src/ runs in a page and knows no server.' },
    ...Object.entries(PACKAGES)
      .filter(([name]) => !packages.includes(name))
      .map(([, regex]) => ({ regex, message: `src/${layer} does without this package.` })),
    ...(layer === 'signaling' ? [] : [ENGINE]),
  ];
};

/** @param {string[]} files @param {ReturnType<typeof restrictions>} patterns */
const zone = (files, patterns) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

export const zones = [
  ...Object.keys(LAYERS).map((layer) => zone([`src/${layer}.ts`, `src/${layer}/**/*.ts`], restrictions(layer))),
  // The one door to the engine, itself imported on demand.
  zone(
    ['src/session/connect.ts'],
    restrictions('session').filter((restriction) => restriction !== ENGINE),
  ),
  zone(
    ENTRIES.flatMap((entry) => [`src/${entry}.ts`, `src/${entry}/**/*.ts`]),
    [ENGINE],
  ),
  zone(
    ['server/**/*.ts'],
    [
      {
        regex: '(?:^|/)src/(?!signaling/protocol\\.js$)',
        message: 'The server shares the wire with the page, src/signaling/protocol.ts, and nothing else.',
      },
      { regex: '^(?:peerjs|lit)(?:/|$)|^@lit/', message: 'This package is for pages.' },
    ],
  ),
  {
    files: ['src/**/*.ts'],
    ignores: ['src/signaling/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportExpression > Literal[value="peerjs"]', message: 'PeerJS is known in src/signaling/ only.' },
      ],
    },
  },
];
