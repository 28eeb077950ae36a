import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  CampaignDocument,
  checkAgainstCampaign,
  checkSubmissionForm,
  checkValue,
  readCampaign,
  readSubmissionForm,
  Submission,
} from '../../src/contract/index.ts';
import { answer, champion, edgbaston, HARBORNE } from './examples.ts';

const HEARD = {
  id: 'heard',
  kind: 'choice',
  label: { en: 'How did you hear of us?', cy: 'Sut clywsoch chi amdanom?' },
  required: true,
  choices: [
    { id: 'friend', label: 'A friend' },
    { id: 'leaflet', label: 'A leaflet' },
  ],
};
const TRAVEL = { ...HEARD, id: 'travel', kind: 'choices', required: false };
const STREET = { id: 'street', kind: 'text', label: 'Your street' };
const YEARS = { id: 'years', kind: 'number', label: 'Years here' };
const QUESTIONS = [HEARD, TRAVEL, STREET, YEARS];

const asking = (questions: object[] = QUESTIONS) => {
  const { survey, champion, ...rest } = edgbaston();
  return { ...rest, survey: { ...survey, questions }, champion: { ...champion, questions } };
};

const document = (questions?: object[]) => {
  const checked = checkValue(CampaignDocument, asking(questions));
  assert.ok(checked.ok, JSON.stringify(checked));
  return checked.value;
};

const documentProblems = (questions: object[]) => {
  const checked = checkValue(CampaignDocument, asking(questions));
  return checked.ok ? [] : checked.problems.map(({ path, code }) => `${path} ${code}`);
};

describe('a campaign’s own questions in its document', () => {
  it('are at most five, of four kinds', () => {
    assert.deepEqual(documentProblems(QUESTIONS), []);
    const six = [0, 1, 2, 3, 4, 5].map((at) => ({ ...STREET, id: `street-${at}` }));
    assert.deepEqual(documentProblems(six), [
      'survey.questions format',
      'champion.questions format',
    ]);
    assert.deepEqual(documentProblems([{ ...STREET, kind: 'date' }]), [
      'survey.questions.0.kind format',
      'champion.questions.0.kind format',
    ]);
  });

  it('have ids of their own, and so have the choices of one', () => {
    assert.deepEqual(documentProblems([STREET, { ...YEARS, id: 'street' }]).slice(0, 1), [
      'survey.questions.1 duplicate',
    ]);
    const [friend] = HEARD.choices;
    assert.deepEqual(documentProblems([{ ...HEARD, choices: [friend, friend] }]).slice(0, 1), [
      'survey.questions.0.choices duplicate',
    ]);
  });

  it('list their choices where something is chosen, and there only', () => {
    const { choices: _, ...bare } = HEARD;
    assert.deepEqual(documentProblems([bare]).slice(0, 1), ['survey.questions.0.choices required']);
    assert.deepEqual(documentProblems([{ ...STREET, choices: HEARD.choices }]).slice(0, 1), [
      'survey.questions.0.choices format',
    ]);
  });
});

