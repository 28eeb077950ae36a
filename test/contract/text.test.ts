import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkValue, inLanguage, resolveUrl } from '../../src/contract/index.ts';
import { EmailAddress, PhoneNumber } from '../../src/contract/submission/champion-schema.ts';
import * as fc from 'fast-check';
import { cleanLines } from '../../src/contract/text/clean-text.ts';
import { isVisibleText } from '../../src/contract/text/visible-text.ts';
import { LocalText, manyLines, oneLine } from '../../src/contract/text/schema.ts';

const cleaned = (schema: ReturnType<typeof oneLine>, typed: unknown) => {
  const checked = checkValue(schema, typed);
  return checked.ok ? checked.value : checked.problems.map(({ code }) => code);
};

describe('one line that somebody typed', () => {
  const cases: [string, string, string][] = [
    ['stays as it is', 'Siân O’Brien-Ŵyn 🚲 €5', 'Siân O’Brien-Ŵyn 🚲 €5'],
    [
      'loses the space around it, and folds the space in it',
      ' \u00a0 The \t\n  hill\u3000\u2028',
      'The hill',
    ],
    ['folds spaces that stood around something taken out', 'a \u200b b \u2060 c', 'a b c'],
    ['is composed, so that two ways to write a letter are one', 'Sia\u0302n', 'Siân'],
    [
      'loses what shows nothing',
      'A\u200b\u00ad\u2060d\u3164\u2800\u115f\u1160\uffa0a\u180e \ufeffL\u034f\u2064\ufff9\ufffb\ufffcee',
      'Ada Lee',
    ],
    ['loses words spelled in tag characters', 'Ada\u{e0068}\u{e0069}\u{e007f}', 'Ada'],
    [
      'loses bytes hidden in variation selectors',
      'Ada\ufe0f\ufe01\u{e0101}\u{e0102} \ufe0e',
      'Ada\ufe0f',
    ],
    [
      'keeps emoji sequences whole',
      '❤️‍🔥 👩🏽‍🚀 1️⃣ 🏳️‍🌈 👁️‍🗨️ 🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f} ☎︎',
      '❤️‍🔥 👩🏽‍🚀 1️⃣ 🏳️‍🌈 👁️‍🗨️ 🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f} ☎︎',
    ],
    [
      'keeps the variants of ideographs, and of Mongolian letters',
      '葛\u{e0100}城 ᠠ\u180b',
      '葛\u{e0100}城 ᠠ\u180b',
    ],
    [
      'keeps direction marks inside, and none at the ends',
      '\u200fשלום\u200e! abc\u200e \u061c',
      'שלום\u200e! abc',
    ],
    [
      'loses the marks that turn text round',
      '\u202eevil\u202c \u2066x\u2069\u200e\u200f\u061c',
      'evil x',
    ],
    ['keeps what joins letters of other scripts', 'ক্‍ষ می‌خواهم 👩‍🌾', 'ক্‍ষ می‌خواهم 👩‍🌾'],
  ];
  for (const [what, typed, expected] of cases)
    it(what, () => {
      assert.equal(cleaned(oneLine(60), typed), expected);
      assert.equal(cleaned(oneLine(60), expected), expected, 'and nothing more the second time');
    });

  it('is refused with control characters, halves of characters or replacement signs', () => {
    const controls = Array.from({ length: 0xa0 }, (_, code) => code)
      .filter((code) => (code < 0x20 || code > 0x7e) && ![9, 10, 13].includes(code))
      .map((code) => String.fromCharCode(code));
    for (const wrong of [...controls, '\ud83d', '\udeb2', '\udeb2\ud83d', '\ufffd'])
      for (const typed of [wrong, `Ada ${wrong}Lee`])
        assert.deepEqual(cleaned(oneLine(60), typed), ['format'], JSON.stringify(typed));
  });

  it('is measured as it was typed', () => {
    assert.equal(cleaned(oneLine(3), `   abc${'\u200b'.repeat(50)}`), 'abc');
    assert.equal(cleaned(oneLine(3), 'Sia\u0302'), 'Siâ');
    assert.deepEqual(cleaned(oneLine(3), 'abcd'), ['too-long']);
    assert.deepEqual(checkValue(oneLine(3), 'abcd'), {
      ok: false,
      problems: [
        {
          path: '',
          code: 'too-long',
          message: 'the whole must have 1 to 3 characters',
          params: { max: 3 },
        },
      ],
    });
  });

  it('is missing where nothing is left of it', () => {
    for (const typed of [
      '',
      '  \n ',
      '\u200e\u202e',
      '\u200b',
      '\u3164 \u2800',
      '\u200d\u200c',
      '\ufe0f',
      '\u0301',
      '\u{e0041}\u{e0042}',
    ])
      assert.deepEqual(checkValue(oneLine(3), typed), {
        ok: false,
        problems: [
          { path: '', code: 'required', message: 'the whole must have 1 to 3 characters' },
        ],
      });
  });

  it('is no number, list or object', () => {
    for (const typed of [12, true, null, ['a'], { toString: 'a' }])
      assert.deepEqual(cleaned(oneLine(3), typed), ['format']);
  });
});

