import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  CampaignDocument,
  checkValue,
  checkAgainstCampaign,
  Submission,
} from '../../src/contract/index.ts';
import { answer, consents, contact, edgbaston, HARBORNE } from './examples.ts';

const document = (changes: object = {}) => {
  const checked = checkValue(CampaignDocument, { ...edgbaston(), ...changes });
  assert.ok(checked.ok, JSON.stringify(checked));
  return checked.value;
};

/** Checks as an endpoint does: by the contract first, then against the campaign. */
const placesIn = (submission: unknown, campaign = document()) => {
  const checked = checkValue(Submission, submission);
  assert.ok(checked.ok, JSON.stringify(checked));
  return checkAgainstCampaign(campaign, checked.value).map(({ path, code }) => `${path} ${code}`);
};

describe('a submission against its campaign', () => {
  it('is right where ward, issue and statements are the campaign’s', () => {
    assert.deepEqual(placesIn(answer()), []);
    assert.deepEqual(placesIn(contact()), []);
    assert.deepEqual(placesIn({ ...answer(), answers: { issue: 'other', other: 'Noise' } }), []);
    for (const code of ['unknown', 'outside'])
      assert.deepEqual(placesIn(answer({ area: { code, version: '2025-05' } })), []);
  });

  it('names a ward, and an edition of the wards, of somewhere else', () => {
    assert.deepEqual(placesIn(answer({ area: { code: 'E05000001', version: '2025-05' } })), [
      'area.code unknown',
    ]);
    assert.deepEqual(placesIn(answer({ area: { code: HARBORNE, version: '2024-05' } })), [
      'area.version unknown',
    ]);
  });

  it('names an issue that was not asked, chosen or shown', () => {
    assert.deepEqual(placesIn({ ...answer(), answers: { issue: 'brexit' } }), [
      'answers.issue unknown',
    ]);
    assert.deepEqual(
      placesIn(answer({ signals: { order: ['road-surface', 'other', 'brexit'] } })),
      ['signals.order unknown'],
    );
    assert.deepEqual(placesIn(answer({ signals: { order: ['road-surface', 'other'] } })), []);
    assert.deepEqual(placesIn(answer(), document({ survey: undefined })), [
      'answers.issue unknown',
    ]);
  });

  it('takes no consent beside an anonymous answer', () => {
    assert.deepEqual(placesIn(answer({ consents: consents('keep').slice(0, 1) })), [
      'consents.0.statement unknown',
    ]);
  });

  it('takes no name without the statement that lets it be kept', () => {
    for (const given of [consents(), consents('email'), []])
      assert.deepEqual(placesIn(contact({ consents: given })), ['consents.keep required']);
    assert.deepEqual(placesIn(contact({ consents: consents('keep') })), []);
    assert.deepEqual(
      placesIn(contact({ consents: consents('keep').slice(0, 1) })),
      [],
      'the others may be left out',
    );
  });

  const changed: [string, Parameters<typeof contact>[0], string][] = [
    [
      'words that the campaign never wrote',
      {
        consents: consents('keep').map((each, at) =>
          at === 1 ? { ...each, words: 'Email me about everything.' } : each,
        ),
      },
      'consents.1.words changed',
    ],
    [
      'words of another version',
      { consents: consents('keep').map((each, at) => (at === 1 ? { ...each, version: 2 } : each)) },
      'consents.1.words changed',
    ],
    [
      'words said to be in another language',
      {
        consents: consents('keep').map((each, at) => (at === 1 ? { ...each, locale: 'cy' } : each)),
      },
      'consents.1.words changed',
    ],
    [
      'a language that the statement is not written in',
      {
        consents: consents('keep').map((each, at) => (at === 1 ? { ...each, locale: 'pl' } : each)),
      },
      'consents.1.words changed',
    ],
    [
      'a statement that nobody asked',
      {
        consents: [
          ...consents('keep'),
          { statement: 'sms', version: 1, locale: 'en', words: 'Text me.', granted: true },
        ],
      },
      'consents.3.statement unknown',
    ],
    [
      'a statement twice',
      { consents: [...consents('keep'), ...consents('email').slice(1, 2)] },
      'consents.3.statement unknown',
    ],
  ];
  for (const [what, changes, place] of changed)
    it(`refuses ${what}`, () => assert.deepEqual(placesIn(contact(changes)), [place]));

  it('takes a statement in the language in which it was shown', () => {
    const welsh = edgbaston()
      .consents.filter(({ id }) => ['keep', 'email', 'residents'].includes(id))
      .map(({ id, version, statement }) => ({
        statement: id,
        version,
        locale: 'cy',
        words: statement.cy,
        granted: id === 'keep',
      }));
    assert.deepEqual(placesIn(contact({ locale: 'cy', consents: welsh })), []);
  });

  it('knows a statement again that stands untidily in the document', () => {
    const untidy = edgbaston();
    const [first] = untidy.consents;
    if (first)
      first.statement = {
        en: ` I consent:\r\n\tkeep my\u00a0name. \u200e`,
        cy: 'Rwy’n cydsynio i gadw fy nhŷ.'.normalize('NFD'),
      };
    const campaign = document(untidy);
    for (const locale of ['en', 'cy'] as const) {
      const given = untidy.consents
        .filter(({ id }) => ['keep', 'email', 'residents'].includes(id))
        .map(({ id, version, statement }) => ({
          statement: id,
          version,
          locale,
          words: statement[locale],
          granted: true,
        }));
      assert.deepEqual(placesIn(contact({ consents: given }), campaign), []);
    }
  });

  it('names everything that is wrong, in the order of the form', () => {
    assert.deepEqual(
      placesIn(contact({ area: { code: 'E05000001', version: '1974' }, consents: [] })),
      ['area.code unknown', 'area.version unknown', 'consents.keep required'],
    );
  });
});
