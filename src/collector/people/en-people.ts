import { html } from 'hono/html';
import { createMessageFormat } from '../http/format-message.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { RegisterMeasure } from './people-records.ts';

const { count } = createMessageFormat('en-GB');

/** What each measure of the register is called: as a heading, and under its number. */
const measures: Record<RegisterMeasure, { heading: string; label: (amount: number) => string }> = {
  recruited: {
    heading: 'Recruited',
    label: (amount) => count(amount, { one: 'person recruited', other: 'people recruited' }),
  },
  oneToOnesAsked: {
    heading: '1-2-1s asked for',
    label: (amount) => count(amount, { one: '1-2-1 asked for', other: '1-2-1s asked for' }),
  },
  oneToOnesHeld: {
    heading: '1-2-1s held',
    label: (amount) => count(amount, { one: '1-2-1 held', other: '1-2-1s held' }),
  },
  trained: {
    heading: 'Trained',
    label: (amount) => count(amount, { one: 'person trained', other: 'people trained' }),
  },
  organisations: {
    heading: 'Organisations',
    label: (amount) => count(amount, { one: 'organisation', other: 'organisations' }),
  },
  invitations: {
    heading: 'Invitations',
    label: (amount) =>
      count(amount, {
        one: 'invitation brought somebody',
        other: 'invitations brought somebody',
      }),
  },
};

/** What is said of the list of people and its figures, in English. */
export const englishPeople = {
  title: 'People',
  reached: 'What was reached',
  lists: 'Lists',
  columns: {
    name: 'Name',
    reach: 'Email and phone',
    ward: 'Ward',
    since: 'Here since',
    oldestFirst: 'oldest first',
    newestFirst: 'newest first',
    stage: 'How far they are',
  },
  importLink: 'Import a list of helpers',
  refusalsLink: 'Who said no on a list',
  noneFit: 'Nobody fits that.',
  none: (link: Html) => html`Nobody is here yet. ${link}, or import a list.`,
  putOnPage: 'Put the sign-up on a web page',
  recordTicked: 'Record for those ticked',
  tickNobody: 'Tick nobody',
  tickAll: (amount: number) =>
    count(amount, { one: 'Tick the one on this page', other: 'Tick all {count} on this page' }),
  from: (source: string) => `from ${source}`,
  courses: (amount: number) => count(amount, { one: '{count} course', other: '{count} courses' }),
  oneToOne: (state: string, day: string) => `1-2-1 ${state.toLowerCase()}${day && ` ${day}`}`,
  heldBack: 'Set aside',
  perhapsHere: 'Perhaps here already',
  downloads: 'Downloads',
  everybody: 'Everybody',
  thoseAsked: 'Those of the list above',
  useAddresses:
    'Use each address only for what its owner agreed to: it stands on their page, and in the ' +
    'lists in a column of its own.',
  filter: {
    search: 'Name, email or phone',
    only: 'Show',
    onlyNames: {
      '': 'Everybody',
      waiting: 'Waiting for a 1-2-1',
      same: 'Perhaps twice',
      held: 'Set aside',
      organisations: 'Organisations',
    },
    more: 'Ward, stage, role, source',
    ward: 'Ward',
    anyWard: 'Any ward',
    stage: 'Stage',
    anyStage: 'Any stage',
    role: 'Role',
    anyRole: 'Any role',
    source: 'Source',
    anySource: 'Any source',
    sourceHint: 'The short name of a page or a list.',
    show: 'Find',
    showEverybody: 'Show everybody',
  },
  measures,
  figures: {
    title: 'By ward and by source',
    longestChain: 'in the longest chain of invitations',
    groups: { ward: 'Ward', source: 'Source' },
    tables: { ward: 'By ward', source: 'By source' },
    all: { ward: 'All wards', source: 'All sources' },
    noSource: 'not given',
    hint: 'Each person counts where they first were. Deleting somebody does not lower what was reached.',
  },
};

export type PeopleMessages = typeof englishPeople;
