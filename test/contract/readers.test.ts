import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod';
import {
  Campaign,
  ChampionAnswers,
  OneToOne,
  Organisation,
  checkValue,
  checkSubmissionForm,
  type SubmissionKind,
  type Problem,
  BallotList,
  CodeStanding,
  PublicBallot,
  readBallot,
  readBallotList,
  readCampaign,
  readCodeStanding,
  readProblems,
  readReceipt,
  readResults,
  Receipt,
  Refusal,
  Results,
} from '../../src/contract/index.ts';
import { CONTACT_RULE, hasContact } from '../../src/contract/submission/champion-schema.ts';
import {
  ContactAnswers,
  IssueAnswers,
  requireOneAnswer,
} from '../../src/contract/submission/schema.ts';
import { PlainText } from '../../src/contract/text/schema.ts';
import { publicBallot } from './ballot-examples.ts';
import { championConsents, consents, edgbaston } from './examples.ts';

// A page reads a campaign document, a form and an endpoint's answers without schemas
// (`value-readers.ts`). Here each reader is held to its schema: every key of a good value, in turn,
// is left out and set to everything that it might wrongly be, and both must find the same mistakes,
// in the same words, and make the same of what is right.

const WRONG = [
  undefined,
  null,
  true,
  false,
  0,
  1,
  -1,
  NaN,
  Infinity,
  '',
  '  ',
  'x',
  'https://a.example/',
  'javascript:alert(1)',
  'http://a.example/',
  'not-required',
  'y'.repeat(2000),
  ' \u202e ZZ17\t9PL\u200b ',
  'NUL\u0000',
  'half \ud83d',
  'caf\ufffd',
  '\u3164',
  '\u09df'.repeat(150),
  '-oQ/tmp/x@example.org',
  'a@[127.0.0.1]',
  '07700900207.0',
  '\u200e',
  `a${' '.repeat(300)}b`,
  'one\r\ntwo',
  'Ame\u0301lie',
  'other',
  'a@b',
  'ada@example.org',
  '0121 496 0000',
  '+44 121',
  10_000_001,
  [],
  [null],
  ['x'],
  {},
  { en: 'x' },
  { en: '' },
  { format: 'json' },
  { format: 'fax' },
];

/** Each place in a value, outermost first: the keys that lead there. */
const placesIn = (value: unknown): string[][] =>
  typeof value === 'object' && value !== null
    ? [
        [],
        ...Object.entries(value).flatMap(([key, inner]) =>
          placesIn(inner).map((path) => [key, ...path]),
        ),
      ]
    : [[]];

/** The value with another one in that place; with none, where that is undefined. */
function replaced(value: unknown, [key, ...path]: string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string, unknown>;
  const inner = replaced(copy[key], path, by);
  if (inner === undefined && !Array.isArray(copy)) Reflect.deleteProperty(copy, key);
  else copy[key] = inner;
  return copy;
}

/** Calls for the good value, and for each that is wrong in one place. */
function everyMistake(good: unknown, holds: (value: unknown, what: string) => void): number {
  let tried = 0;
  for (const path of placesIn(good))
    for (const by of WRONG) {
      holds(
        replaced(good, path, by),
        `${path.join('.')} = ${(JSON.stringify(by) as string | undefined)?.slice(0, 40) ?? 'left out'}`,
      );
      tried++;
    }
  holds(good, 'as it should be');
  return tried;
}

