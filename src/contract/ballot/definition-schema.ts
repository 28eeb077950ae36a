import * as z from 'zod';
import { schemaProblem } from '../check-value.ts';
import {
  CalendarDay,
  integerBetween,
  ShortId,
  UtcInstant,
  WardCode,
} from '../identifier-schema.ts';
import { localText, oneOf } from '../text/schema.ts';
import { BALLOT_METHODS, BALLOT_ORDERS, BALLOT_WAYS, TIE_RULES } from './vocabulary.ts';

/** The sizes of a ballot; characters of texts in each language. */
export const BALLOT_LIMITS = {
  contests: 200,
  options: 8,
  events: 50,
  leftOut: 50,
  label: 120,
  sentence: 500,
  paragraph: 2000,
} as const;

const label = localText('a text', BALLOT_LIMITS.label);
const sentence = localText('a text', BALLOT_LIMITS.sentence);
const paragraph = localText('a text', BALLOT_LIMITS.paragraph);

export const BallotOption = z.strictObject({
  id: ShortId,
  label,
  /** Why it is on the ballot: "31 of you named it". */
  why: sentence.optional(),
  /** What the campaign would ask for, of whom, by when. */
  ask: sentence.optional(),
});

export const BallotContest = z.strictObject({
  id: ShortId,
  /** What the contest is called, if the names of its wards do not say it. */
  name: label.optional(),
  /** The wards whose residents decide it: 1 to 2,000. */
  wards: z.array(WardCode).min(1).max(2000),
  options: z.array(BallotOption).min(2).max(BALLOT_LIMITS.options),
  /** What many named and is not on the ballot, with the reason. */
  leftOut: z
    .array(z.strictObject({ label, named: integerBetween(0, 1e7).optional(), because: sentence }))
    .max(BALLOT_LIMITS.leftOut)
    .optional(),
});
export type BallotContest = z.infer<typeof BallotContest>;

export const BallotEvent = z.strictObject({
  id: ShortId,
  name: label,
  on: CalendarDay,
  wards: z.array(WardCode).max(2000).optional(),
});

const definitionKeys = z.strictObject({
  format: oneOf(1),
  id: ShortId,
  campaign: ShortId,
  /** It rises with every change before the ballot opens; after that nothing changes. */
  version: integerBetween(1, 1e6),
  title: label,
  method: z.enum(BALLOT_METHODS),
  /** The most ticks of an `approval` ballot; left out, as many as there are issues. */
  most: integerBetween(1, BALLOT_LIMITS.options).optional(),
  tie: z.enum(TIE_RULES),
  /** Ballots that a contest needs before its figures are shown. */
  least: integerBetween(3, 1000),
  order: z.enum(BALLOT_ORDERS),
  opens: UtcInstant,
  closes: UtcInstant,
  /** When codes by email end, and slips that belong to no event; `closes` if left out. */
  onlineCloses: UtcInstant.optional(),
  ways: z.array(z.enum(BALLOT_WAYS)).min(1).max(BALLOT_WAYS.length),
  minimumAge: integerBetween(10, 100).optional(),
  /** What a voter declares; `{ward}` stands for the name of their ward. */
  declaration: sentence,
  /** What the campaign does with the result. */
  decides: paragraph,
  contests: z.array(BallotContest).min(1).max(BALLOT_LIMITS.contests),
  events: z.array(BallotEvent).max(BALLOT_LIMITS.events).optional(),
  /** The ballot whose tie this one settles. */
  runoffOf: ShortId.optional(),
});
type DefinitionKeys = z.infer<typeof definitionKeys>;

type DefinitionRule = (definition: DefinitionKeys) => z.core.$ZodRawIssue[];

const ballotIdsAreUnique: DefinitionRule = (definition) => {
  const repeated = (ids: string[], path: (at: number) => (string | number)[]) =>
    ids.flatMap((id, at) =>
      ids.indexOf(id) === at
        ? []
        : [schemaProblem(definition, path(at), 'duplicate', `repeats "${id}"`)],
    );
  const { contests, events = [] } = definition;
  const wards = contests.flatMap((contest, at) =>
    contest.wards.map((ward, place) => ({ ward, path: ['contests', at, 'wards', place] })),
  );
  return [
    ...repeated(
      contests.map(({ id }) => id),
      (at) => ['contests', at, 'id'],
    ),
    ...repeated(
      wards.map(({ ward }) => ward),
      (at) => wards[at]?.path ?? [],
    ),
    ...contests.flatMap(({ options }, contest) =>
      repeated(
        options.map(({ id }) => id),
        (at) => ['contests', contest, 'options', at, 'id'],
      ),
    ),
    ...repeated(
      events.map(({ id }) => id),
      (at) => ['events', at, 'id'],
    ),
  ];
};

const noneIsReserved: DefinitionRule = (definition) =>
  definition.contests.flatMap(({ options }, contest) =>
    options.flatMap(({ id }, at) =>
      id === 'none'
        ? [
            schemaProblem(
              definition,
              ['contests', contest, 'options', at, 'id'],
              'reserved',
              'must not be "none": "none of these" is always there',
            ),
          ]
        : [],
    ),
  );

const timesAreInOrder: DefinitionRule = (definition) => {
  const { opens, closes, onlineCloses } = definition;
  const isBefore = (earlier: string, later: string) => Date.parse(earlier) < Date.parse(later);
  return [
    ...(isBefore(opens, closes)
      ? []
      : [schemaProblem(definition, ['closes'], 'order', 'must be after it opens')]),
    ...(onlineCloses === undefined ||
    (isBefore(opens, onlineCloses) && !isBefore(closes, onlineCloses))
      ? []
      : [
          schemaProblem(
            definition,
            ['onlineCloses'],
            'order',
            'must be after it opens, and not after it closes',
          ),
        ]),
  ];
};

const mostFitsMethod: DefinitionRule = (definition) =>
  definition.method === 'single' && definition.most !== undefined
    ? [
        schemaProblem(
          definition,
          ['most'],
          'format',
          'must be left out where "method" is "single": one tick is the most',
        ),
      ]
    : [];

const eventsNameWards: DefinitionRule = (definition) => {
  const known = new Set(definition.contests.flatMap(({ wards }) => wards));
  return (definition.events ?? []).flatMap(({ wards = [] }, at) =>
    wards.every((ward) => known.has(ward))
      ? []
      : [
          schemaProblem(
            definition,
            ['events', at, 'wards'],
            'unknown',
            'names a ward that is in no contest',
          ),
        ],
  );
};

const DEFINITION_RULES = [
  ballotIdsAreUnique,
  noneIsReserved,
  timesAreInOrder,
  mostFitsMethod,
  eventsNameWards,
];

/** A ballot that is being written: it may still lack contests, and break rules between its parts. */
export const BallotDraft = definitionKeys.extend({
  contests: z.array(BallotContest).max(BALLOT_LIMITS.contests),
});
export type BallotDraft = z.infer<typeof BallotDraft>;

/** The definition of a ballot in its exact form, for servers. */
export const BallotDefinition = definitionKeys.check(({ value, issues }) => {
  for (const rule of DEFINITION_RULES) issues.push(...rule(value));
});
export type BallotDefinition = z.infer<typeof BallotDefinition>;
