import * as z from 'zod';
import { ChampionAnswers, manyLines, oneLine } from 'campaign-widgets/contract';
import { TEMPLATE_NAMES } from '../editor/campaign-templates.ts';

const MAX_NAME_LENGTH = 100;
const MAX_TEXT_LENGTH = 1000;
const MIN_KEPT_DAYS = 7;
const MAX_KEPT_DAYS = 365;

const EmailText = ChampionAnswers.shape.email.unwrap();
const empty = z.literal('');

/** What somebody who applies has written. */
export const ApplicationFields = z.strictObject({
  organisation: oneLine(MAX_NAME_LENGTH),
  /** Which kind of body it is: its campaign begins from the template of that name. */
  kind: z.enum(TEMPLATE_NAMES),
  /** The code of a constituency or a council. */
  place: z.string(),
  commitment: manyLines(MAX_TEXT_LENGTH),
  name: oneLine(MAX_NAME_LENGTH),
  email: EmailText,
  phone: oneLine(40).optional(),
  language: z.enum(['en', 'cy']),
  /** The words that were agreed to. */
  consent: z.string(),
});
export type ApplicationFields = z.infer<typeof ApplicationFields>;

const isWebAddress = (text: string): boolean => URL.parse(text)?.protocol === 'https:';

/** What the owner decides about applications. */
export const ApplicationSettings = z.strictObject({
  /** Whether anybody may apply. */
  isOpen: z.boolean(),
  /** Who decides, and keeps the data: the controller. */
  organisation: oneLine(MAX_NAME_LENGTH),
  /** Gets a mail for each application; shown on the page. */
  contact: EmailText,
  privacyUrl: z.string().max(500).refine(isWebAddress, 'must be an https: address'),
  /** Who publishes the page; empty if no imprint is required. */
  imprint: empty.or(oneLine(300)),
  /** What those who take part commit to, in the organisation's own words. */
  asks: empty.or(manyLines(MAX_TEXT_LENGTH)),
  keptDays: z.coerce.number().int().min(MIN_KEPT_DAYS).max(MAX_KEPT_DAYS),
});
export type ApplicationSettings = z.infer<typeof ApplicationSettings>;
