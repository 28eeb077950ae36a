import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type SubmissionContext,
  CampaignDocument,
  checkValue,
  checkAgainstCampaign,
  checkSubmissionForm,
  consentsFor,
  type SubmissionKind,
  readSubmissionForm,
  Submission,
} from '../../src/contract/index.ts';
import { edgbaston, HARBORNE } from './examples.ts';

const document = (changes: object = {}) => {
  const checked = checkValue(CampaignDocument, { ...edgbaston(), ...changes });
  assert.ok(checked.ok);
  return checked.value;
};
const about: SubmissionContext = {
  id: '5f0c2f0e-4b7c-4f55-9f0e-0d7c0f0b7c11',
  answeredAt: '2026-11-21T18:04:05.000Z',
  channel: 'online',
  locale: 'en',
  source: 'clp-site',
  page: 'https://edgbaston.example/survey',
};

function filledIn(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}
const sent = (
  fields: Record<string, string>,
  kind: SubmissionKind = 'issue-response',
  campaign = document(),
  more: Partial<SubmissionContext> = {},
) =>
  JSON.parse(
    JSON.stringify(readSubmissionForm(filledIn(fields), campaign, kind, { ...about, ...more })),
  ) as Record<string, unknown>;

/** What the form's own check says, by place; nothing where all is well. */
const placesIn = (
  fields: Record<string, string>,
  kind: SubmissionKind = 'issue-response',
  campaign = document(),
) => {
  const checked = checkSubmissionForm(
    readSubmissionForm(filledIn(fields), campaign, kind, about),
    campaign,
    kind,
  );
  return checked.ok ? [] : checked.problems.map(({ path, code }) => `${path} ${code}`);
};

const survey = { area: HARBORNE, issue: 'road-surface', other: '', words: 'The hill' };
const person = {
  area: HARBORNE,
  name: 'Amina Begum',
  email: 'amina@residents.example',
  ageConfirmed: 'on',
  'consents-keep': 'on',
};

describe('reading a form', () => {
  it('makes the submission that the contract shows, without what was left empty', () => {
    assert.deepEqual(sent({ ...survey, other: '  ' }), {
      id: about.id,
      kind: 'issue-response',
      campaign: 'edgbaston',
      campaignVersion: 1,
      source: 'clp-site',
      channel: 'online',
      locale: 'en',
      page: 'https://edgbaston.example/survey',
      answeredAt: '2026-11-21T00:00:00.000Z',
      area: { code: HARBORNE, version: '2025-05' },
      answers: { issue: 'road-surface', words: 'The hill' },
      consents: [],
    });
  });

  it('records each statement in the words and language shown, ticked or not', () => {
    const [keep, , email, , , residents] = edgbaston().consents;
    assert.deepEqual(sent(person, 'contact', document(), { locale: 'cy' }).consents, [
      { statement: 'keep', version: 1, locale: 'cy', words: keep?.statement.cy, granted: true },
      { statement: 'email', version: 1, locale: 'cy', words: email?.statement.cy, granted: false },
      {
        statement: 'residents',
        version: 1,
        locale: 'cy',
        words: residents?.statement.cy,
        granted: false,
      },
    ]);
    assert.deepEqual(
      (sent(person, 'contact', document(), { locale: 'pl' }).consents as { locale: string }[]).map(
        ({ locale }) => locale,
      ),
      ['en', 'en', 'en'],
    );
  });

  it('keeps the minute of a sign-up only, and the day of an answer or of a name left after it', () => {
    assert.equal(sent(person, 'champion-signup').answeredAt, about.answeredAt);
    assert.equal(sent(person, 'contact').answeredAt, '2026-11-21T00:00:00.000Z');
    assert.equal(sent(survey).answeredAt, '2026-11-21T00:00:00.000Z');
  });

  it('needs no ward where there is only one', () => {
    const one = document({
      areas: { ...edgbaston().areas, wards: edgbaston().areas.wards.slice(2, 3) },
    });
    assert.deepEqual(sent({ issue: 'road-surface' }, 'issue-response', one).area, {
      code: HARBORNE,
      version: '2025-05',
    });
    assert.deepEqual(sent({ issue: 'road-surface' }).area, { version: '2025-05' });
  });

  it('takes no file for an answer', () => {
    const data = filledIn(survey);
    data.set('words', new File(['x'], 'x.txt'));
    assert.deepEqual(
      (
        readSubmissionForm(data, document(), 'issue-response', about) as {
          answers: { words?: unknown };
        }
      ).answers.words,
      undefined,
    );
  });

  it('shows the statements that a form of its kind asks for', () => {
    assert.deepEqual(
      consentsFor(document(), 'contact').map(({ id }) => id),
      ['keep', 'email', 'residents'],
    );
    assert.deepEqual(
      consentsFor(document(), 'champion-signup').map(({ id }) => id),
      ['keep-champion', 'email', 'phone', 'sms', 'residents'],
    );
    assert.deepEqual(consentsFor(document(), 'issue-response'), []);
  });
});

