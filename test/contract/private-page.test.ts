import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkValue, PrivateRecord, readPrivateRecord } from '../../src/contract/index.ts';
import { edgbaston, HARBORNE } from './examples.ts';

const record = () => ({
  kind: 'champion-signup',
  locale: 'en',
  reference: 'BCD-FGH-JKL',
  receivedAt: '2026-11-22T10:00:00.000Z',
  keptUntil: '2027-11-22',
  campaign: edgbaston(),
  controller: edgbaston().controller,
  area: HARBORNE,
  answers: {
    name: 'Ada Okafor',
    email: 'ada@example.org',
    phone: '07700 900123',
    cares: ['road-safety'],
    roles: ['talk'],
    oneToOne: { days: ['mon'], parts: ['evening'], way: 'phone', place: 'Library' },
    organisation: { name: 'St Mary’s', kind: 'faith', role: 'Warden', people: 9, listed: true },
    language: 'Igbo',
  },
  corrected: ['name'],
  consents: [
    {
      statement: 'email',
      version: 1,
      locale: 'en',
      words: 'Email me.',
      granted: true,
      recordedAt: '2026-11-22T10:00:00.000Z',
      via: 'form',
      keep: false,
    },
  ],
  offers: [
    {
      id: 'residents',
      channel: 'share',
      statement: { en: 'Share it.' },
      version: 1,
      kinds: ['contact'],
      controller: { name: 'Residents', privacyUrl: 'https://residents.example/privacy' },
    },
  ],
  invited: false,
  brought: 0,
  inviteUrl: 'https://residents.example/join?invite=abcdefgh',
  invitation: { firstName: 'Ada', isShown: false },
  copy: { campaign: 'edgbaston' },
});

type Tree = Record<string, unknown>;

/** Every place in a value under these keys, with what is done to it there. */
function* broken(value: Tree, skip: string[] = []): Generator<[string, Tree]> {
  for (const key of Object.keys(value).filter((each) => !skip.includes(each))) {
    const { [key]: inner, ...rest } = value;
    yield [`${key} left out`, rest];
    for (const wrong of [null, 7, 'x', [], {}, true, [null]])
      yield [`${key} = ${JSON.stringify(wrong)}`, { ...rest, [key]: wrong }];
    const isTree = typeof inner === 'object' && inner !== null;
    if (isTree)
      for (const [what, other] of broken(inner as Tree))
        yield [
          `${key}.${what}`,
          { ...rest, [key]: Array.isArray(inner) ? Object.values(other) : other },
        ];
  }
}

describe('readPrivateRecord', () => {
  it('takes what the schema takes, and nothing else', () => {
    let tried = 0;
    for (const [what, wrong] of [
      ['as it should be', record()] as const,
      // The campaign has a reader and a test of its own; the copy is for the person, and nothing
      // reads it.
      ...broken(record(), ['campaign', 'copy']),
    ]) {
      const checked = checkValue(PrivateRecord, wrong);
      const read = readPrivateRecord(wrong);
      assert.equal(read !== undefined, checked.ok, what);
      if (checked.ok) assert.deepEqual(JSON.parse(JSON.stringify(read)), checked.value, what);
      tried += 1;
    }
    assert.ok(tried > 300, `${tried} records were tried`);
  });

  it('takes no page of a captive portal, and no record with a campaign that can’t be read', () => {
    for (const wrong of [undefined, null, '<html>', [], {}, { ...record(), campaign: { id: 'x' } }])
      assert.equal(readPrivateRecord(wrong), undefined);
  });
});
