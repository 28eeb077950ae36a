import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  BallotDefinition,
  BallotSubmission,
  CODE_LETTERS,
  checkLetterOf,
  checkValue,
  checkVoteForm,
  codeMistake,
  normaliseCode,
  type Problem,
  PublicBallot,
  readVoteForm,
  showCode,
} from '../../src/contract/index.ts';
import { CODE, publicBallot, september, vote } from './ballot-examples.ts';
import { HARBORNE } from './examples.ts';

const found = (checked: { ok: true } | { ok: false; problems: Problem[] }): string[] =>
  checked.ok ? [] : checked.problems.map(({ path, code }) => `${path} ${code}`);

describe('the code of a slip', () => {
  it('refuses every single wrong letter, in every place', () => {
    for (const first of ['BCDFGHJKL', 'ZZZZZZZZZ', 'BZBZBZBZB', 'QRSTVWXZB']) {
      const code = first + checkLetterOf(first);
      assert.equal(codeMistake(code), undefined, code);
      for (let at = 0; at < code.length; at++)
        for (const letter of CODE_LETTERS) {
          if (letter === code[at]) continue;
          const wrong = code.slice(0, at) + letter + code.slice(at + 1);
          assert.equal(codeMistake(wrong), 'check-letter', wrong);
        }
    }
  });

  it('refuses nearly every pair of neighbours in the wrong order', () => {
    let missed = 0;
    for (const one of CODE_LETTERS)
      for (const other of CODE_LETTERS) {
        if (one === other) continue;
        const first = `BCDF${one}${other}JKL`;
        const swapped = `BCDF${other}${one}JKL` + checkLetterOf(first);
        if (codeMistake(swapped) === undefined) missed++;
      }
    // Luhn's method cannot tell its first and last letter apart: "BZ" and "ZB".
    assert.equal(missed, 2);
  });

  it('is the same in small letters, with spaces and with any hyphen', () => {
    for (const typed of [
      'bcdfg-hjklg',
      ' BCDFG HJKLG ',
      'BCDFG\u2011HJKLG',
      'bcdfg\u00a0\u2013 hjklg\n',
      'ＢＣＤＦＧ－ＨＪＫＬＧ',
      'b.c.d.f.g.h.j.k.l.g',
    ])
      assert.equal(normaliseCode(typed), CODE, typed);
    assert.equal(showCode(CODE), 'BCDFG-HJKLG');
  });

  it('tells what is missing from what is mistyped', () => {
    assert.equal(codeMistake(''), 'required');
    assert.equal(codeMistake('BCDFG'), 'format');
    assert.equal(codeMistake('ACDFGHJKLG'), 'format');
    assert.equal(codeMistake(`${CODE}B`), 'format');
    assert.equal(codeMistake('BCDFGHJKLM'), 'check-letter');
  });
});

describe('the definition of a ballot', () => {
  const problemsOf = (changes: object) =>
    found(checkValue(BallotDefinition, { ...september(), ...changes }));

  it('is right in the example, for the server and for a page', () => {
    assert.deepEqual(problemsOf({}), []);
    assert.ok(checkValue(PublicBallot, publicBallot()).ok);
  });

  it('has at most one contest for a ward', () => {
    const [first, second] = september().contests;
    assert.deepEqual(
      problemsOf({ contests: [first, { ...second, wards: [HARBORNE] }], events: [] }),
      ['contests.1.wards.0 duplicate'],
    );
  });

  it('offers two to eight issues, each once, and never "none" among them', () => {
    const [first] = september().contests;
    const options = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ id: `issue-${at}`, label: 'An issue' }));
    const withOptions = (list: object[]) =>
      problemsOf({ contests: [{ ...first, options: list }], events: [] });
    assert.deepEqual(withOptions(options(1)), ['contests.0.options format']);
    assert.deepEqual(withOptions(options(8)), []);
    assert.deepEqual(withOptions(options(9)), ['contests.0.options format']);
    assert.deepEqual(withOptions([...options(2), ...options(1)]), [
      'contests.0.options.2.id duplicate',
    ]);
    assert.deepEqual(withOptions([...options(2), { id: 'none', label: 'None' }]), [
      'contests.0.options.2.id reserved',
    ]);
  });

  it('opens before it closes, and closes online no later than in the hall', () => {
    assert.deepEqual(problemsOf({ closes: '2027-09-11T08:00:00Z', onlineCloses: undefined }), [
      'closes order',
    ]);
    assert.deepEqual(problemsOf({ onlineCloses: '2027-09-12T15:30:01Z' }), ['onlineCloses order']);
    assert.deepEqual(problemsOf({ onlineCloses: '2027-09-12T15:30:00Z' }), []);
  });

  it('caps ticks only where several may be ticked', () => {
    assert.deepEqual(problemsOf({ most: 2 }), []);
    assert.deepEqual(problemsOf({ method: 'single', most: 2 }), ['most format']);
  });

  it('sends no ward to an event that has no contest', () => {
    const [event] = september().events ?? [];
    assert.deepEqual(problemsOf({ events: [{ ...event, wards: ['E05000001'] }] }), [
      'events.0.wards unknown',
    ]);
  });
});

