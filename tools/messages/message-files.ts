import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { LanguageFormats } from './format-helpers.ts';

/** A message as English has it. A message of another language is only its text. */
export interface SourceMessage {
  /** ICU MessageFormat: https://unicode-org.github.io/icu/userguide/format_parse/messages/ */
  message: string;
  /** Where it stands and what it is for, for whoever translates it. */
  description: string;
  /** The most characters that fit, in any language, with the example filled in. */
  maxLength: number;
  /** A value of each argument, in the order in which code gives them. */
  example?: Record<string, string | number>;
  /**
   * Whether it is markup: it may have `<b>`, and code may put links and names into its arguments.
   * Only for pages that the collector makes with `hono/html`.
   */
  markup?: true;
}

/** One language of one part: `src/locales/cy/widgets/survey-thanks.json`. */
export interface MessageFile {
  language: string;
  /** What is loaded together in any language but English: the name of the folder. */
  bundle: string;
  /** `main`, or what English has in a module of its own. */
  part: string;
  path: string;
  /** By key. */
  texts: Map<string, string>;
}

/** The English file of a part. */
export interface SourceFile extends MessageFile {
  messages: Map<string, SourceMessage>;
}

export interface MessageFolder {
  /** The folder of the languages, such as `src/locales`. */
  path: string;
  english: SourceFile[];
  translations: MessageFile[];
  /** What languages have in `formats.json`, by their tags. None where the folder has no such file. */
  formats: Map<string, LanguageFormats>;
}

/** The names of months and the like, beside the folders of a language's messages. */
const FORMATS_FILE = 'formats.json';

/** The key beside the messages that says whether a native speaker has read them. */
export const STATUS_KEY = '@status';

function readEntries(path: string): [string, unknown][] {
  const content = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  return Object.entries(content).filter(([key]) => key !== STATUS_KEY);
}

function describeFile(folder: string, file: string): Omit<MessageFile, 'texts'> {
  const bundleFolder = dirname(file);
  return {
    language: dirname(bundleFolder),
    bundle: basename(bundleFolder),
    part: basename(file, '.json'),
    path: join(folder, file),
  };
}

/** Reads the messages of a folder in all its languages. */
export function readMessageFolder(path: string): MessageFolder {
  const files = globSync('*/*/*.json', { cwd: path })
    .map((file) => describeFile(path, file.replaceAll('\\', '/')))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const english = files
    .filter(({ language }) => language === 'en')
    .map((file) => {
      const messages = new Map(readEntries(file.path) as [string, SourceMessage][]);
      const texts = new Map([...messages].map(([key, { message }]) => [key, message]));
      return { ...file, messages, texts };
    });
  const translations = files
    .filter(({ language }) => language !== 'en')
    .map((file) => ({ ...file, texts: new Map(readEntries(file.path) as [string, string][]) }));
  const formats = new Map(
    globSync(`*/${FORMATS_FILE}`, { cwd: path }).map((file) => [
      dirname(file),
      Object.fromEntries(readEntries(join(path, file))) as LanguageFormats,
    ]),
  );
  return { path, english, translations, formats };
}
