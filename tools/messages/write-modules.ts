import { compileMessage } from './compile-message.ts';
import { compileFormats } from './format-helpers.ts';
import type { MessageFile, MessageFolder, SourceFile, SourceMessage } from './message-files.ts';

/** Messages by the parts of their keys: `survey.send` is `send` of `survey`. */
type MessageTree = Map<string, MessageTree | string>;

const NOTICE = '// Compiled from the JSON files beside this folder: change those.\n';

/** What a module with markup begins with. */
const MARKUP = "import { html } from 'hono/html';\ntype Html = ReturnType<typeof html>;\n";

/**
 * What the law requires to be said is in English until a native speaker has written it: with it
 * stands in which language it is.
 */
const LEGAL_KEY = 'imprint';

/** The private page, the ballot and the tablet write days and numbers as the forms in them do. */
const writesFormats = ({ bundle }: MessageFile, { formats }: MessageFolder): boolean =>
  formats.size > 0 && !['private-page', 'ballot', 'kiosk'].includes(bundle);

/** The one bundle that writes lists. */
const hasLists = ({ bundle }: MessageFile): boolean => bundle === 'progress';

/** Groups that code looks up by what a person or a program gave. */
const OPEN_GROUP = 'problems';

const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
const camelCase = (name: string): string => {
  const pascal = pascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
};

/** What a part is called in code: the main part of a bundle has the bundle's name. */
export const moduleName = ({ bundle, part }: MessageFile): string =>
  part === 'main' ? bundle : part;

/** The type of a part's messages. */
const typeName = (file: MessageFile): string =>
  `${pascalCase(moduleName(file)).replace(/^Widgets$/, 'Widget')}Messages`;

const englishName = (file: MessageFile): string => `english${pascalCase(moduleName(file))}`;

/** Types an argument by its example. One that a language doesn't use begins with `_`. */
const parameters = ({ example = {}, markup }: SourceMessage, used: Set<string>): string =>
  Object.entries(example)
    .map(([name, value]) => {
      const type = markup && typeof value === 'string' ? 'Html | string' : typeof value;
      return `${used.has(name) ? '' : '_'}${name}: ${type}`;
    })
    .join(', ');

const hasMarkup = (files: SourceFile[]): boolean =>
  files.some(({ messages }) => [...messages.values()].some(({ markup }) => markup));

/** The messages of one file as an object, and the functions that they call. */
function compileTree(
  source: SourceFile,
  texts: Map<string, string>,
  language: string,
): { code: string; helpers: Set<string> } {
  const tree: MessageTree = new Map();
  const helpers = new Set<string>();
  for (const [key, message] of source.messages) {
    // What is not yet translated is said in English, with the plural rules of English.
    const text = texts.get(key);
    const compiled = compileMessage(
      text ?? message.message,
      text === undefined ? 'en' : language,
      message.markup,
    );
    compiled.helpers.forEach((helper) => helpers.add(helper));
    const { expression, used } = compiled;
    const typed = parameters(message, used);
    const type = message.markup ? 'Html' : 'string';
    insertLeaf(tree, key.split('.'), typed ? `(${typed}): ${type} => ${expression}` : expression);
  }
  return { code: printTree(tree), helpers };
}

function insertLeaf(tree: MessageTree, [name = '', ...rest]: string[], code: string): void {
  if (rest.length === 0) {
    tree.set(name, code);
    return;
  }
  const found = tree.get(name);
  const group: MessageTree = found instanceof Map ? found : new Map<string, never>();
  tree.set(name, group);
  insertLeaf(group, rest, code);
}

function printTree(tree: MessageTree): string {
  const lines = [...tree].map(([name, value]) => {
    const code = value instanceof Map ? printTree(value) : value;
    const isOpen = value instanceof Map && name === OPEN_GROUP;
    return `${JSON.stringify(name)}: ${code}${isOpen ? ' as Record<string, string>' : ''},\n`;
  });
  return `{\n${lines.join('')}}`;
}

const declareAll = (helpers: Set<string>): string => [...helpers].sort().join('');

const partsOf = ({ english }: MessageFolder, bundle: string): SourceFile[] =>
  english.filter((file) => file.bundle === bundle && file.part !== 'main');

