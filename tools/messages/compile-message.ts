import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { LANGUAGES } from '../../src/locales/languages.ts';
import { declareHelper, type HelperKind, helperName } from './message-helpers.ts';

/** A message as an expression of TypeScript. */
export interface CompiledMessage {
  expression: string;
  /** The names of its arguments, in the order in which the message uses them. */
  used: Set<string>;
  /** The declarations of the functions that it calls. */
  helpers: Set<string>;
}

interface Scope extends CompiledMessage {
  language: string;
  /** The argument that `#` stands for. */
  counted?: string;
  /** What stands before each template literal: nothing, or `html` where a message is markup. */
  tag: string;
}

const escapeTemplate = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');

function useArgument(name: string, scope: Scope): string {
  scope.used.add(name);
  return name;
}

/**
 * In a language that is written from the right, a name or a day may be written from the left: it is
 * kept apart from the direction of the sentence. UAX #9.
 */
const isolate = (code: string, { language }: Scope): string =>
  LANGUAGES[language]?.direction === 'rtl' ? `\\u2068${code}\\u2069` : code;

function callHelper(kind: HelperKind, values: string, scope: Scope): string {
  scope.helpers.add(declareHelper(kind, scope.language));
  return `\${${helperName(kind, scope.language)}(${values})}`;
}

const formatNumber = (name: string, scope: Scope): string =>
  callHelper('formatNumber', useArgument(name, scope), scope);

function compileChoices(
  options: Record<string, { value: MessageFormatElement[] }>,
  scope: Scope,
): string {
  const choices = Object.entries(options).map(
    ([name, { value }]) => `${JSON.stringify(name)}: ${compileTemplate(value, scope)}`,
  );
  return `{ ${choices.join(', ')} }`;
}

function compileElement(element: MessageFormatElement, scope: Scope): string {
  switch (element.type) {
    case TYPE.literal:
      return escapeTemplate(element.value);
    case TYPE.argument:
      return isolate(`\${${useArgument(element.value, scope)}}`, scope);
    case TYPE.number:
      return formatNumber(element.value, scope);
    case TYPE.pound:
      return formatNumber(scope.counted ?? '', scope);
    case TYPE.select: {
      const choices = compileChoices(element.options, scope);
      return callHelper('select', `${useArgument(element.value, scope)}, ${choices}`, scope);
    }
    case TYPE.plural: {
      if (element.pluralType === 'ordinal') throw new Error('selectordinal is not compiled');
      const { value: counted } = element;
      const choices = compileChoices(element.options, { ...scope, counted });
      const values = `${useArgument(counted, scope)}, ${choices}`;
      return callHelper('plural', values, scope);
    }
    default:
      throw new Error('only arguments, numbers, plurals and selects are compiled');
  }
}

const compileTemplate = (elements: MessageFormatElement[], scope: Scope): string =>
  `${scope.tag}\`${elements.map((element) => compileElement(element, scope)).join('')}\``;

/**
 * Compiles a message.
 * @param language whose plural rules it follows
 * @param isMarkup whether it is a template of `hono/html`, into which arguments may put markup
 * @throws where it isn't ICU MessageFormat, or uses what isn't compiled
 */
export function compileMessage(
  message: string,
  language: string,
  isMarkup = false,
): CompiledMessage {
  const tag = isMarkup ? 'html' : '';
  const scope: Scope = { expression: '', used: new Set(), helpers: new Set(), language, tag };
  const elements = parse(message, { ignoreTag: true });
  const [first] = elements;
  const isPlain =
    !isMarkup && (elements.length === 0 || (elements.length === 1 && first?.type === TYPE.literal));
  const expression = isPlain
    ? JSON.stringify(first?.type === TYPE.literal ? first.value : '')
    : compileTemplate(elements, scope);
  return { ...scope, expression };
}