describe('several lines that somebody typed', () => {
  const cases: [string, string, string][] = [
    [
      'keep their newlines, however a system writes them',
      'one\r\ntwo\rthree\n\nfive',
      'one\ntwo\nthree\n\nfive',
    ],
    ['keep the spaces inside', '  a  b\tc  ', 'a  b c'],
    [
      'lose marks that turn text round, and what shows nothing',
      'a\u202e b\u200b\n\u2066c',
      'a b\nc',
    ],
    ['are composed', 'tŷ\nŵ'.normalize('NFD'), 'tŷ\nŵ'],
  ];
  for (const [what, typed, expected] of cases)
    it(what, () => {
      assert.equal(cleaned(manyLines(60), typed), expected);
      assert.equal(cleaned(manyLines(60), expected), expected);
    });
});

describe('the size of a text', () => {
  // NFC writes each of these letters with two characters.
  for (const letter of ['\u09df', '\u0958', '\u0a5b', '\ufb2c', '\u{1d160}'])
    it(`is the same before and after it is composed: ${letter}`, () => {
      const typed = letter.repeat(700);
      const max = typed.length;
      const composed = cleaned(manyLines(max), typed);
      assert.equal(composed, typed.normalize());
      assert.equal(cleaned(manyLines(max), composed), composed, 'also where a page composed it');
      assert.deepEqual(cleaned(manyLines(max), typed + letter), ['too-long']);
    });

  it('grows with marks that are piled on one letter', () => {
    assert.deepEqual(cleaned(oneLine(10), `a${'\u0301'.repeat(20)}`), ['too-long']);
  });

  it('is told fast of a long run of spaces and marks', () => {
    const started = performance.now();
    for (const run of [' ', '\u200e', ' \u200e', '\u0301', '\u200b'])
      cleaned(manyLines(10), `a${run.repeat(200_000)}a`);
    // Each letter is looked at a few times: one look from each letter to the end would take
    // minutes.
    assert.ok(performance.now() - started < 15_000);
  });
});

describe('an email address', () => {
  const taken = [
    'ada@example.org',
    'Ada.O’Brien+ward@mail.example.org',
    "o'hara_1@example.co.uk",
    'siân@tŷ.example',
    '用户@例子.例子',
    'a@xn--fsqu00a.xn--0zwm56d',
    `${'a'.repeat(64)}@example.org`,
  ];
  for (const typed of taken)
    it(`may be ${typed}`, () => assert.deepEqual(cleaned(EmailAddress, typed), typed));

  const refused = [
    '-oQ/tmp/x@example.org',
    '-froot@example.org',
    'a@[127.0.0.1]',
    'a@[IPv6:::1]',
    'a@127.0.0.1',
    'a@localhost',
    'a@example.123',
    '.'.repeat(254),
    `a@${'b.'.repeat(126)}`,
    `a@${'b.'.repeat(120)}org`,
    `${'a.'.repeat(120)}a@example.org`,
    '.ada@example.org',
    'ada.@example.org',
    'a..b@example.org',
    'a@example..org',
    'a@-example.org',
    'a@example-.org',
    'a@example.-org',
    `a@${'b'.repeat(64)}.org`,
    `${'a'.repeat(65)}@example.org`,
    '"a b"@example.org',
    'a(b)@example.org',
    'victim%elsewhere.example@example.org',
    'elsewhere.example!victim@example.org',
    '|id@example.org',
    '`id`@example.org',
    '/etc/passwd@example.org',
    'a\\b@example.org',
    'Ada <ada@example.org>',
    'a@example.org,b@example.org',
    'a@b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org%00',
    'ada@example.org.',
    'ada＠example.org',
    'a\u200db@example.org',
    'a@exam_ple.org',
  ];
  for (const typed of refused)
    it(`may not be ${JSON.stringify(typed).slice(0, 40)}`, () =>
      assert.deepEqual(cleaned(EmailAddress, typed), ['format']));
});

describe('a telephone number', () => {
  for (const typed of [
    '01632 960 001',
    '+44 (0)1632 960001',
    '07700–900213',
    '01632.960.001',
    '030/1234567',
    '01.23.45.67.00',
  ])
    it(`may be ${typed}`, () => assert.equal(cleaned(PhoneNumber, typed), typed));
  for (const typed of [
    '07700900207.0',
    '7700900208.0',
    '="07700900209"',
    "'07700900210",
    '07700 900211 (mob)',
    '07700 900214 / 07700 900215',
    '01632 960001/2',
    '496 0001 / 496 0002',
    '07700 900216, 07700 900217',
    '07700 90021\u0000',
  ])
    it(`may not be ${typed}`, () => assert.deepEqual(cleaned(PhoneNumber, typed), ['format']));
});

