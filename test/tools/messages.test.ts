import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse, type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser';
import { englishOrganiser } from '../../src/collector/organiser/locales/compiled/en-organiser.ts';
import { LANGUAGES } from '../../src/locales/languages.ts';
import { compileMessage } from '../../tools/messages/compile-message.ts';
import { MESSAGE_FOLDERS } from '../../tools/messages/compile-messages.ts';
import {
  type MessageFile,
  readMessageFolder,
  type SourceMessage,
  STATUS_KEY,
} from '../../tools/messages/message-files.ts';
import { writeModules } from '../../tools/messages/write-modules.ts';

/** The most new messages that a language other than Welsh may say in English for a while. */
const MAX_UNTRANSLATED = 10;

/**
 * What the law requires to be said of the publisher stays in English until a native speaker has
 * written it in another language.
 */
const isInEnglish = (language: string, key: string) =>
  language !== 'cy' && ['imprint', 'imprintOnBehalf', 'of'].includes(key);

const root = join(import.meta.dirname, '../..');
const folders = MESSAGE_FOLDERS.map(readMessageFolder);
const others = Object.keys(LANGUAGES).filter((language) => language !== 'en');

/** The organiser's pages, and what helpers read on a tablet, are in English and Welsh, all else in every language. */
const languagesOf = (path: string) => (/organiser|kiosk/.test(path) ? ['cy'] : others);

/** Every message with its translation. */
const translated = folders.flatMap(({ english, translations }) =>
  translations.flatMap((file) => {
    const source = english.find((one) => one.bundle === file.bundle && one.part === file.part);
    return [...file.texts].map(([key, text]) => ({
      file,
      key,
      text,
      source: source?.messages.get(key),
    }));
  }),
);
const sources = folders.flatMap(({ english }) =>
  english.flatMap((file) => [...file.messages].map(([key, message]) => ({ file, key, message }))),
);

const named = (file: MessageFile, key: string) =>
  `${file.language}/${file.bundle}/${file.part} ${key}`;

/**
 * What a text says with the example filled in, whatever its plural category: the longest there is.
 */
function longestText(
  elements: MessageFormatElement[],
  example: SourceMessage['example'] = {},
  counted = '',
): number {
  return elements.reduce((length, element) => {
    switch (element.type) {
      case TYPE.literal:
        return length + element.value.length;
      case TYPE.argument:
      case TYPE.number:
        return length + String(example[element.value] ?? '').length;
      case TYPE.pound:
        return length + String(example[counted] ?? '').length;
      case TYPE.select:
      case TYPE.plural: {
        const texts = Object.values(element.options).map(({ value }) =>
          longestText(value, example, element.value),
        );
        return length + Math.max(...texts);
      }
      default:
        return length;
    }
  }, 0);
}

const pluralsOf = (elements: MessageFormatElement[]): string[][] =>
  elements.flatMap((element) =>
    element.type === TYPE.plural
      ? [
          Object.keys(element.options),
          ...Object.values(element.options).flatMap(({ value }) => pluralsOf(value)),
        ]
      : [],
  );

describe('the messages', () => {
  it('are there in every language', () => {
    for (const { path, english, translations } of folders)
      for (const language of languagesOf(path)) {
        const missing = english.flatMap((source) => {
          const file = translations.find(
            (one) =>
              one.language === language && one.bundle === source.bundle && one.part === source.part,
          );
          return [...source.messages.keys()]
            .filter((key) => !file?.texts.has(key) && !isInEnglish(language, key))
            .map((key) => named(source, key));
        });
        assert.ok(
          missing.length <= (language === 'cy' ? 0 : MAX_UNTRANSLATED),
          `${language} lacks ${missing.length}: ${missing.join(', ')}`,
        );
      }
  });

  it('have nothing in another language that English has not', () => {
    const unknown = translated.filter(({ source }) => !source);
    assert.deepEqual(
      unknown.map(({ file, key }) => named(file, key)),
      [],
    );
  });

  it('say whether a native speaker has read them', () => {
    for (const { translations } of folders)
      for (const { path } of translations) {
        const content = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
        assert.match(String(content[STATUS_KEY]), /^(Not yet read|Read) by a native speaker/, path);
      }
  });

  it('tell a translator where each of them stands', () => {
    for (const { file, key, message } of sources) {
      assert.ok(message.description.length > 5, named(file, key));
      assert.ok(message.maxLength > 0, named(file, key));
    }
  });

  it('are no longer than there is room for', () => {
    const texts = [
      ...sources.map(({ file, key, message }) => ({
        file,
        key,
        text: message.message,
        source: message,
      })),
      ...translated,
    ];
    const tooLong = texts.flatMap(({ file, key, text, source }) => {
      if (!source) return [];
      const length = longestText(parse(text, { ignoreTag: true }), source.example);
      const { maxLength } = source;
      if (length <= maxLength) return [];
      return [`${named(file, key)} has ${length} characters of ${maxLength}`];
    });
    assert.deepEqual(tooLong, []);
  });

  it('are given what they name, and name what they are given', () => {
    for (const { file, key, message } of sources) {
      const { used } = compileMessage(message.message, 'en');
      assert.deepEqual(
        [...used].sort(),
        Object.keys(message.example ?? {}).sort(),
        named(file, key),
      );
    }
    for (const { file, key, text, source } of translated) {
      const { used } = compileMessage(text, file.language);
      const example = source?.example ?? {};
      for (const name of used)
        assert.ok(Object.hasOwn(example, name), `${named(file, key)}: {${name}}`);
      // A number may be left out where the sentence is the same for any.
      for (const [name, value] of Object.entries(example))
        assert.ok(
          used.has(name) || typeof value === 'number',
          `${named(file, key)} lacks {${name}}`,
        );
    }
  });

  it('have a text for every plural category of their language, or one for any number', () => {
    for (const { file, key, text } of [
      ...translated,
      ...sources.map(({ file, key, message }) => ({ file, key, text: message.message })),
    ]) {
      const categories = new Intl.PluralRules(file.language).resolvedOptions().pluralCategories;
      for (const options of pluralsOf(parse(text, { ignoreTag: true }))) {
        const given = options.filter((option) => !option.startsWith('='));
        if (given.length > 1)
          assert.deepEqual(given.sort(), [...categories].sort(), named(file, key));
      }
    }
  });

  it('use typographic apostrophes, since a plain one is a sign of ICU MessageFormat', () => {
    for (const { file, key, text } of translated) assert.ok(!text.includes("'"), named(file, key));
    for (const { file, key, message } of sources)
      assert.ok(!message.message.includes("'"), named(file, key));
  });

  it('have no markup but <b>, as often in every language, and none where it would be shown', () => {
    const tagsOf = (text: string) => text.match(/<[^>]*>|&\w+;/g) ?? [];
    for (const { file, key, text, source } of translated) {
      const tags = tagsOf(source?.message ?? '');
      assert.ok(
        tags.every((tag) => source?.markup && /^<\/?b>$/.test(tag)),
        named(file, key),
      );
      assert.deepEqual(tagsOf(text), tags, named(file, key));
    }
  });

  it('are used', () => {
    const code = globSync('src/**/*.ts', {
      cwd: root,
      exclude: (path) => path.includes('compiled'),
    })
      .map((path) => readFileSync(join(root, path), 'utf8'))
      .join('\n');
    const words = new Set(code.match(/[\w-]+/g));
    // Code makes some keys of a beginning and a word: `answer-${decision}`.
    const beginnings = [...words].filter((word) => /\w{3}-$/.test(word));
    // What a group is asked for may come from a document or a person: then its name must be there.
    const isUsed = (key: string) => {
      const names = key.split('.');
      const last = names.at(-1) ?? '';
      return (
        words.has(last) ||
        beginnings.some((beginning) => last.startsWith(beginning)) ||
        (names.length > 1 && words.has(names.at(-2) ?? ''))
      );
    };
    assert.deepEqual(
      sources.filter(({ key }) => !isUsed(key)).map(({ file, key }) => named(file, key)),
      [],
    );
  });
});

