import { html } from 'hono/html';
import { createMessageFormat } from '../http/format-message.ts';
import type { Html } from '../organiser/ui/html.ts';

const { count, number } = createMessageFormat('en-GB');
const people = (amount: number): string =>
  count(amount, { one: '{count} person', other: '{count} people' });

/** What is said of one person, and of what is recorded about people, in English. */
export const englishPerson = {
  correctDetails: 'Correct these details',
  record: 'Record',
  meetings: '1-2-1s',
  trainings: 'Trainings',
  noneYet: 'None yet.',
  gave: 'What they gave',
  about: {
    email: 'Email',
    phone: 'Phone',
    ward: 'Ward',
    roles: 'Would help',
    cares: 'Cares about',
    organisation: 'Organisation',
    language: 'Language',
    source: 'Came from',
    invitedBy: 'Invited by',
    brought: 'Brought',
    since: 'Here since',
    lastContact: 'Last contact',
  },
  people,
  organisation: {
    as: (role: Html) => html`as ${role}`,
    size: (amount: number) => `about ${people(amount)}`,
    listed: 'may be listed publicly',
    unlisted: 'not to be listed publicly',
  },
  duplicate: {
    label: 'Perhaps here already',
    question: (person: Html) =>
      html`The same address or number was given before, by ${person}. Are they one person?`,
    merge: 'The same: put together',
    dismiss: 'Somebody else',
  },
  held: {
    label: 'Set aside',
    because: (reasons: string) => `Set aside, and in no figure: ${reasons}.`,
    reason: (reason: string) => `Set aside: ${reason}`,
    letCount: 'Count them',
  },
  meeting: {
    with: (name: Html) => html`, with ${name}`,
    wishes: (wishes: Html) => html`; would like: ${wishes}`,
    recorded: (day: string) => `(recorded ${day})`,
    correct: 'Correct this',
    save: 'Save',
  },
  takeBack: 'Take back',
  takeBackCourse: (course: string) => `Take back ${course}`,
  from: (source: string) => `from ${source}`,
  writtenDownBy: (name: Html) => html`written down by ${name}`,
  consent: { agreed: 'Agreed', notAgreed: 'Not agreed', takenBack: 'Taken back' },
  history: {
    title: 'History',
    when: 'When',
    who: 'Who',
    what: 'What',
    older: (amount: number) =>
      `${number(amount)} more, older ones are in all that is kept of them, below.`,
    changes: {
      'champion-signup': 'Signed up',
      contact: 'Would like to hear what happens',
      import: 'Imported',
      'list-refusal': 'A list says that they did not agree',
      stage: 'Stage',
      meeting: '1-2-1',
      training: 'Training',
      'no-training': 'Training taken back',
      details: 'Details',
      held: 'Set aside',
      counted: 'Counted',
      same: 'Same person',
      different: 'Not the same person',
      given: 'Agreed to',
      withdrawn: 'Took back',
      erased: 'Deleted',
    } as Record<string, string>,
  },
  data: {
    title: 'Their data',
    download: 'All that is kept of them (JSON)',
    holdBack: 'Set aside: count them in no figure',
    delete: 'Delete them and all they gave',
  },
  details: {
    title: 'Details',
    errorTitle: 'details',
    heading: (name: Html) => html`Correct the details of ${name}`,
    hint: 'What they gave themselves stays in the record as they gave it.',
    name: 'Full name',
    email: 'Email',
    phone: 'Phone',
    ward: 'Ward',
    language: 'Language they like to speak (optional)',
    save: 'Save',
    problems: {
      'name too-long': 'Write the name in 200 characters at most',
      name: 'Write their name',
      'email no-contact':
        'Leave an email address or a telephone number, so that they can be reached',
      email: 'Write an email address like name@example.org',
      phone: 'Write a telephone number like 01632 960 001',
      area: 'Choose a ward of the list',
      language: 'Name the language in 60 characters at most',
    } as Record<string, string>,
  },
  deletion: {
    title: 'Delete',
    heading: (name: Html) => html`Delete ${name}?`,
    warning: (entries: number) =>
      `${count(entries, { one: '{count} entry', other: '{count} entries' })} of theirs, their ` +
      '1-2-1s, trainings and history go for good. An import never brings them back; they ' +
      'themselves may sign up again. What was reached, without names, stays as it is.',
    confirm: 'Delete for good',
    cancel: 'Keep them',
  },
};

export type PersonMessages = typeof englishPerson;
