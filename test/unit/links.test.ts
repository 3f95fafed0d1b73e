import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { tokensOf } from '../../src/elements/links.js';

/** text -> the addresses in it */
const TABLE: readonly [text: string, hrefs: string[]][] = [
  ['Hello', []],
  ['See https://example.com/a?b=c#d.', ['https://example.com/a?b=c#d']],
  ['(http://example.com)', ['http://example.com']],
  ['https://en.example.org/wiki/Call_(phone), yes', ['https://en.example.org/wiki/Call_(phone)']],
  ['www.example.com and https://b.example', ['https://www.example.com', 'https://b.example']],
  ['javascript:alert(1) data:text/html,x', []],
  ['https://', []],
  ['<a href="https://example.com">', ['https://example.com']],
];

describe('the links in a text', () => {
  for (const [text, hrefs] of TABLE) {
    it(`are ${hrefs.join(' and ') || 'none'} in "${text}"`, () => {
      const found = tokensOf(text).flatMap(({ href }) => (href === null ? [] : [href]));
      assert.deepEqual(found, hrefs);
    });
  }

  it('leave every letter where it was, and lead to the web only', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('https://a.example/', 'www.', 'http://', ')', '. ', '('));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const tokens = tokensOf(text);
        assert.equal(tokens.map((token) => token.text).join(''), text);
        for (const { href } of tokens) if (href) assert.match(new URL(href).protocol, /^https?:$/);
      }),
    );
  });
});
