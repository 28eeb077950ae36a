import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type SubmissionContext,
  CampaignDocument,
  checkValue,
  checkAgainstCampaign,
  checkSubmissionForm,
  readSubmissionForm,
  Submission,
} from '../../src/contract/index.ts';
import {
  champion,
  championConsents,
  edgbaston,
  HARBORNE,
  organisationConsents,
} from './examples.ts';

const document = (changes: object = {}) => {
  const checked = checkValue(CampaignDocument, { ...edgbaston(), ...changes });
  assert.ok(checked.ok, JSON.stringify(checked));
  return checked.value;
};
const about: SubmissionContext = {
  id: '5f0c2f0e-4b7c-4f55-9f0e-0d7c0f0b7c11',
  answeredAt: '2026-11-21T18:04:05.000Z',
  channel: 'online',
  locale: 'en',
};

type Fields = Record<string, string | string[]>;
function filledIn(fields: Fields): FormData {
  const data = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) data.append(name, value);
  return data;
}
const read = (fields: Fields) =>
  JSON.parse(
    JSON.stringify(readSubmissionForm(filledIn(fields), document(), 'champion-signup', about)),
  ) as Record<string, unknown>;
const problemsOf = (fields: Fields) => {
  const checked = checkSubmissionForm(
    readSubmissionForm(filledIn(fields), document(), 'champion-signup', about),
    document(),
    'champion-signup',
  );
  return checked.ok ? [] : checked.problems.map(({ path, code }) => `${path} ${code}`);
};

/** What an endpoint says of a submission: by the contract, then against the campaign. */
const placesIn = (submission: unknown, campaign = document()) => {
  const checked = checkValue(Submission, submission);
  return (checked.ok ? checkAgainstCampaign(campaign, checked.value) : checked.problems).map(
    ({ path, code }) => `${path} ${code}`,
  );
};

const ada: Fields = {
  area: HARBORNE,
  name: ' Ada Okafor ',
  email: 'ada@example.org',
  inviteCode: 'k3m9x2p7q4w8',
  ageConfirmed: 'on',
  'consents-keep-champion': 'on',
};
const everything: Fields = {
  ...ada,
  phone: '07700 900123',
  cares: ['road-safety', 'street-lighting'],
  roles: ['talk', 'lead'],
  oneToOne: 'on',
  days: ['mon', 'sat'],
  parts: ['evening'],
  way: 'in-person',
  place: 'The library',
  language: 'Cymraeg',
  invitedBy: 'b2c3d4e5f6g7',
};
const parish: Fields = {
  organisation: 'St Peter’s',
  organisationKind: 'faith',
  organisationRole: 'Vicar',
  organisationPeople: '120',
  organisationListed: 'on',
};