describe('an answer to a campaign’s own questions', () => {
  const problemsOf = (more: unknown, questions?: object[]) => {
    const given = answer();
    const checked = checkValue(Submission, { ...given, answers: { ...given.answers, more } });
    return checked.ok
      ? checkAgainstCampaign(document(questions), checked.value).map(
          ({ path, code }) => `${path} ${code}`,
        )
      : checked.problems.map(({ path, code }) => `${path} ${code}`);
  };

  it('is taken where each is of its question’s kind', () => {
    const more = {
      heard: ['leaflet'],
      travel: ['friend', 'leaflet'],
      street: 'The hill',
      years: 0,
    };
    assert.deepEqual(problemsOf(more), []);
    assert.deepEqual(problemsOf({ heard: ['friend'] }), []);
  });

  it('is refused with the question that it does not fit', () => {
    assert.deepEqual(problemsOf({ heard: 'friend' }), ['answers.more.heard format']);
    assert.deepEqual(problemsOf({ heard: ['friend', 'leaflet'] }), ['answers.more.heard format']);
    assert.deepEqual(problemsOf({ heard: ['radio'] }), ['answers.more.heard format']);
    const twice = { heard: ['friend'], travel: ['friend', 'friend'] };
    assert.deepEqual(problemsOf(twice), ['answers.more.travel format']);
    assert.deepEqual(problemsOf({ heard: ['friend'], street: 3 }), ['answers.more.street format']);
    assert.deepEqual(problemsOf({ heard: ['friend'], years: 'ten' }), [
      'answers.more.years format',
    ]);
  });

  it('names a question that this version does not ask, also one that every object seems to have', () => {
    assert.deepEqual(problemsOf({ heard: ['friend'], age: 7 }), ['answers.more.age unknown']);
    assert.deepEqual(problemsOf({ constructor: 7 }, [STREET]), [
      'answers.more.constructor unknown',
    ]);
    assert.deepEqual(problemsOf({ street: 'x' }, [STREET]), []);
  });

  it('needs what is required, unless an older script never showed the questions', () => {
    assert.deepEqual(problemsOf({}), ['answers.more.heard required']);
    assert.deepEqual(problemsOf({ street: 'The hill' }), ['answers.more.heard required']);
    assert.deepEqual(problemsOf(undefined), []);
  });

  it('is bounded before anything is asked of the campaign', () => {
    const six = Object.fromEntries([0, 1, 2, 3, 4, 5].map((at) => [`q-${at}`, at]));
    for (const more of [
      six,
      { street: 'y'.repeat(201) },
      { years: 1_000_001 },
      { years: -1 },
      { years: 1.5 },
      { heard: [] },
      { heard: Array.from({ length: 13 }, (_, at) => `c-${at}`) },
      { 'Not an id': 'x' },
      { street: { deep: true } },
      [],
      'x',
    ])
      assert.notDeepEqual(problemsOf(more), [], JSON.stringify(more).slice(0, 60));
  });

  it('is taken with a sign-up by the same rules', () => {
    const given = champion({}, { more: { heard: ['friend'], years: 12 } });
    const checked = checkValue(Submission, given);
    assert.ok(checked.ok);
    assert.deepEqual(checkAgainstCampaign(document(), checked.value), []);
    assert.deepEqual(
      checkAgainstCampaign(document([STREET]), checked.value).map(({ path }) => path),
      ['answers.more.heard', 'answers.more.years'],
    );
  });
});

describe('a form with a campaign’s own questions', () => {
  const campaign = readCampaign(asking());
  const context = {
    id: '4f8a4c1e-6d0e-4c0a-9a53-2f0a4a1b6c7d',
    answeredAt: '2026-11-21T18:04:05.000Z',
    channel: 'online',
    locale: 'en',
  } as const;
  const check = (...fields: [string, string][]) => {
    const data = new FormData();
    data.append('issue', 'litter');
    data.append('area', HARBORNE);
    for (const [name, value] of fields) data.append(name, value);
    const submission = readSubmissionForm(data, campaign, 'issue-response', context);
    return checkSubmissionForm(submission, campaign, 'issue-response');
  };
  const moreOf = (...fields: [string, string][]) => {
    const checked = check(...fields);
    assert.ok(checked.ok, JSON.stringify(checked));
    return (checked.value.answers as { more?: unknown }).more;
  };

  it('has a field for each, once for every choice', () => {
    assert.deepEqual(
      moreOf(
        ['more-heard', 'leaflet'],
        ['more-travel', 'friend'],
        ['more-travel', 'leaflet'],
        ['more-street', '  The   hill '],
        ['more-years', '12'],
      ),
      { heard: ['leaflet'], travel: ['friend', 'leaflet'], street: 'The hill', years: 12 },
    );
  });

  it('reads a number as it is written in its script, and with commas', () => {
    const years = (typed: string) =>
      (moreOf(['more-heard', 'friend'], ['more-years', typed]) as { years: number }).years;
    for (const typed of ['12345', '12,345', '12 345', '١٢٣٤٥', '۱۲۳۴۵', '১২৩৪৫', '੧੨੩੪੫'])
      assert.equal(years(typed), 12_345, typed);
    assert.equal(years('০৬৭৮৯'), 6789);
    assert.equal(years('12.345'), 12_345, 'as in Romanian');
    assert.equal(years('১,২৩,৪৫৬'), 123_456, 'in lakhs');
  });

  it('takes nothing else for a number', () => {
    for (const typed of ['1.5', '12.50', '1e3', '0x10', '-3', '1,2', '12,,345', 'ten', '1.2345'])
      assert.equal(check(['more-heard', 'friend'], ['more-years', typed]).ok, false, typed);
  });

  it('leaves out what is empty, and says that the questions were shown', () => {
    assert.deepEqual(moreOf(['more-heard', 'friend'], ['more-street', ' ']), { heard: ['friend'] });
  });

  it('says beside which question something is wrong', () => {
    const checked = check(['more-street', 'y'.repeat(201)], ['more-years', '1,5']);
    assert.deepEqual(checked.ok || checked.problems.map(({ path, code }) => `${path} ${code}`), [
      'answers.more.heard required',
      'answers.more.street too-long',
      'answers.more.years format',
    ]);
  });
});
