/** Every language says all there is to say, and says it the way an interface does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallErrorCode } from '../../src/errors.js';
import { CallError } from '../../src/errors.js';
import { en, type DeviceWord, type RtcTranslation } from '../../src/locales/en.js';
import { formatDuration, formatNumber, formatSize } from '../../src/locales/formats.js';
import { formatTag, LANGUAGES, loadLanguage, lookUp } from '../../src/locales/languages.js';
import { onWordsChange, registerTranslation } from '../../src/locales/registry.js';
import { codesOf } from '../../src/locales/tags.js';
import type { EndReason } from '../../src/session/call-state.js';

const DEVICES: DeviceWord[] = ['microphone', 'camera', 'devices'];
const CODES: CallErrorCode[] = [
  ...(['permission-denied', 'device-not-found', 'device-in-use', 'insecure-context', 'unsupported'] as const),
  ...(['signaling-unreachable', 'id-taken', 'room-full', 'room-locked', 'not-allowed', 'token-invalid'] as const),
  ...(['token-expired', 'peer-unreachable', 'negotiation-failed', 'connection-failed', 'too-large'] as const),
  ...(['rate-limited', 'timeout', 'aborted', 'invalid-state'] as const),
];
const REASONS: EndReason[] = [
  ...(['left', 'kicked', 'room-ended', 'room-full', 'denied'] as const),
  ...(['replaced', 'unreachable', 'failed', 'page-closed'] as const),
];

type Functions = {
  [K in keyof RtcTranslation as RtcTranslation[K] extends string ? never : K]: RtcTranslation[K];
};
/** What every term that is a function is tried with; a new one has to be added here, or this does not compile. */
const CASES: { [K in keyof Functions]: Parameters<Functions[K]>[] } = {
  you: [[''], ['Ada']],
  screenOf: [['Ada']],
  pin: [['Ada']],
  privately: [['Ada']],
  unread: [[1], [2], [7]],
  quality: [['fair'], ['poor']],
  turn: DEVICES.slice(0, 2).flatMap((device) => [
    [device as 'camera', true],
    [device as 'camera', false],
  ]),
  starting: [['microphone'], ['camera']],
  problem: DEVICES.flatMap((device) => CODES.map((code): [DeviceWord, CallErrorCode] => [device, code])),
  advice: DEVICES.flatMap((device) => CODES.map((code): [DeviceWord, CallErrorCode] => [device, code])),
  ended: REASONS.map((reason) => [reason]),
  error: CODES.map((code) => [code, new CallError(code).message]),
};

/** What a round button, a pill or a card of 300 pixels has room for. */
const ON_BUTTONS = { join: 16, joinAgain: 24, tryAgain: 24, leave: 24, hear: 40 } as const;

type Term = string | ((...about: unknown[]) => string);
const termsOf = (translation: RtcTranslation): [string, Term][] =>
  Object.entries(translation).filter(([key]) => !key.startsWith('$')) as [string, Term][];

/** Everything a translation can say, with what English says in its place. */
const sentences = (translation: RtcTranslation): { key: string; said: string; english: string }[] =>
  termsOf(translation).flatMap(([key, term]) => {
    const english = en[key as keyof RtcTranslation] as Term;
    if (typeof term === 'string') return [{ key, said: term, english: english as string }];
    return (CASES[key as keyof Functions] as unknown[][]).map((about) => ({
      key: `${key}(${about.join(', ')})`,
      said: term(...about),
      english: typeof english === 'function' ? english(...about) : english,
    }));
  });