/** As JSON has it: what is left out is left out, and not undefined. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const said = (read: () => unknown): string => {
  try {
    read();
    return '';
  } catch (failure) {
    return (failure as Error).message;
  }
};

describe('readCampaign', () => {
  const { consents, areas, ...rest } = edgbaston();
  const [ward] = areas.wards;
  const [consent] = consents;
  // Everything that may be there is there once, and there is little of each.
  const full = {
    ...rest,
    delivery: { format: 'form' },
    outboxDays: 14,
    hosts: ['https://residents.example'],
    opens: '2026-11-01T00:00:00Z',
    closes: '2027-11-01T00:00:00Z',
    areas: {
      version: areas.version,
      lookup: '../areas',
      wards: [{ ...ward, group: { en: 'Birmingham', cy: 'Birmingham' } }],
    },
    consents: [
      {
        ...consent,
        kinds: ['contact'],
        organisationStatement: { en: 'We consent.', cy: 'Rydym yn cydsynio.' },
        controller: { name: 'Another body', privacyUrl: 'https://other.example/privacy' },
      },
    ],
    survey: {
      issues: rest.survey.issues.slice(0, 1),
      order: 'random',
      questions: [
        {
          id: 'heard',
          kind: 'choice',
          label: { en: 'How did you hear of us?' },
          hint: 'One of these.',
          required: true,
          choices: [{ id: 'friend', label: 'A friend' }],
        },
      ],
      contactStep: true,
      next: 'We read it.',
    },
    champion: {
      roles: rest.champion.roles.slice(0, 1),
      oneToOne: true,
      organisations: false,
      questions: [{ id: 'hours', kind: 'number', label: 'Hours a month' }],
      next: { en: 'We call you.' },
    },
    theme: { accent: '#0b5394', radius: '0' },
  };

  it('names the same mistakes in the same words as the schema', () => {
    const tried = everyMistake(full, (document, what) => {
      const checked = checkValue(Campaign, document);
      if (checked.ok) assert.deepEqual(plain(readCampaign(document)), plain(checked.value), what);
      else
        assert.equal(
          said(() => readCampaign(document)),
          checked.problems.map(({ message }) => message).join('; '),
          what,
        );
    });
    assert.ok(tried > 1500, `${tried} documents were tried`);
  });

  it('names several at once', () => {
    const { imprint: _, ...document } = {
      ...full,
      endpoint: 'javascript:alert(1)',
      languages: 'en',
    };
    assert.equal(said(() => readCampaign(document)).split('; ').length, 3);
  });

  it('knows every key of the schema', () => {
    assert.deepEqual(
      Object.keys(Campaign._zod.def.shape).filter((key) => !(key in full)),
      [],
    );
  });
});

describe('checkSubmissionForm', () => {
  const campaign = readCampaign(edgbaston());
  // Of each kind's answers what a person types. What they choose from the lists of the form is
  // right by construction, and an endpoint checks it.
  const { shape } = ChampionAnswers;
  const typed = {
    'issue-response': z.object({ ...IssueAnswers.shape, issue: PlainText }).check(requireOneAnswer),
    contact: z.object(ContactAnswers.shape),
    'champion-signup': z
      .looseObject({
        name: shape.name,
        email: shape.email,
        phone: shape.phone,
        oneToOne: z.looseObject({ place: OneToOne.shape.place }).optional(),
        organisation: z
          .looseObject({ ...Organisation.shape, kind: PlainText, listed: z.unknown().optional() })
          .optional(),
        ageConfirmed: shape.ageConfirmed,
        language: shape.language,
      })
      .refine(hasContact, CONTACT_RULE),
  };
  const person = { name: 'Ada Okafor', email: 'ada@example.org', ageConfirmed: true };
  const good: Record<SubmissionKind, object> = {
    'issue-response': {
      area: { code: 'E05011144' },
      answers: { issue: 'other', other: 'The library', words: 'Open it' },
      consents: [],
    },
    contact: { area: { code: 'E05011144' }, answers: person, consents: consents('keep', 'email') },
    'champion-signup': {
      area: { code: 'E05011144' },
      answers: {
        ...person,
        phone: '01632 960 001',
        language: 'Cymraeg',
        roles: ['host'],
        oneToOne: { place: 'At home', days: ['mon'] },
        organisation: { name: 'St Mary', kind: 'faith', role: 'Vicar', people: 80, listed: true },
      },
      consents: championConsents('keep-champion'),
    },
  };

  for (const [kind, form] of Object.entries(good) as [SubmissionKind, object][])
    it(`finds what the schemas find, and cleans as they do: ${kind}`, () => {
      const { consents: given, ...rest } = form as { consents: never[] };
      const schema = z.object({ area: z.object({ code: PlainText }), answers: typed[kind] });
      const tried = everyMistake(rest, (read, what) => {
        // A form has an area and answers, whatever is in them.
        if (!(what.split(' =')[0] ?? '').includes('.')) return;
        const whole = { ...(read as object), consents: given };
        const [ours, theirs] = [
          checkSubmissionForm(whole, campaign, kind),
          checkValue(schema, whole),
        ];
        assert.deepEqual(ours.ok ? [] : ours.problems, theirs.ok ? [] : theirs.problems, what);
        if (ours.ok && theirs.ok)
          assert.deepEqual(plain(ours.value.answers), plain(theirs.value.answers), what);
      });
      assert.ok(tried > 100, `${tried} forms were tried`);
    });

  it('asks for the statements without which a name may not be kept, after all else', () => {
    const checked = checkSubmissionForm(
      { ...good.contact, consents: consents('email'), area: {} },
      campaign,
      'contact',
    );
    const paths = (problems: Problem[]) => problems.map(({ path, code }) => `${path} ${code}`);
    assert.deepEqual(checked.ok || paths(checked.problems), [
      'area.code required',
      'consents.keep required',
    ]);
  });
});

describe('readReceipt, readProblems and readResults', () => {
  const receipt = {
    id: 'one',
    reference: 'BCD-FGH-JKL',
    receivedAt: '2026-11-21T18:04:05.000Z',
    mine: 'https://a.example/mine#key',
  };

  it('take what the schemas take', () => {
    const valueOf = <T>(checked: { ok: true; value: T } | { ok: false }) =>
      checked.ok ? checked.value : undefined;
    const Of = Receipt.extend({ id: z.literal('one') });
    everyMistake(receipt, (answer, what) =>
      assert.deepEqual(readReceipt('one', answer), valueOf(checkValue(Of, answer)), what),
    );
    const refusal = {
      title: 'No',
      problems: [
        {
          path: 'answers.issue',
          code: 'too-long',
          message: 'must be shorter',
          params: { max: 120 },
        },
        { path: '', code: 'x', message: '' },
      ],
    };
    everyMistake(refusal, (answer, what) =>
      assert.deepEqual(
        readProblems(answer),
        valueOf(checkValue(Refusal.pick({ problems: true }), answer))?.problems ?? [],
        what,
      ),
    );
    const results = {
      asOf: '2026-11-21',
      threshold: 5,
      counted: 9,
      areas: [
        {
          code: 'E05011144',
          counted: 9,
          issues: [{ id: 'road-surface', count: 9 }],
          otherIssues: 0,
        },
      ],
      formerNames: {
        wards: [{ code: 'E05000001', name: { en: 'The old ward' } }],
        issues: [{ id: 'canal', label: 'The canal' }],
      },
    };
    const { areas, formerNames } = Results.shape;
    const areaResults = Results.pick({ asOf: true, threshold: true }).extend({
      areas: z.array(areas.element.omit({ questions: true })),
      formerNames: formerNames.unwrap().omit({ questions: true }).optional(),
    });
    everyMistake(results, (answer, what) =>
      assert.deepEqual(readResults(answer), valueOf(checkValue(areaResults, answer)), what),
    );
  });

  it('take no receipt for another submission', () => {
    assert.equal(readReceipt('another', receipt), undefined);
  });
});

describe('readBallot, readBallotList and readCodeStanding', () => {
  const valueOf = <T>(checked: { ok: true; value: T } | { ok: false }) =>
    checked.ok ? checked.value : undefined;

  it('take what the schemas take', () => {
    const tried = everyMistake(publicBallot(), (ballot, what) =>
      assert.deepEqual(readBallot(ballot), valueOf(checkValue(PublicBallot, ballot)), what),
    );
    assert.ok(tried > 3000, `${tried} ballots were tried`);
    const { id, version, state, title, opens, closes, onlineCloses } = publicBallot();
    const list = {
      campaign: 'edgbaston',
      ballots: [{ id, version, state, title, opens, closes, onlineCloses }],
    };
    everyMistake(list, (answer, what) =>
      assert.deepEqual(readBallotList(answer), valueOf(checkValue(BallotList, answer)), what),
    );
    const standing = {
      state: 'unused',
      campaign: 'edgbaston',
      ballot: 'september',
      ward: 'E05011144',
      closes: '2027-09-12T15:30:00Z',
    };
    everyMistake(standing, (answer, what) =>
      assert.deepEqual(readCodeStanding(answer), valueOf(checkValue(CodeStanding, answer)), what),
    );
  });

  it('know every key of the schema', () => {
    assert.deepEqual(
      Object.keys(PublicBallot.shape).filter((key) => !(key in publicBallot())),
      [],
    );
  });
});