describe('checking a form', () => {
  it('finds nothing wrong with what an endpoint takes, and cleans what was typed', () => {
    for (const [fields, kind] of [
      [survey, 'issue-response'],
      [person, 'contact'],
      [{ area: 'unknown', issue: 'other', other: ' Noise\u202e ' }, 'issue-response'],
    ] as const) {
      const checked = checkSubmissionForm(
        readSubmissionForm(filledIn(fields), document(), kind, about),
        document(),
        kind,
      );
      assert.ok(checked.ok);
      const arrived = checkValue(Submission, JSON.parse(JSON.stringify(checked.value)));
      assert.ok(arrived.ok, JSON.stringify(arrived));
      assert.deepEqual(checkAgainstCampaign(document(), arrived.value), []);
      assert.deepEqual(
        arrived.value.answers,
        JSON.parse(JSON.stringify(checked.value.answers)),
        'nothing is left to clean',
      );
    }
  });

  it('names what is missing or wrong at the field, in the order of the form', () => {
    assert.deepEqual(placesIn({}), ['area.code required', 'answers.issue required']);
    assert.deepEqual(placesIn({ ...survey, issue: 'other' }), ['answers.other required']);
    assert.deepEqual(placesIn({ ...survey, other: 'Noise' }), ['answers.other two-answers']);
    assert.deepEqual(placesIn({ ...survey, words: 'x'.repeat(1001) }), ['answers.words too-long']);
    assert.deepEqual(placesIn({}, 'contact'), [
      'area.code required',
      'answers.name required',
      'answers.email required',
      'answers.ageConfirmed required',
      'consents.keep required',
    ]);
    assert.deepEqual(placesIn({ ...person, email: 'amina' }, 'contact'), ['answers.email format']);
  });

  it('names all that is wrong with a sign-up together, what is missing twice over too', () => {
    assert.deepEqual(placesIn({}, 'champion-signup'), [
      'answers.name required',
      'answers.ageConfirmed required',
      'answers.email no-contact',
      'consents.keep-champion required',
    ]);
    const organisation = {
      organisation: '',
      organisationKind: '',
      organisationPeople: 'many',
      place: 'x'.repeat(121),
    };
    assert.deepEqual(
      placesIn(
        { area: HARBORNE, oneToOne: 'on', 'consents-keep-champion': 'on', ...organisation },
        'champion-signup',
      ).sort(),
      [
        'answers.ageConfirmed required',
        'answers.email no-contact',
        'answers.name required',
        'answers.oneToOne.place too-long',
        'answers.organisation.kind required',
        'answers.organisation.name required',
        'answers.organisation.people format',
      ],
    );
    const champion = {
      area: HARBORNE,
      name: 'Ada',
      ageConfirmed: 'on',
      inviteCode: 'abcdefgh2345',
      'consents-keep-champion': 'on',
    };
    assert.deepEqual(placesIn({ ...champion, phone: '01632 960 001' }, 'champion-signup'), []);
    assert.deepEqual(
      placesIn({ ...champion, email: 'ada@', phone: 'ring me' }, 'champion-signup'),
      ['answers.email format', 'answers.phone format'],
    );
  });

  it('asks for the statement without which no name may be kept, whatever else is ticked', () => {
    const { 'consents-keep': _, ...unticked } = person;
    assert.deepEqual(placesIn({ ...unticked, 'consents-email': 'on' }, 'contact'), [
      'consents.keep required',
    ]);
  });
});
