import * as z from 'zod/mini';
import {
  Areas,
  Campaign,
  Champion,
  Consent,
  Controller,
  imprintBy,
  Issue,
  Survey,
  Ward,
} from './campaign.ts';
import { raise } from './check.ts';
import { consentsFor } from './consents.ts';
import { ProgressDefinition } from './progress.ts';
import {
  Instant,
  LanguageTag,
  LONGEST_STATEMENT,
  Origin,
  Slug,
  WardCode,
  whole,
} from './strict.ts';
import { FORMATS, KINDS } from './terms.ts';
import { oneLine, UrlReference } from './text.ts';
import { offeredLanguages } from './wording.ts';

const version = whole(1, 1_000_000);
const name = z.string().check(z.maxLength(100));

const Delivery = z.object({
  format: z.enum(FORMATS),
  kinds: z.optional(z.array(z.enum(KINDS)).check(z.minLength(1))),
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
    id: Slug,
    version,
    languages: z.array(LanguageTag).check(z.minLength(1), z.maxLength(20)),
    opens: z.optional(Instant),
    closes: z.optional(Instant),
    imprint: Imprint,
    controller: z.extend(Controller, { retentionDays: whole(1, 3660) }),
    areas: z.extend(Areas, {
      wards: z.array(z.extend(Ward, { code: WardCode })).check(z.minLength(1), z.maxLength(2000)),
    }),
    consents: z.optional(
      z
        .array(
          z.extend(Consent, {
            id: Slug,
            version,
            kinds: z.optional(z.array(z.enum(KINDS)).check(z.minLength(1))),
          }),
        )
        .check(z.maxLength(20)),
    ),
    minimumAge: z.optional(whole(13, 100)),
    survey: z.optional(
      z.extend(Survey, {
        issues: z.array(z.extend(Issue, { id: Slug })).check(z.minLength(2), z.maxLength(10)),
      }),
    ),
    champion: z.optional(
      z.extend(Champion, {
        roles: z.array(z.extend(Issue, { id: Slug })).check(z.minLength(1), z.maxLength(20)),
      }),
    ),
    /** Origins that may post; left out, any may. */
    hosts: z.optional(z.array(Origin).check(z.maxLength(500))),
    /** Counted answers that a ward needs before anything of it is published; 5 if left out. */
    publishThreshold: z.optional(whole(1, 1000)),
    /** Where the progress report is read. */
    report: z.optional(UrlReference),
    delivery: z.optional(Delivery),
    /** What a tracker shows: definitions, and never figures. */
    progress: z.optional(ProgressDefinition),
    /** Days for which a widget may keep what waits to be sent; 30 if left out. */
    outboxDays: z.optional(whole(1, 365)),
  })
  .check(({ value, issues }) => {
    const unique = (ids: string[], ...path: string[]) =>
      ids.forEach((id, at) => {
        if (ids.indexOf(id) < at)
          issues.push(raise(value, [...path, at], 'duplicate', `repeats the id "${id}"`));
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
        raise(value, ['survey', 'issues'], 'reserved', 'must not list "other": it is always asked'),
      );
    unique(champion?.roles.map(({ id }) => id) ?? [], 'champion', 'roles');
    unique(progress?.measures.map(({ id }) => id) ?? [], 'progress', 'measures');
    unique(progress?.milestones?.map(({ id }) => id) ?? [], 'progress', 'milestones');
    progress?.measures.forEach(({ goal, stretch = [] }, at) => {
      if (stretch.some((target, n) => target <= (stretch[n - 1] ?? goal ?? Infinity)))
        issues.push(
          raise(value, ['progress', 'measures', at, 'stretch'], 'order', 'must rise from the goal'),
        );
    });
    const named = [
      ...(survey?.contactStep ? ['contact' as const] : []),
      ...(champion ? ['champion-signup' as const] : []),
    ];
    for (const kind of named)
      if (consentsFor(value, kind)[0]?.channel !== 'keep')
        issues.push(
          raise(
            value,
            ['consents'],
            'required',
            `must first hold a statement with the channel "keep" for a ${kind}: no name may be kept without one`,
          ),
        );
    consents.forEach(({ statement }, at) => {
      if (
        Object.values(typeof statement === 'string' ? [statement] : statement).some(
          (words) => words.length > LONGEST_STATEMENT,
        )
      )
        issues.push(
          raise(
            value,
            ['consents', at, 'statement'],
            'too-long',
            `must have at most ${LONGEST_STATEMENT} characters`,
          ),
        );
    });
    if (offeredLanguages(value)[0] !== languages[0])
      issues.push(
        raise(
          value,
          ['consents'],
          'language',
          `must have every statement in the first language, "${languages[0]}"`,
        ),
      );
  });
export type CampaignDocument = z.infer<typeof CampaignDocument>;