describe('a compiled message', () => {
  const compile = (
    text: string,
    language = 'en',
    example: SourceMessage['example'] = { count: 2 },
  ) => {
    const describe = { language: 'en', bundle: 'test', part: 'main', path: '' };
    const message = { message: 'English', description: 'A test', maxLength: 99, example };
    const source = {
      ...describe,
      texts: new Map([['text', text]]),
      messages: new Map([['text', { ...message, message: text }]]),
    };
    const translation = { ...describe, language, texts: new Map([['text', text]]) };
    const modules = writeModules({
      path: '',
      english: [source],
      translations: [translation],
      formats: new Map(),
    });
    return modules.get(language === 'en' ? 'en-test.ts' : `${language}-test.ts`) ?? '';
  };
  const run = async (text: string, language: string, ...values: (string | number)[]) => {
    const { stripTypeScriptTypes } = await import('node:module');
    const code = stripTypeScriptTypes(compile(text, language));
    const url = `data:text/javascript,${encodeURIComponent(code)}`;
    const { messages } = (await import(url)) as {
      messages: { text: (...values: unknown[]) => string };
    };
    return messages.text(...values);
  };

  it('chooses among the plurals of its language', async () => {
    const polish = '{count, plural, one {# głos} few {# głosy} many {# głosów} other {# głosu}}';
    assert.equal(await run(polish, 'pl', 1), '1 głos');
    assert.equal(await run(polish, 'pl', 3), '3 głosy');
    assert.equal(await run(polish, 'pl', 5), '5 głosów');
  });

  it('prefers the text of the very number', async () => {
    assert.equal(await run('{count, plural, =0 {nobody} other {#}}', 'cy', 0), 'nobody');
  });

  it('writes numbers with European digits, as its language groups them', async () => {
    assert.equal(await run('{count, number}', 'ar', 1234), '1,234');
    assert.equal(await run('{count, number}', 'bn', 123456), '1,23,456');
    assert.equal(await run('{count, number}', 'ro', 1234), '1.234');
  });

  it('escapes a text that is put into markup, and takes markup as it is', async () => {
    const { html } = await import('hono/html');
    const { downloadAs } = englishOrganiser.frame;
    const said = await downloadAs('<i>', html`<a href="/x.csv">CSV</a>`, 'JSON');
    assert.equal(String(said), '&lt;i&gt;: <a href="/x.csv">CSV</a> or JSON');
  });

  it('refuses what it can’t compile', () => {
    assert.throws(() => compileMessage('{count, date}', 'en'), /only arguments/);
    assert.throws(() => compileMessage('{count, selectordinal, other {#}}', 'en'), /selectordinal/);
    assert.throws(() => compileMessage('{count', 'en'));
  });

  it('is text and functions alone: no module of the pages or the collector has a parser', () => {
    const code = globSync('src/**/*.ts', { cwd: root }).map((path) =>
      readFileSync(join(root, path), 'utf8'),
    );
    assert.ok(code.length > 200);
    assert.ok(code.every((text) => !/messageformat-parser|intl-messageformat/.test(text)));
  });
});
