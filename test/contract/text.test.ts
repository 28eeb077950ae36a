import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, inLanguage, resolveUrl } from '../../src/contract/index.ts';
import { LocalText, manyLines, oneLine } from '../../src/contract/text.ts';

const cleaned = (schema: ReturnType<typeof oneLine>, typed: unknown) => {
  const checked = check(schema, typed);
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
    ['folds spaces that stood around something taken out', 'a \0 b \u200e c', 'a b c'],
    ['is composed, so that two ways to write a letter are one', 'Sia\u0302n', 'Siân'],
    ['loses controls', 'a\u0000b\u0007c\u001bd\u007fe\u0085f\u009bg', 'abcdefg'],
    [
      'loses the marks that turn text round',
      '\u202eevil\u202c \u2066x\u2069\u200e\u200f\u061c',
      'evil x',
    ],
    ['loses halves of characters', 'a\ud83d b\udeb2 c\ud83d\u0000\udeb2', 'a b c'],
    ['keeps what joins letters of other scripts', 'ক্‍ষ می‌خواهم 👩‍🌾', 'ক্‍ষ می‌خواهم 👩‍🌾'],
  ];
  for (const [what, typed, expected] of cases)
    it(what, () => {
      assert.equal(cleaned(oneLine(60), typed), expected);
      assert.equal(cleaned(oneLine(60), expected), expected, 'and nothing more the second time');
    });

  it('is measured after it is cleaned', () => {
    assert.equal(cleaned(oneLine(3), `   abc${'\0'.repeat(50)}`), 'abc');
    assert.deepEqual(cleaned(oneLine(3), 'abcd'), ['too-long']);
    assert.deepEqual(check(oneLine(3), 'abcd'), {
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
    for (const typed of ['', '  \n ', '\0', '\u200e\u202e', '\ud83d'])
      assert.deepEqual(cleaned(oneLine(3), typed), ['required'], JSON.stringify(typed));
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
    ['lose controls, and marks that turn text round', 'a\u0000\u001b[31mb\u202e c', 'a[31mb c'],
    ['are composed', 'tŷ\nŵ'.normalize('NFD'), 'tŷ\nŵ'],
  ];
  for (const [what, typed, expected] of cases)
    it(what, () => {
      assert.equal(cleaned(manyLines(60), typed), expected);
      assert.equal(cleaned(manyLines(60), expected), expected);
    });
});

describe('a text in a campaign document', () => {
  it('is a string, or a string for each language', () => {
    for (const text of ['Pot holes', { en: 'Pot holes' }, { en: 'Pot holes', cy: 'Tyllau' }])
      assert.ok(check(LocalText, text).ok);
    for (const text of [
      '',
      ' ',
      {},
      { en: '' },
      { en: 'Pot holes', cy: 1 },
      [],
      ['Pot holes'],
      null,
      5,
      { en: { en: 'x' } },
    ])
      assert.ok(!check(LocalText, text).ok, JSON.stringify(text));
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
