import * as z from 'zod';
import { schemaProblem } from '../check-value.ts';
import {
  integerBetween,
  LanguageTag,
  ShortId,
  UtcInstant,
  WardCode,
  WebOrigin,
} from '../identifier-schema.ts';
import { ProgressDefinition } from '../progress/schema.ts';
import { MAX_STATEMENT_LENGTH } from '../submission/statement-length.ts';
import { oneLine, UrlReference } from '../text/schema.ts';
import { SUBMISSION_FORMATS, SUBMISSION_KINDS } from '../vocabulary.ts';
import { consentsFor } from './consents.ts';
import { offeredLanguages } from './languages.ts';
import { hasChoices } from './questions.ts';
import { QUESTION_LIMITS } from './question-limits.ts';
import {
  Campaign,
  CampaignAreas,
  CampaignWard,
  ChampionSection,
  Consent,
  DataController,
  FurtherQuestion,
  imprintOf,
  LabelledChoice,
  SurveySection,
} from './schema.ts';
import { CampaignTheme } from './theme-schema.ts';

const versionNumber = integerBetween(1, 1_000_000);
const fieldName = z.string().max(100);
const submissionKinds = z.array(z.enum(SUBMISSION_KINDS)).min(1);
const choiceWithId = LabelledChoice.extend({ id: ShortId });

const exactDelivery = z.object({
  format: z.enum(SUBMISSION_FORMATS),
  kinds: submissionKinds.optional(),
  endpoint: UrlReference.optional(),
  fields: z.record(fieldName, fieldName).optional(),
  tags: z.array(fieldName).max(20).optional(),
  autoresponse: z.boolean().optional(),
});

const exactAreas = CampaignAreas.extend({
  wards: z
    .array(CampaignWard.extend({ code: WardCode }))
    .min(1)
    .max(2000),
});

const exactConsent = Consent.extend({
  id: ShortId,
  version: versionNumber,
  kinds: submissionKinds.optional(),
});

const exactQuestion = FurtherQuestion.extend({
  id: ShortId,
  choices: z.array(choiceWithId).min(2).max(QUESTION_LIMITS.choices).optional(),
});
const exactQuestions = z.array(exactQuestion).min(1).max(QUESTION_LIMITS.questions).optional();

const documentKeys = Campaign.extend({
  id: ShortId,
  version: versionNumber,
  languages: z.array(LanguageTag).min(1).max(20),
  opens: UtcInstant.optional(),
  closes: UtcInstant.optional(),
  imprint: imprintOf(z.object({ name: oneLine(200), address: oneLine(300) })),
  controller: DataController.extend({ retentionDays: integerBetween(1, 3660) }),
  areas: exactAreas,
  consents: z.array(exactConsent).max(20).optional(),
  minimumAge: integerBetween(13, 100).optional(),
  survey: SurveySection.extend({
    issues: z.array(choiceWithId).min(2).max(10),
    questions: exactQuestions,
  }).optional(),
  champion: ChampionSection.extend({
    roles: z.array(choiceWithId).min(1).max(20),
    questions: exactQuestions,
  }).optional(),
  /** Origins that may post; left out, any may. */
  hosts: z.array(WebOrigin).max(500).optional(),
  /** Counted answers that a ward needs before any of them is published; 5 if left out. */
  publishThreshold: integerBetween(1, 1000).optional(),
  /** The address of the progress report. */
  report: UrlReference.optional(),
  delivery: exactDelivery.optional(),
  /** The content of a tracker: definitions, and never figures. */
  progress: ProgressDefinition.optional(),
  /** Days for which a widget may keep unsent submissions; 30 if left out. */
  outboxDays: integerBetween(1, 365).optional(),
  /** The look of widgets if the page sets none. */
  theme: CampaignTheme.optional(),
});
type DocumentKeys = z.infer<typeof documentKeys>;

/** One rule between the parts of a document: the problems that it finds. */
type DocumentRule = (document: DocumentKeys) => z.core.$ZodRawIssue[];