describe('the form of a champion', () => {
  it('is read into the submission that the contract shows', () => {
    const submission = read(everything);
    assert.deepEqual(submission.answers, {
      name: 'Ada Okafor',
      email: 'ada@example.org',
      ageConfirmed: true,
      phone: '07700 900123',
      cares: ['road-safety', 'street-lighting'],
      roles: ['talk', 'lead'],
      oneToOne: {
        days: ['mon', 'sat'],
        parts: ['evening'],
        way: 'in-person',
        place: 'The library',
      },
      invitedBy: 'b2c3d4e5f6g7',
      inviteCode: 'k3m9x2p7q4w8',
      language: 'Cymraeg',
    });
    assert.equal(submission.answeredAt, about.answeredAt, 'a named entry keeps its minute');
    assert.deepEqual(
      (submission.consents as { statement: string; granted: boolean }[]).map(
        ({ statement, granted }) => `${statement} ${granted}`,
      ),
      ['keep-champion true', 'email false', 'phone false', 'sms false', 'residents false'],
    );
    assert.deepEqual(placesIn(submission), []);
  });

  it('leaves out what nobody filled in, and the wishes of who wants no 1-2-1', () => {
    const { oneToOne: _, ...without } = everything;
    assert.deepEqual(read(ada).answers, {
      name: 'Ada Okafor',
      email: 'ada@example.org',
      ageConfirmed: true,
      roles: [],
      inviteCode: 'k3m9x2p7q4w8',
    });
    assert.ok(!('oneToOne' in (read(without).answers as object)));
    assert.deepEqual(
      (read({ ...ada, oneToOne: 'on' }).answers as { oneToOne: object }).oneToOne,
      {},
    );
  });

  it('is read for an organisation with the person to speak to', () => {
    const answers = read({ ...ada, ...parish }).answers as { organisation: object };
    assert.deepEqual(answers.organisation, {
      name: 'St Peter’s',
      kind: 'faith',
      role: 'Vicar',
      people: 120,
      listed: true,
    });
    const {
      organisationListed: _,
      organisationRole: __,
      organisationPeople: ___,
      ...least
    } = parish;
    assert.deepEqual(
      (read({ ...ada, ...least }).answers as { organisation: object }).organisation,
      { name: 'St Peter’s', kind: 'faith', listed: false },
    );
    assert.deepEqual(placesIn(read({ ...ada, ...parish })), []);
  });

  it('is of an unknown ward where none is chosen', () => {
    const { area: _, ...noWard } = ada;
    assert.deepEqual(problemsOf(noWard), []);
    assert.equal((read(noWard).area as { code: string }).code, 'unknown');
  });

  it('is right with an address or a number, and tells everything else that is missing at once', () => {
    const { email: _, ...noEmail } = ada;
    assert.deepEqual(problemsOf(ada), []);
    assert.deepEqual(problemsOf({ ...noEmail, phone: '+44 7700 900123' }), []);
    assert.deepEqual(problemsOf(everything), []);
    assert.deepEqual(problemsOf({}), [
      'answers.name required',
      'answers.ageConfirmed required',
      'answers.email no-contact',
      'consents.keep-champion required',
    ]);
  });

  it('names a wrong number, address, or count of people', () => {
    for (const phone of [
      '0770 90',
      'call me',
      '07700 900123 ext',
      '1234567890123456',
      '٠٧٧٠٠٩٠٠١٢٣',
    ])
      assert.deepEqual(problemsOf({ ...ada, phone }), ['answers.phone format'], phone);
    for (const phone of [
      '07700 900123',
      '(0121) 496-0000',
      '+44 (0)7700.900.123',
      '0033 1 23 45 67 89',
      '020/79460000',
    ])
      assert.deepEqual(problemsOf({ ...ada, phone }), [], phone);
    assert.deepEqual(problemsOf({ ...ada, email: 'ada' }), ['answers.email format']);
    for (const people of ['0', '-3', '1.5', 'many', '99999999'])
      assert.deepEqual(
        problemsOf({ ...ada, ...parish, organisationPeople: people }),
        ['answers.organisation.people format'],
        people,
      );
    assert.deepEqual(problemsOf({ ...ada, ...parish, organisation: '', organisationKind: '' }), [
      'answers.organisation.name required',
      'answers.organisation.kind required',
    ]);
  });

  it('needs no box but the one without which no name may be kept', () => {
    const { 'consents-keep-champion': _, ...unticked } = ada;
    assert.deepEqual(problemsOf({ ...unticked, 'consents-email': 'on', 'consents-keep': 'on' }), [
      'consents.keep-champion required',
    ]);
  });
});