describe('a text in a campaign document', () => {
  it('is a string, or a string for each language', () => {
    for (const text of ['Pot holes', { en: 'Pot holes' }, { en: 'Pot holes', cy: 'Tyllau' }])
      assert.ok(checkValue(LocalText, text).ok);
    for (const text of [
      '',
      ' ',
      '\u200b',
      {},
      { en: '' },
      { en: 'Pot holes', cy: 1 },
      [],
      ['Pot holes'],
      null,
      5,
      { en: { en: 'x' } },
    ])
      assert.ok(!checkValue(LocalText, text).ok, JSON.stringify(text));
  });

  it('is read in the language asked for, else in the first that it has', () => {
    const text = { cy: 'Tyllau', en: 'Pot holes' };
    assert.deepEqual(inLanguage(text, 'cy', ['en', 'cy']), { words: 'Tyllau', lang: 'cy' });
    assert.deepEqual(inLanguage(text, 'pl', ['en', 'cy']), { words: 'Pot holes', lang: 'en' });
    assert.deepEqual(inLanguage(text, 'pl', ['pl']), { words: 'Tyllau', lang: 'cy' });
    assert.deepEqual(inLanguage('Pot holes', 'cy', ['en', 'cy']), {
      words: 'Pot holes',
      lang: 'en',
    });
  });

  it('is not mistaken in languages called like a part of every object', () => {
    for (const lang of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
      assert.deepEqual(
        inLanguage({ en: 'Pot holes' }, lang, ['en']),
        { words: 'Pot holes', lang: 'en' },
        lang,
      );
      assert.deepEqual(
        inLanguage('Pot holes', lang, ['en']),
        { words: 'Pot holes', lang: 'en' },
        lang,
      );
      const hostile = JSON.parse(`{"${lang}": "Own words", "en": "Pot holes"}`) as Record<
        string,
        string
      >;
      assert.deepEqual(inLanguage(hostile, lang, ['en']), { words: 'Own words', lang }, lang);
    }
  });
});

describe('an address', () => {
  it('may be https, or http on the machine itself, and is made whole from where it stands', () => {
    const base = 'https://collector.example/campaigns/edgbaston';
    assert.equal(resolveUrl('../submissions', base), 'https://collector.example/submissions');
    assert.equal(
      resolveUrl('edgbaston/results', base),
      'https://collector.example/campaigns/edgbaston/results',
    );
    assert.equal(resolveUrl('//party.example/x', base), 'https://party.example/x');
    for (const address of [
      'http://localhost:8787/',
      'http://127.0.0.1/',
      'http://127.1.2.3:80/x',
      'http://[::1]:8787/',
      'http://party.localhost/',
    ])
      assert.ok(resolveUrl(address, base), address);
    assert.equal(
      resolveUrl('/x', 'http://localhost:8787/campaigns/edgbaston'),
      'http://localhost:8787/x',
    );
  });

  it('may not be anything that runs, reads or goes in the clear', () => {
    const refused = [
      'javascript:alert(1)',
      ' \tjava\nscript:alert(1)',
      'data:text/html,x',
      'blob:https://x',
      'file:///etc/passwd',
      'ftp://x/',
      'mailto:a@b.example',
      'http://party.example/',
      'http:party.example',
      'http://localhost.party.example/',
      'http://127.0.0.1.party.example/',
      'http://user@party.example/',
      'ws://localhost/',
      'https://',
      '//',
    ];
    for (const address of refused)
      assert.equal(resolveUrl(address, 'https://collector.example/'), undefined, address);
    assert.equal(resolveUrl('../submissions', 'http://party.example/'), undefined);
    assert.equal(resolveUrl('../submissions', 'no address'), undefined);
  });
});

describe('a text in which something can be seen', () => {
  it('is one of which cleaning leaves something', () => {
    const characters = [
      'a',
      'é',
      ' ',
      '\n',
      '\u200b',
      '\u200d',
      '\u2800',
      '\u3164',
      '\ufe0f',
      '\u0301',
      '\ufffc',
      '\u202e',
      '🏴',
      '\u{e0067}',
      '\u{e007f}',
      '葛',
      '\u115f',
    ];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.constantFrom(...characters), { maxLength: 4 }).map((list) => list.join('')),
          fc.string({ unit: 'binary', maxLength: 4 }),
        ),
        (text) => isVisibleText(text) || cleanLines(text) === '',
      ),
      { numRuns: 5000 },
    );
    for (const invisible of [
      '',
      ' ',
      '\u200b',
      '\u3164',
      '\u2800',
      '\u202e\u2066',
      '\ufffc',
      '\u0301',
    ])
      assert.ok(!isVisibleText(invisible), JSON.stringify(invisible));
    for (const visible of ['a', ' é ', '葛\u{e0100}', '🏳️‍🌈', 'ক্‍ষ', '1'])
      assert.ok(isVisibleText(visible));
    for (const other of [undefined, null, 5, ['a'], {}]) assert.ok(!isVisibleText(other));
  });
});
