import { html } from 'hono/html';
import { createMessageFormat } from '../../http/format-message.ts';
import type { Html } from '../../organiser/ui/html.ts';

const { count, number } = createMessageFormat('en-GB');

/**
 * What is said of lists of helpers: how they are taken, what became of them, and who said no; in English.
 */
export const englishImport = {
  title: 'Import',
  errorTitle: 'list not read',
  heading: 'Import a list of helpers',
  columns: (maxRows: number, maxMegabytes: number) =>
    html`A CSV file, or rows copied from a spreadsheet. The first row names the columns:
      <b>name</b>, <b>email</b> or <b>phone</b>, and if you have them <b>ward</b> (its name or
      code), <b>roles</b>, <b>stage</b>, <b>source</b>, <b>organisation</b>, <b>language</b> and
      <b>consent source</b>. Other columns are passed over. At most ${number(maxRows)} rows and
      ${number(maxMegabytes)} MB at once.`,
  refusals:
    'Whoever says no is not kept: in a column “consent”, or in columns of other programs such as ' +
    '“Do not email”, “Opt in” or “Status”. Rows that can’t be understood are listed, and the ' +
    'others kept. Whoever is here already stays as they are; whoever asked to be forgotten is ' +
    'never brought back.',
  form: {
    file: 'CSV file',
    rows: 'Rows',
    orRows: 'Or paste rows',
    consent: 'Where their consent comes from',
    consentHint:
      'Kept with each of them as evidence: where and when they agreed that you keep their name ' +
      'and address. Where a column “consent” says only yes, this is what yes means. May be left ' +
      'empty where such a column says in words how each agreed.',
    source: 'Short name of this list (optional)',
    sourceHint:
      'Figures are counted by it, as by the pages that people sign up on: for example spring-fair.',
    import: 'Import',
  },
  imported: {
    title: 'Imported',
    heading: 'The list was read',
    added: 'added',
    known: 'here already, left as they are',
    refused: 'did not agree, not kept',
    refusedBefore: 'with an address or number that a list says no for, not kept',
    suppressed: 'asked to be forgotten, not kept',
    wrong: 'could not be understood',
    ignored: (columns: number, names: Html) =>
      html`Not read: ${count(columns, { one: 'the column', other: 'the columns' })} ${names}.`,
    outcomes: {
      known: 'Here already',
      suppressed: 'Asked to be forgotten',
      'refused-before': 'A list says no for the same address or number',
    },
    lines: (outcome: string, lines: number, numbers: string) =>
      `${outcome}: ${count(lines, { one: 'line', other: 'lines' })} ${numbers}.`,
    andMore: (more: number) => `and ${number(more)} more`,
    someoneElse:
      'Is one of them somebody else with the same address or number, or did they agree since?',
    allowAgain: 'Allow an address or number again',
  },
  refused: {
    title: 'Who did not agree',
    hint: (link: Html) =>
      html`What the list says no to is not kept, and no later list brings it in, unless you ${link}.
      Who was here already is left as they are: look at them, and decide.`,
    allow: 'allow it again',
    line: (line: number, column: Html) => html`Line ${line}: ${column} says no`,
    hereAlready: 'here already: look at them',
  },
  wrong: {
    title: 'Rows to put right',
    line: 'Line',
    column: 'Column',
    advice: 'What to write',
    again: 'They stand here again: put them right and import them, or leave them.',
    /** Where the page has no room for all rows, or for none. */
    firstAgain: (rows: number) =>
      rows === 0
        ? 'They are too long to stand here: put them right in your file, and import it again. ' +
          'Whoever was added now is known then.'
        : count(rows, { one: 'The first row stands', other: 'The first {count} stand' }) +
          ' here again: put them right and import them. The others are in your file: whoever ' +
          'was added now is known when it is imported again.',
    /** What columns are called that have another name in a problem. */
    columnNames: new Map([
      ['area', 'ward'],
      ['consentSource', 'consent source'],
      ['organisationKind', 'organisation kind'],
    ]),
  },
  /** Of a list as a whole. */
  problems: {
    name: 'The first row has no column “name”: name each column in the first row',
    email: 'The first row has no column “email” or “phone”: nobody could be reached',
    consentSource: 'Say where their consent comes from',
  } as Record<string, string>,
};

/** What is said of those whom lists said no for, in English. */
export const englishRefusals = {
  title: 'Who said no on a list',
  errorTitle: 'who said no on a list',
  intro: (contacts: number) =>
    'Lists that were imported say no for ' +
    count(contacts, {
      one: '{count} address or number',
      other: '{count} addresses and numbers',
    }) +
    '. No list brings them in again. They are kept so that they can be compared, and can’t be ' +
    'read: they can’t be shown here.',
  advice:
    'Somebody else of the household may have the same address or number and have agreed, or the ' +
    'person may have changed their mind. Then allow that address or number here, and import the ' +
    'row again. Who asked to be forgotten stays forgotten: only they can come back, by signing up.',
  contact: 'Email address or telephone number',
  allow: 'Allow it again',
  problems: {
    contact: 'Write an email address or a telephone number',
    'contact unknown': 'No list says no for this address or number',
  } as Record<string, string>,
};

export type ImportMessages = typeof englishImport;
export type RefusalMessages = typeof englishRefusals;