describe('a champion’s sign-up', () => {
  it('takes names from all over the world, whole', () => {
    for (const name of [
      'A',
      'X Æ A-12',
      'Nguyễn Thị Minh Khai',
      'محمد بن سلمان',
      'אברהם',
      '林',
      'Siân ap Rhŷs',
      '👩‍🌾 Ada',
      'ਗੁਰਪ੍ਰੀਤ ਕੌਰ',
      'x'.repeat(200),
    ]) {
      const checked = checkValue(Submission, champion({}, { name }));
      assert.ok(
        checked.ok &&
          'name' in checked.value.answers &&
          checked.value.answers.name === name.normalize(),
        name,
      );
    }
    assert.deepEqual(placesIn(champion({}, { name: 'x'.repeat(201) })), ['answers.name too-long']);
  });

  it('has an organisation’s consent in its own words, and no champion’s in those', () => {
    const organisation = { name: 'St Peter’s', kind: 'faith', listed: false } as const;
    const { en } = edgbaston().consents.find(({ organisationStatement }) => organisationStatement)
      ?.organisationStatement ?? { en: 'there is none' };
    const { consents } = read({ ...ada, ...parish }) as { consents: { words: string }[] };
    assert.equal(consents[0]?.words, en);
    assert.deepEqual(placesIn(champion({}, { organisation })), []);
    const own = organisationConsents('keep-champion');
    assert.deepEqual(placesIn(champion({ consents: own })), ['consents.0.words changed']);
    const others = championConsents('keep-champion');
    assert.deepEqual(placesIn(champion({ consents: others }, { organisation })), [
      'consents.0.words changed',
    ]);
  });

  it('names what is not of the campaign', () => {
    assert.deepEqual(placesIn(champion()), []);
    assert.deepEqual(placesIn(champion({}, { roles: ['treasurer'] })), ['answers.roles unknown']);
    assert.deepEqual(placesIn(champion({}, { roles: ['talk', 'talk'] })), [
      'answers.roles unknown',
    ]);
    assert.deepEqual(placesIn(champion({}, { cares: ['taxes'] })), ['answers.cares unknown']);
    assert.deepEqual(
      placesIn(
        champion({}, { oneToOne: {} }),
        document({ champion: { ...edgbaston().champion, oneToOne: false } }),
      ),
      ['answers.oneToOne unknown'],
    );
    assert.deepEqual(
      placesIn(
        champion({}, { organisation: { name: 'x', kind: 'faith', listed: false } }),
        document({ champion: { ...edgbaston().champion, organisations: false } }),
      ),
      ['answers.organisation unknown'],
    );
    assert.deepEqual(placesIn(champion({}, { roles: [] }), document({ champion: undefined })), [
      'kind unknown',
    ]);
    assert.deepEqual(placesIn(champion({ consents: championConsents() })), [
      'consents.keep-champion required',
    ]);
  });

  const wrong: [string, object, string][] = [
    ['an invite code that is too short', { inviteCode: 'abc' }, 'answers.inviteCode format'],
    ['an invite code with capitals', { inviteCode: 'K3M9X2P7Q4W8' }, 'answers.inviteCode format'],
    ['an invitation that is no code', { invitedBy: '../../etc' }, 'answers.invitedBy format'],
    ['no invite code', { inviteCode: undefined }, 'answers.inviteCode required'],
    ['a day that is none', { oneToOne: { days: ['someday'] } }, 'answers.oneToOne.days.0 unknown'],
    [
      'an eighth day',
      { oneToOne: { days: Array(8).fill('mon') } },
      'answers.oneToOne.days too_big',
    ],
    [
      'a way of meeting that is none',
      { oneToOne: { way: 'telepathy' } },
      'answers.oneToOne.way unknown',
    ],
    ['a key beside the wishes', { oneToOne: { notes: 'x' } }, 'answers.oneToOne.notes unknown-key'],
    [
      'a kind of organisation that is none',
      { organisation: { name: 'x', kind: 'cult', listed: false } },
      'answers.organisation.kind unknown',
    ],
    ['a date of birth', { dateOfBirth: '1990-01-01' }, 'answers.dateOfBirth unknown-key'],
    ['a membership number', { membership: 'L1234567' }, 'answers.membership unknown-key'],
    ['a postcode', { postcode: 'ZZ17 0DE' }, 'answers.postcode unknown-key'],
    ['a language of half a page', { language: 'x'.repeat(61) }, 'answers.language too-long'],
  ];
  for (const [what, answers, place] of wrong)
    it(`is refused with ${what}, and the place is named`, () => {
      const places = placesIn(champion({}, answers));
      assert.deepEqual(
        places.map((each) => each.split(' ')[0]),
        [place.split(' ')[0]],
      );
      if (!place.endsWith('too_big')) assert.deepEqual(places, [place]);
    });
});