const idsAreUnique: DocumentRule = (document) => {
  const { areas, consents, survey, champion, progress } = document;
  const repeated = (list: { id: string }[] | undefined, ...path: string[]) =>
    (list ?? []).flatMap(({ id }, at) =>
      list?.findIndex((other) => other.id === id) === at
        ? []
        : [schemaProblem(document, [...path, at], 'duplicate', `repeats the id "${id}"`)],
    );
  return [
    ...repeated(
      areas.wards.map(({ code }) => ({ id: code })),
      'areas',
      'wards',
    ),
    ...repeated(consents, 'consents'),
    ...repeated(survey?.issues, 'survey', 'issues'),
    ...repeated(champion?.roles, 'champion', 'roles'),
    ...repeated(survey?.questions, 'survey', 'questions'),
    ...repeated(champion?.questions, 'champion', 'questions'),
    ...repeated(progress?.measures, 'progress', 'measures'),
    ...repeated(progress?.milestones, 'progress', 'milestones'),
  ];
};

const otherIsReserved: DocumentRule = (document) =>
  document.survey?.issues.some(({ id }) => id === 'other')
    ? [
        schemaProblem(
          document,
          ['survey', 'issues'],
          'reserved',
          'must not list "other": it is always asked',
        ),
      ]
    : [];

/** Every choice has exactly one list of options; a question without choices has no list. */
const choicesFitQuestions: DocumentRule = (document) =>
  (['survey', 'champion'] as const).flatMap((section) =>
    (document[section]?.questions ?? []).flatMap(({ kind, choices }, at) => {
      const path = [section, 'questions', at, 'choices'];
      const ids = choices?.map(({ id }) => id) ?? [];
      const repeated = ids.find((id, place) => ids.indexOf(id) !== place);
      if (repeated !== undefined)
        return [schemaProblem(document, path, 'duplicate', `repeats the id "${repeated}"`)];
      if (hasChoices(kind) === (choices !== undefined)) return [];
      return choices
        ? [schemaProblem(document, path, 'format', `must be left out where "kind" is "${kind}"`)]
        : [schemaProblem(document, path, 'required', `must be given where "kind" is "${kind}"`)];
    }),
  );

const goalsRise: DocumentRule = (document) =>
  (document.progress?.measures ?? []).flatMap(({ goal, stretch = [] }, at) =>
    stretch.every((target, n) => target > (stretch[n - 1] ?? goal ?? Infinity))
      ? []
      : [
          schemaProblem(
            document,
            ['progress', 'measures', at, 'stretch'],
            'order',
            'must rise from the goal',
          ),
        ],
  );

/** No name may be kept without consent: each form that asks for a name shows a statement for it. */
const keepComesFirst: DocumentRule = (document) => {
  const { survey, champion } = document;
  const kinds = [
    ...(survey?.contactStep ? (['contact'] as const) : []),
    ...(champion ? (['champion-signup'] as const) : []),
  ];
  return kinds
    .filter((kind) => consentsFor(document, kind)[0]?.channel !== 'keep')
    .map((kind) =>
      schemaProblem(
        document,
        ['consents'],
        'required',
        `must first hold a statement with the channel "keep" for a ${kind}: ` +
          'no name may be kept without one',
      ),
    );
};

const statementsAreShort: DocumentRule = (document) =>
  (document.consents ?? []).flatMap((consent, at) =>
    (['statement', 'organisationStatement'] as const)
      .filter((key) => {
        const text = consent[key] ?? '';
        const wordings = typeof text === 'string' ? [text] : Object.values(text);
        return wordings.some((words) => words.length > MAX_STATEMENT_LENGTH);
      })
      .map((key) =>
        schemaProblem(
          document,
          ['consents', at, key],
          'too-long',
          `must have at most ${MAX_STATEMENT_LENGTH} characters`,
        ),
      ),
  );

const firstLanguageIsComplete: DocumentRule = (document) => {
  const [first] = document.languages;
  return offeredLanguages(document)[0] === first
    ? []
    : [
        schemaProblem(
          document,
          ['consents'],
          'language',
          `must have every statement in the first language, "${first}"`,
        ),
      ];
};

const DOCUMENT_RULES = [
  idsAreUnique,
  otherIsReserved,
  choicesFitQuestions,
  goalsRise,
  keepComesFirst,
  statementsAreShort,
  firstLanguageIsComplete,
];

/**
 * The whole campaign document, for servers: the part that widgets read, in its exact form; the
 * part that only an endpoint reads; and the rules between its parts.
 */
export const CampaignDocument = documentKeys.check(({ value, issues }) => {
  for (const rule of DOCUMENT_RULES) issues.push(...rule(value));
});
export type CampaignDocument = z.infer<typeof CampaignDocument>;