for (const [code, load] of Object.entries(LANGUAGES)) {
  test(`${code} has the terms of English, no more and no less`, async () => {
    const translation = await load();
    assert.equal(translation.$code, code);
    assert.deepEqual(Object.keys(translation).sort(), Object.keys(en).sort());
    for (const [key, term] of termsOf(translation)) {
      const english = en[key as keyof RtcTranslation] as Term;
      assert.equal(typeof term, typeof english, key);
      if (typeof term === 'function' && typeof english === 'function') assert.ok(term.length <= english.length, key);
    }
  });

  test(`${code} always says something, and names whom it is told of`, async () => {
    for (const { key, said, english } of sentences(await load())) {
      assert.ok(said.trim().length > 0 && said.trim() === said, `${key}: "${said}"`);
      assert.equal(said.includes('Ada'), english.includes('Ada'), `${key}: "${said}"`);
      assert.doesNotMatch(said, /undefined|\bnull\b|NaN|\[object/, key);
    }
  });

  test(`${code} speaks calmly: sentence case, real quotes and ellipses, nothing exclaimed`, async () => {
    for (const { key, said } of sentences(await load())) {
      assert.doesNotMatch(said, /[!！]|\.\.\.|'|"/, `${key}: "${said}"`);
      assert.doesNotMatch(said, /^\p{Ll}/u, `${key}: "${said}" starts small`);
    }
  });

  test(`${code} fits where it stands`, async () => {
    const translation = await load();
    for (const [key, limit] of Object.entries(ON_BUTTONS)) {
      const said = translation[key as keyof typeof ON_BUTTONS];
      assert.ok(said.length <= limit, `${key}: "${said}" has ${said.length} letters`);
    }
    for (const { key, said, english } of sentences(translation)) {
      assert.ok(said.length <= 2 * english.length + 10, `${key}: "${said}"`);
    }
  });
}

test('Arabic and Hebrew run from right to left, the others from left to right', async () => {
  const right = await Promise.all(Object.values(LANGUAGES).map((load) => load()));
  assert.deepEqual(
    right.filter(({ $dir }) => $dir === 'rtl').map(({ $code }) => $code),
    ['ar', 'he'],
  );
});

test('a tag is answered by the most exact language there is', () => {
  const table: Record<string, string[]> = {
    de: ['de'],
    'de-AT': ['de-at', 'de'],
    de_CH: ['de-ch', 'de'],
    'zh-Hans-CN': ['zh-hans-cn', 'zh-cn', 'zh-hans', 'zh'],
    'zh-Hans': ['zh-hans', 'zh'],
    iw: ['he'],
    'EN-gb': ['en-gb', 'en'],
    'not a tag': [],
    '': [],
  };
  for (const [tag, codes] of Object.entries(table)) assert.deepEqual(codesOf(tag), codes, tag);
});

test('a language is there once it is loaded, English is there always', async () => {
  assert.equal(lookUp('nl-BE', 'join'), en.join);
  await loadLanguage('nl-BE');
  assert.equal(lookUp('nl-BE', 'join'), 'Deelnemen');
  await loadLanguage('tlh');
  assert.equal(lookUp('tlh', 'join'), en.join);
  assert.equal(lookUp('not a tag', '$dir'), 'ltr');
});

test('a page brings other words for some terms, and languages of its own', async () => {
  let changes = 0;
  const end = onWordsChange(() => (changes += 1));
  registerTranslation({ $code: 'it-CH', join: 'Entra' }, { $code: 'fa', $dir: 'rtl', join: 'پیوستن' });
  assert.equal(changes, 1);
  end();
  await loadLanguage('it-CH');
  assert.equal(changes, 1);

  assert.equal(lookUp('it-CH', 'join'), 'Entra');
  assert.equal(lookUp('it-CH', 'leave'), 'Lascia la chiamata');
  assert.equal(lookUp('it', 'join'), 'Partecipa');
  assert.equal(lookUp('fa-IR', 'join'), 'پیوستن');
  assert.equal(lookUp('fa', '$dir'), 'rtl');
  assert.equal(lookUp('fa', 'leave'), en.leave);
});

test('the latest word of a page counts, and its earlier ones for other terms stay', () => {
  registerTranslation({ $code: 'da', join: 'Deltag' });
  registerTranslation({ $code: 'DA', join: 'Kom ind', leave: 'Forlad' });
  assert.equal(lookUp('da', 'join'), 'Kom ind');
  registerTranslation({ $code: 'da', leave: 'Gå' });
  assert.equal(lookUp('da', 'join'), 'Kom ind');
  assert.equal(lookUp('da', 'leave'), 'Gå');
});

test('numbers are written in the language of the words around them', () => {
  assert.equal(formatNumber(formatTag('en-GB'), 1234.5), '1,234.5');
  assert.equal(formatNumber(formatTag('nl-BE'), 1234.5), '1.234,5');
  // Nobody has words in Bengali here, and Bengali digits among English words help nobody.
  assert.equal(formatNumber(formatTag('bn'), 1234.5), '1,234.5');
});

test('lengths of time read like a clock, in digits of the language', () => {
  const table: [string, number, string][] = [
    ['en', 0, '0:00'],
    ['en', 65.9, '1:05'],
    ['de', 3605, '1:00:05'],
    ['en', 36_000, '10:00:00'],
    ['en', -1, '0:00'],
    ['ar-EG', 65, '١:٠٥'],
  ];
  for (const [tag, seconds, said] of table) assert.equal(formatDuration(tag, seconds), said);
});

test('sizes have the unit people use', () => {
  const table: [number, string][] = [
    [0, '0 byte'],
    [999, '999 byte'],
    [3400, '3.4 kB'],
    [12_345_678, '12 MB'],
    [7_000_000_000_000, '7,000 GB'],
  ];
  for (const [bytes, said] of table) assert.equal(formatSize('en', bytes), said);
});
