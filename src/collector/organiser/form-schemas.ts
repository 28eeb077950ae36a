import * as z from 'zod';
import { ChampionAnswers } from 'campaign-widgets/contract';
import { ACCESS_SCOPES } from './access-scopes.ts';
import { LANGUAGE_TAGS } from './ui/page-languages.ts';

const text = z.string();
const { name, email, phone, language } = ChampionAnswers.shape;
/** A field that may be sent empty. */
const emptied = z.literal('');

/** The forms of the organiser's pages, for the published contract. */
export const formSchemas = {
  SignInForm: z.object({
    token: text,
    name: text.max(60).optional().describe('Who it is: the log says it before the token’s name.'),
    next: text.optional().describe('The path to go on with.'),
  }),
  JoinForm: z.object({
    name: text.max(60).optional().describe('Who it is: the log says it before the link’s name.'),
  }),
  LanguageForm: z.object({
    'page-language': z.enum(LANGUAGE_TAGS).describe('The tag of the language.'),
    next: text.optional().describe('The path to go on with.'),
  }),
  CheckPageForm: z.object({
    address: text.max(2000).describe('The address of a published page.'),
  }),
  TokenForm: z.object({
    name: text.min(1).max(60),
    scope: z.array(z.enum(ACCESS_SCOPES)).min(1).describe('What it opens.'),
    source: text
      .optional()
      .describe('With the scope `source`: the short name of the page whose answers it shows.'),
    campaign: z.array(text).min(1).describe('Ids of campaigns; `*` for all.'),
  }),
  AnswerDecisionForm: z.object({
    decision: z.enum(['count', 'hold', 'release', 'withhold']),
    back: text.optional().describe('The path to go back to.'),
  }),
  WordsDecisionForm: z.object({
    answer: z.array(text).optional().describe('The ids of answers, one in each field.'),
    decision: z.enum(['release', 'withhold']).optional(),
    undo: text.optional().describe('From the page after a decision: takes that one back.'),
    back: text.optional().describe('The path to go back to.'),
  }),
  WaveForm: z.object({
    source: text.optional().describe('Left out, answers that name no source.'),
    since: z.iso.date(),
    decision: z.enum(['hold', 'count']),
  }),
  TextMoveForm: z.object({
    which: z
      .enum(['ticked', 'shown'])
      .optional()
      .describe('Whether the texts of `text` and `group` are meant, or those of `shown`.'),
    text: z.array(text).optional().describe('The ids of texts, one in each field.'),
    group: z.array(text).optional().describe('Ids of texts with a space between them.'),
    shown: text.optional().describe('Ids of texts with a space between them.'),
    theme: text.optional().describe('The id of an issue or a theme; `*` for none.'),
    'new-theme': text.max(80).optional().describe('In place of `theme`: the name of a new one.'),
    back: text.optional().describe('The path to go back to.'),
  }),
  ThemeForm: z.object({
    change: z.enum(['rename', 'remove']),
    label: text.min(2).max(80).optional(),
  }),
  WeighingForm: z
    .record(text, text)
    .describe('`worthwhile` and `winnable`: yes, partly, no; `decider`, `ask`, `note`: texts.'),
  ShortlistForm: z
    .record(text, text)
    .describe('`base`: the revision it is made from; `place`: on, out, neither; `reason`, `ask`.'),
  RestoreShortlistForm: z.object({ base: text, revision: text }),
  AttendanceForm: z.object({
    what: z.enum(['find', 'record']),
    kind: z.enum(['training', 'meeting']).optional(),
    name: text.optional().describe('Of the course or the meeting.'),
    on: z.iso.date().optional(),
    search: text.optional(),
    person: text.optional().describe('Who is ticked; once for each.'),
    shown: text.optional().describe('Who is on the sheet; once for each.'),
  }),
  StopForm: z.object({
    'List-Unsubscribe': z.literal('One-Click').optional().describe('Of a mail program: RFC 8058.'),
  }),
  ListNameForm: z.object({ name: text.min(1).max(60) }),
  DetailsForm: z.object({
    name,
    email: emptied.or(email),
    phone: emptied.or(phone),
    area: text.min(1).describe('The code or the name of a ward, `unknown` or `outside`.'),
    language: emptied.or(language),
  }),
};
