/// <reference types="vite/client" />
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { LANGUAGES } from '../../src/locales/languages.ts';

interface SourceMessage {
  readonly message: string;
  readonly description: string;
  readonly maxLength: number;
  readonly example?: Record<string, string | number>;
}

interface MessageTree {
  readonly [key: string]: MessageTree | string | ((...given: unknown[]) => string);
}

const FOLDER = '../../src/locales';
const english = import.meta.glob<Record<string, SourceMessage>>('../../src/locales/en/*/*.json', {
  eager: true,
  import: 'default',
});
const translations = import.meta.glob<Record<string, string>>('../../src/locales/*/*/*.json', {
  eager: true,
  import: 'default',
});
const compiled = import.meta.glob<Record<string, MessageTree>>(
  '../../src/locales/compiled/*-*.ts',
  { eager: true },
);

/** Every message that the widgets say, in all languages, as they say it. For whoever translates. */
const meta: Meta = { title: 'Messages/All languages' };
export default meta;

const camelCase = (name: string): string =>
  name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What a part says in a language, as a page has it. */
function messagesOf(language: string, bundle: string, part: string): MessageTree {
  const name = part === 'main' ? bundle : part;
  if (language === 'en') {
    const module = compiled[`${FOLDER}/compiled/en-${name}.ts`] ?? {};
    const [, messages] = Object.entries(module).find(([key]) => key.startsWith('english')) ?? [];
    return messages ?? {};
  }
  const { messages = {} } = compiled[`${FOLDER}/compiled/${language}-${bundle}.ts`] ?? {};
  return part === 'main' ? messages : (messages[camelCase(part)] as MessageTree);
}

/** A message with its example filled in. */
function say(messages: MessageTree, key: string, { example = {} }: SourceMessage): string {
  let found: MessageTree[string] | undefined = messages;
  for (const step of key.split('.')) found = (found as MessageTree | undefined)?.[step];
  if (typeof found === 'function') return found(...Object.values(example));
  if (typeof found !== 'string') throw new Error(`there is no message ${key}`);
  return found;
}

const STYLE = html`<style>
  .messages {
    font-family: sans-serif;
    overflow-wrap: anywhere;
  }
  .messages li {
    margin-block: 0.25em;
  }
  .messages small {
    color: #595959;
  }
</style>`;

/** A message under its context, once in each language. */
function messageView(bundle: string, part: string, key: string, source: SourceMessage) {
  const line = ([language, { name, direction }]: (typeof languages)[number]) => {
    const own = translations[`${FOLDER}/${language}/${bundle}/${part}.json`];
    const isEnglish = language !== 'en' && own?.[key] === undefined;
    const words = say(messagesOf(language, bundle, part), key, source);
    return html`<li>
      <small lang=${language}>${name}${isEnglish ? ' (in English)' : nothing}</small>
      <div lang=${isEnglish ? 'en' : language} dir=${isEnglish ? 'ltr' : direction}>${words}</div>
    </li>`;
  };
  return html`<section>
    <h2>${key}</h2>
    <p>${source.description} <small>(at most ${source.maxLength} characters)</small></p>
    <ul>
      ${languages.map(line)}
    </ul>
  </section>`;
}

const languages = Object.entries(LANGUAGES);

function partView(bundle: string, part: string): TemplateResult {
  const messages = Object.entries(english[`${FOLDER}/en/${bundle}/${part}.json`] ?? {});
  if (messages.length === 0) throw new Error(`there are no messages in ${bundle}/${part}`);
  return html`${STYLE}
    <main class="messages">
      <h1>${bundle}: ${part}</h1>
      ${messages.map(([key, source]) => messageView(bundle, part, key, source))}
    </main>`;
}

const partStory = (bundle: string, part: string): StoryObj => ({
  render: () => partView(bundle, part),
});

export const Widgets = partStory('widgets', 'main');
export const Survey = partStory('widgets', 'survey-thanks');
export const Results = partStory('widgets', 'results');
export const Share = partStory('widgets', 'share');
export const WardLookup = partStory('widgets', 'ward-lookup');
export const Questions = partStory('widgets', 'questions');
export const Person = partStory('widgets', 'person');
export const Champion = partStory('widgets', 'champion');
export const Organisation = partStory('widgets', 'organisation');
export const SignupThanks = partStory('widgets', 'signup-thanks');
export const Outbox = partStory('widgets', 'outbox');
export const Tracker = partStory('progress', 'main');
export const TrackerFigures = partStory('progress', 'figures');
export const TrackerSections = partStory('progress', 'sections');
export const PrivatePage = partStory('private-page', 'main');
export const Ballot = partStory('ballot', 'main');
export const BallotResult = partStory('ballot', 'ballot-result');
export const Kiosk = partStory('kiosk', 'main');
export const Stall = partStory('stall', 'main');
