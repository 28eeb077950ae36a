import * as z from 'zod/mini';
import {
  CampaignAreas,
  Campaign,
  ChampionSection,
  Consent,
  DataController,
  imprintBy,
  LabelledChoice,
  SurveySection,
  CampaignWard,
} from './campaign.ts';
import { schemaProblem } from './check.ts';
import { consentsFor } from './consents.ts';
import { ProgressDefinition } from './progress.ts';
import {
  UtcInstant,
  LanguageTag,
  MAX_STATEMENT_LENGTH,
  WebOrigin,
  ShortId,
  WardCode,
  integerBetween,
} from './strict.ts';
import { SUBMISSION_FORMATS, SUBMISSION_KINDS } from './terms.ts';
import { oneLine, UrlReference } from './text.ts';
import { offeredLanguages } from './wording.ts';

const version = integerBetween(1, 1_000_000);
const name = z.string().check(z.maxLength(100));

const Delivery = z.object({
  format: z.enum(SUBMISSION_FORMATS),
  kinds: z.optional(z.array(z.enum(SUBMISSION_KINDS)).check(z.minLength(1))),
  endpoint: z.optional(UrlReference),
  fields: z.optional(z.record(name, name)),
  tags: z.optional(z.array(name).check(z.maxLength(20))),
  autoresponse: z.optional(z.boolean()),
});

const Body = z.object({ name: oneLine(200), address: oneLine(300) });
export const ImprintBodies = z.object({ promoter: Body, onBehalfOf: z.optional(Body) });
/** As widgets read it, in its exact form. */
export const Imprint = imprintBy(
  (value) => value === 'not-required' || z.safeParse(ImprintBodies, value).success,
);

/** The whole campaign document, as whoever serves one checks it: what widgets read, in its exact form; what only an endpoint reads; and that the parts agree. */
export const CampaignDocument = z
  .extend(Campaign, {
    id: ShortId,
    version,
    languages: z.array(LanguageTag).check(z.minLength(1), z.maxLength(20)),
    opens: z.optional(UtcInstant),
    closes: z.optional(UtcInstant),
    imprint: Imprint,
    controller: z.extend(DataController, { retentionDays: integerBetween(1, 3660) }),
    areas: z.extend(CampaignAreas, {
      wards: z
        .array(z.extend(CampaignWard, { code: WardCode }))
        .check(z.minLength(1), z.maxLength(2000)),
    }),
    consents: z.optional(
      z
        .array(
          z.extend(Consent, {
            id: ShortId,
            version,
            kinds: z.optional(z.array(z.enum(SUBMISSION_KINDS)).check(z.minLength(1))),
          }),
        )
        .check(z.maxLength(20)),
    ),
    minimumAge: z.optional(integerBetween(13, 100)),
    survey: z.optional(
      z.extend(SurveySection, {
        issues: z
          .array(z.extend(LabelledChoice, { id: ShortId }))
          .check(z.minLength(2), z.maxLength(10)),
      }),
    ),
    champion: z.optional(
      z.extend(ChampionSection, {
        roles: z
          .array(z.extend(LabelledChoice, { id: ShortId }))
          .check(z.minLength(1), z.maxLength(20)),
      }),
    ),
    /** Origins that may post; left out, any may. */
    hosts: z.optional(z.array(WebOrigin).check(z.maxLength(500))),
    /** Counted answers that a ward needs before anything of it is published; 5 if left out. */
    publishThreshold: z.optional(integerBetween(1, 1000)),
    /** Where the progress report is read. */
    report: z.optional(UrlReference),
    delivery: z.optional(Delivery),
    /** What a tracker shows: definitions, and never figures. */
    progress: z.optional(ProgressDefinition),
    /** Days for which a widget may keep what waits to be sent; 30 if left out. */
    outboxDays: z.optional(integerBetween(1, 365)),
  })
  .check(({ value, issues }) => {
    const unique = (ids: string[], ...path: string[]) =>
      ids.forEach((id, at) => {
        if (ids.indexOf(id) < at)
          issues.push(schemaProblem(value, [...path, at], 'duplicate', `repeats the id "${id}"`));
      });
    const { consents = [], survey, champion, areas, languages, progress } = value;
    unique(
      areas.wards.map(({ code }) => code),
      'areas',
      'wards',
    );
    unique(
      consents.map(({ id }) => id),
      'consents',
    );
    const asked = survey?.issues.map(({ id }) => id) ?? [];
    unique(asked, 'survey', 'issues');
    if (asked.includes('other'))
      issues.push(
        schemaProblem(
          value,
          ['survey', 'issues'],
          'reserved',
          'must not list "other": it is always asked',
        ),
      );
    unique(champion?.roles.map(({ id }) => id) ?? [], 'champion', 'roles');
    unique(progress?.measures.map(({ id }) => id) ?? [], 'progress', 'measures');
    unique(progress?.milestones?.map(({ id }) => id) ?? [], 'progress', 'milestones');
    progress?.measures.forEach(({ goal, stretch = [] }, at) => {
      if (stretch.some((target, n) => target <= (stretch[n - 1] ?? goal ?? Infinity)))
        issues.push(
          schemaProblem(
            value,
            ['progress', 'measures', at, 'stretch'],
            'order',
            'must rise from the goal',
          ),
        );
    });
    const named = [
      ...(survey?.contactStep ? ['contact' as const] : []),
      ...(champion ? ['champion-signup' as const] : []),
    ];
    for (const kind of named)
      if (consentsFor(value, kind)[0]?.channel !== 'keep')
        issues.push(
          schemaProblem(
            value,
            ['consents'],
            'required',
            `must first hold a statement with the channel "keep" for a ${kind}: no name may be kept without one`,
          ),
        );
    consents.forEach(({ statement }, at) => {
      if (
        Object.values(typeof statement === 'string' ? [statement] : statement).some(
          (words) => words.length > MAX_STATEMENT_LENGTH,
        )
      )
        issues.push(
          schemaProblem(
            value,
            ['consents', at, 'statement'],
            'too-long',
            `must have at most ${MAX_STATEMENT_LENGTH} characters`,
          ),
        );
    });
    if (offeredLanguages(value)[0] !== languages[0])
      issues.push(
        schemaProblem(
          value,
          ['consents'],
          'language',
          `must have every statement in the first language, "${languages[0]}"`,
        ),
      );
  });
export type CampaignDocument = z.infer<typeof CampaignDocument>;
