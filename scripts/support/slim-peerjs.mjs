/**
 * Leaves out of PeerJS 1.5, in the script-tag files, what no call of ours can reach: a third of it, and the 20 ms in
 * which it tries out the browser whenever it is loaded. Each edit has to fit, or the build says that PeerJS changed.
 */

/** @type {readonly (readonly [what: string, pattern: RegExp, replacement: string])[]} */
const EDITS = [
  // Pure calls whose value nobody uses are dropped, with their texts; at debug level 0 they print nothing.
  ['log lines', /\(0, [\w$]+\)\.(?=(?:log|warn|error)\()/g, '/*#__PURE__*/ $&'],
  // As they are written, these keep every class alive, used or not.
  ['static blocks', /static #_\d* = this\.(\w+) = ([^;]+);/g, 'static $1 = $2;'],
  // Ours is named in their place.
  ['serializers', /this\._serializers = \{\s*raw: [^}]*\}/, 'this._serializers = {}'],
  // We bring our own id.
  ['questions over HTTP', /this\._api = new \(0, [\w$]+\)\(options\)/, 'this._api = null'],
  // The gate around its socket lets nobody open one.
  ['media connections', /(const mediaConnection = )new \(0, [\w$]+\)\(/g, '$1(() => {})('],
  // It opens an RTCPeerConnection to see whether that works. Whether it does is noticed when there is one to open.
  [
    'trial of the browser',
    /this\.supports = function\(\) \{[\s\S]*?\n {8}\}\(\)/,
    'this.supports = { audioVideo: typeof RTCPeerConnection === "function" }',
  ],
  [
    'name of the browser',
    /this\.browser = \(0, [\w$]+\)\.getBrowser\(\), this\.browserVersion = \(0, [\w$]+\)\.getVersion\(\)/,
    'this.browser = "", this.browserVersion = 0',
  ],
  ['browser detector', / = new class \{/, ' = /*#__PURE__*/ new class {'],
];

/** @type {import('rollup').Plugin} */
export const slimPeerJs = {
  name: 'slim-peerjs',
  transform(code, id) {
    if (!id.endsWith('peerjs/dist/bundler.mjs')) return null;
    let slim = code;
    for (const [what, pattern, replacement] of EDITS) {
      const before = slim;
      slim = slim.replace(pattern, replacement);
      if (slim === before) this.error(`PeerJS is another one now: its ${what} are not where they were.`);
    }
    return { code: slim, map: null };
  },
};
