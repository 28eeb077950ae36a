import * as z from 'zod';
import { LocalText } from 'campaign-widgets/contract';
import { MARKS } from '../shortlist/shortlist-records.ts';
import type { WardChoices } from '../shortlist/ward-candidates.ts';
import type { ComparedDay } from './answer-sources.ts';

// What the organiser's routes answer about residents' answers, their words, and the shortlists that
// are made of them.

const text = z.string();
const maybe = text.nullable();

const shownNumber = z
  .int()
  .nullable()
  .describe('`null` where there are some, but too few to be told.');
const Sources = z.strictObject({
  sources: z.array(
    z.strictObject({
      source: maybe,
      day: text,
      counted: shownNumber,
      held: shownNumber,
      wave: shownNumber,
      received: z.int(),
      usual: z.number(),
      jump: z.boolean(),
      mostlyCounted: z.boolean(),
      since: z.strictObject({ counted: z.int(), wave: shownNumber }),
    }),
  ),
}) satisfies z.ZodType<{ sources: ComparedDay[] }>;

const mark = z.enum(MARKS).nullable();
const Choices = z.strictObject({
  code: text,
  name: text,
  candidates: z.array(z.strictObject({ id: text, label: text, named: z.int() })),
  unsorted: z.int().describe('Answers that named something else and are not sorted.'),
  weighings: z.array(
    z.strictObject({
      ...{ area: text, candidate: text, member: text, on: text },
      ...{ worthwhile: mark, winnable: mark, decider: text, ask: text, note: text },
    }),
  ),
  shortlist: z
    .strictObject({
      ...{ area: text, revision: z.int(), by: text, on: text },
      document: z.strictObject({
        options: z.array(z.strictObject({ candidate: text, why: text, ask: text })),
        leftOut: z.array(z.strictObject({ candidate: text, because: text })),
      }),
    })
    .optional(),
}) satisfies z.ZodType<WardChoices>;

export const answerSchemas = {
  Sources,
  WaveDecided: z.strictObject({ changed: z.int() }),
  WordsDecided: z.strictObject({ changed: z.int() }),
  SortedTexts: z.strictObject({
    themes: z.array(z.strictObject({ id: text, label: LocalText })),
    texts: z.array(
      z.strictObject({
        ...{ id: text, area: text, issue: text, language: text, text },
        theme: maybe.describe('The id of an issue or a theme; null while it is not sorted.'),
      }),
    ),
    hasMore: z.boolean().describe('Whether there are more texts: ask ward by ward.'),
  }),
  TextsMoved: z.strictObject({ id: maybe.describe('Of the move.'), theme: maybe, texts: z.int() }),
  MoveUndone: z.strictObject({ texts: z.int() }),
  WardChoices: z.strictObject({ wards: z.array(Choices) }),
};