/** The English module of a part; the main part's type also has the bundle's other parts. */
function englishModule(file: SourceFile, folder: MessageFolder): string {
  const { code, helpers } = compileTree(file, file.texts, 'en');
  const type = typeName(file);
  const english = englishName(file);
  const markup = hasMarkup([file]) ? MARKUP : '';
  const hasFormats = file.part === 'main' && writesFormats(file, folder);
  const formats = hasFormats ? `formats: ${compileFormats('en', hasLists(file))},\n` : '';
  const body = `${code.slice(0, -1)}${formats}}`;
  const object = `${markup}${declareAll(helpers)}export const ${english} = ${body};\n`;
  if (file.part !== 'main') {
    const key = camelCase(file.part);
    return `${NOTICE}${object}export type ${type} = typeof ${english};
/** What this part says in a language. English has it here, every other language in its one file. */
export const ${key}Messages = (messages: { ${key}?: ${type} }): ${type} => messages.${key} ?? ${english};\n`;
  }
  const parts = partsOf(folder, file.bundle);
  const imports = parts.map(
    (part) => `import type { ${typeName(part)} } from './en-${part.part}.ts';\n`,
  );
  const fields = parts.map((part) => `${camelCase(part.part)}?: ${typeName(part)};\n`);
  if (file.messages.has(LEGAL_KEY)) fields.push('legalLanguage?: string;\n');
  const more = fields.length ? ` & {\n${fields.join('')}}` : '';
  return `${NOTICE}${imports.join('')}${object}export type ${type} = typeof ${english}${more};\n`;
}

/** Everything that a bundle says in another language. */
function languageModule(language: string, main: SourceFile, folder: MessageFolder): string {
  const textsOf = ({ bundle, part }: SourceFile) =>
    folder.translations.find(
      (file) => file.language === language && file.bundle === bundle && file.part === part,
    )?.texts;
  const mainTexts = textsOf(main);
  const whole = compileTree(main, mainTexts ?? new Map<string, string>(), language);
  const sources = partsOf(folder, main.bundle);
  const markup = hasMarkup([main, ...sources]) ? MARKUP : '';
  const parts = sources.map((part) => {
    const texts = textsOf(part) ?? new Map<string, string>();
    const { code, helpers } = compileTree(part, texts, language);
    helpers.forEach((helper) => whole.helpers.add(helper));
    return `${camelCase(part.part)}: ${code},\n`;
  });
  if (writesFormats(main, folder))
    parts.push(
      `formats: ${compileFormats(language, hasLists(main), folder.formats.get(language))},\n`,
    );
  const isLegalEnglish = main.messages.has(LEGAL_KEY) && !mainTexts?.has(LEGAL_KEY);
  if (main.messages.has(LEGAL_KEY))
    parts.push(`legalLanguage: '${isLegalEnglish ? 'en' : language}',\n`);
  const type = typeName(main);
  return `${NOTICE}import type { ${type} } from './en-${main.bundle}.ts';
${markup}${declareAll(whole.helpers)}export const messages: Required<${type}> = ${whole.code.slice(0, -1)}${parts.join('')}};\n`;
}

/** How to load each language of a bundle, by its tag. */
function languagesModule(main: SourceFile, languages: string[]): string {
  const packs = languages.map(
    (language) => `${language}: () => import('./${language}-${main.bundle}.ts'),\n`,
  );
  return `${NOTICE}export const ${camelCase(main.bundle)}Languages = {\n${packs.join('')}};\n`;
}

/** The modules of a folder, by their file names. */
export function writeModules(folder: MessageFolder): Map<string, string> {
  const modules = new Map<string, string>();
  const languages = [...new Set(folder.translations.map(({ language }) => language))].sort();
  for (const file of folder.english) {
    modules.set(`en-${moduleName(file)}.ts`, englishModule(file, folder));
    if (file.part !== 'main') continue;
    modules.set(`${file.bundle}-languages.ts`, languagesModule(file, languages));
    for (const language of languages)
      modules.set(`${language}-${file.bundle}.ts`, languageModule(language, file, folder));
  }
  return modules;
}