describe('a vote', () => {
  it('is right in the example, and holds nothing that the contract does not name', () => {
    assert.deepEqual(found(checkValue(BallotSubmission, vote())), []);
    for (const extra of ['page', 'signals', 'answeredAt', 'assistedBy'])
      assert.deepEqual(found(checkValue(BallotSubmission, { ...vote(), [extra]: 'x' })), [
        `${extra} unknown-key`,
      ]);
  });

  it('has its code normalised, and is refused where a letter is wrong', () => {
    const checked = checkValue(BallotSubmission, vote({ code: 'bcdfg hjklg' }));
    assert.ok(checked.ok);
    assert.equal(checked.value.answers.code, CODE);
    const codes = { '': 'required', BCD: 'format', BCDFGHJKLM: 'check-letter' };
    for (const [code, mistake] of Object.entries(codes))
      assert.deepEqual(found(checkValue(BallotSubmission, vote({ code }))), [
        `answers.code ${mistake}`,
      ]);
  });

  it('needs the declaration', () => {
    const undeclared = vote({ declared: false });
    assert.deepEqual(found(checkValue(BallotSubmission, undeclared)), [
      'answers.declared required',
    ]);
    assert.deepEqual(found(checkVoteForm(publicBallot(), undeclared)), [
      'answers.declared required',
    ]);
  });

  const cases: [string, Parameters<typeof vote>[0], string[]][] = [
    ['one tick', { choices: ['litter'] }, []],
    ['two ticks', { choices: ['litter', 'buses'] }, []],
    ['none of these', { choices: [], none: true }, []],
    ['nothing', { choices: [] }, ['answers.choices required']],
    ['none and a tick', { none: true }, ['answers.choices two-answers']],
    ['an issue of another ward', { choices: ['parks'] }, ['answers.choices unknown']],
    ['an issue twice', { choices: ['litter', 'litter'] }, ['answers.choices unknown']],
    ['too many', { choices: ['road-safety', 'litter', 'buses'] }, ['answers.choices too-many']],
  ];
  for (const [what, answers, problems] of cases)
    it(`is checked against its contest: ${what}`, () => {
      assert.deepEqual(
        found(checkVoteForm({ ...publicBallot(), most: 2 }, vote(answers))),
        problems,
      );
    });

  it('has one tick where one is asked for', () => {
    const single = { ...september(), method: 'single' as const };
    assert.deepEqual(found(checkVoteForm(single, vote({ choices: ['litter', 'buses'] }))), [
      'answers.choices too-many',
    ]);
  });

  it('is for a ward of the ballot', () => {
    for (const [code, problem] of [
      ['', 'required'],
      ['unknown', 'unknown'],
      ['outside', 'unknown'],
      ['E05000001', 'unknown'],
    ] as const)
      assert.deepEqual(
        found(checkVoteForm(publicBallot(), vote({}, { area: { code, version: '2025-05' } }))),
        [`area.code ${problem}`],
      );
  });

  const campaign = { version: 4, areas: { version: '2025-05', wards: [] } };
  const read = (fields: [string, string][], ballot = september()) => {
    const data = new FormData();
    for (const [name, value] of fields) data.append(name, value);
    return readVoteForm(data, campaign, ballot, {
      id: '00000000-0000-4000-8000-000000000000',
      channel: 'online',
      locale: 'cy',
    });
  };

  it('is read from the flat fields of a form', () => {
    const read1 = read([
      ['code', ' bcdfg-hjklg '],
      ['area', HARBORNE],
      ['choices', 'litter'],
      ['choices', 'buses'],
      ['declared', 'on'],
    ]);
    assert.deepEqual(read1, {
      id: '00000000-0000-4000-8000-000000000000',
      kind: 'ballot',
      campaign: 'edgbaston',
      campaignVersion: 4,
      ballot: 'september',
      ballotVersion: 1,
      channel: 'online',
      locale: 'cy',
      area: { code: HARBORNE, version: '2025-05' },
      answers: { code: CODE, choices: ['litter', 'buses'], none: false, declared: true },
      consents: [],
    });
    assert.deepEqual(found(checkValue(BallotSubmission, read1)), []);
  });

  it('tells what an empty form lacks, in the order of the form', () => {
    assert.deepEqual(found(checkVoteForm(september(), read([]))), [
      'answers.code required',
      'area.code required',
      'answers.declared required',
    ]);
  });

  it('needs no field for the ward where the ballot has one', () => {
    const [contest] = september().contests;
    assert.ok(contest);
    const one = september({ contests: [contest], events: [] });
    assert.equal(read([], one).area.code, HARBORNE);
  });
});
