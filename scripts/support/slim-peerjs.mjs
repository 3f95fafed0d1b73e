/**
 * Leaves out of PeerJS, in the script-tag files, what no call of ours can reach: its log lines, which print nothing at
 * the debug level we run it at, its own serializers, in whose place we name ours, and its questions over HTTP, since we
 * bring our own id. Together a quarter of it.
 */

/** @param {string} text */
const literally = (text) => text.replaceAll('$', '\\$');

/** @type {import('rollup').Plugin} */
export const slimPeerJs = {
  name: 'slim-peerjs',
  transform(code, id) {
    if (!id.endsWith('peerjs/dist/bundler.mjs')) return null;
    const logger = /([\w$]+) = new [\w$]+\$var\$Logger\(\)/.exec(code)?.[1];
    const serializers = /this\._serializers = \{\s*raw: [^}]*\}/;
    const questions = /this\._api = new \(0, [\w$]+\)\(options\)/;
    if (!logger || !serializers.test(code) || !questions.test(code))
      this.error('PeerJS is another one now; look at slim-peerjs.mjs.');
    const logging = new RegExp(`\\(0, ${literally(logger)}\\)\\.(?=(?:log|warn|error)\\()`, 'g');
    const slim = code
      // Pure calls whose value nobody uses are dropped by the minifier, with their texts.
      .replace(logging, (call) => `/*#__PURE__*/ ${call}`)
      .replace(serializers, 'this._serializers = {}')
      .replace(questions, 'this._api = null');
    return { code: slim, map: null };
  },
};
