import { expect } from '@open-wc/testing';
import { CODE, ofOneWard, openBallot as twoWards } from '../../stories/ballots.ts';
import { fillVote, openBallot } from './ballots.ts';
import { place } from './faults.ts';
import { descriptionOf, it, until } from './harness.ts';

const SPEEDING = 'Speeding on Harborne Lane';
const WRONG_LETTER = 'A letter in your code is wrong, or two are swapped. Please look at it again';

const refusal = (status: number, path: string, code: string) =>
  place({
    status,
    body: { status, title: 'No', problems: [{ path, code, message: `${path} ${code}` }] },
  });

describe('<campaign-issue-ballot>: what is wrong', () => {
  it('names every missing part, and leads to it', async () => {
    const { person, endpoint } = await openBallot(twoWards);
    person.press('Send my vote');
    await person.sees('There is a problem');
    expect(person.summary()).to.deep.equal([
      'Write the code from your slip or your email',
      'Choose your ward',
      'Tick the box under “Please confirm”, if it is true. Without it your vote can’t count',
    ]);
    expect(person.hears()).to.include('alert');
    person.all('link')[0]?.click();
    expect(person.hears()).to.equal('textbox: Your code');
    expect(await endpoint.seen()).to.deep.equal([]);
  });

  it('says that nothing was ticked', async () => {
    const { person } = await openBallot(ofOneWard);
    fillVote(person, CODE);
    person.press('Send my vote');
    await person.sees('Tick what you vote for, or “None of these”');
  });

  it('tells a wrong letter once the code is left, and never while somebody types', async () => {
    const { person } = await openBallot(ofOneWard);
    const wrong = `${CODE.slice(0, 9)}${CODE.endsWith('B') ? 'C' : 'B'}`;
    await person.type('Your code', wrong);
    expect(person.reads()).not.to.include(WRONG_LETTER);
    await person.keys('Tab');
    await person.sees(WRONG_LETTER);
    const field = person.box('Your code');
    expect(descriptionOf(field)).to.include(WRONG_LETTER);
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    person.fill('Your code', CODE);
    await until(() => !person.reads().includes(WRONG_LETTER), 'nothing is wrong any more');
  });

  it('writes a right code as it stands on the slip', async () => {
    const { person } = await openBallot(ofOneWard);
    await person.type('Your code', CODE.toLowerCase());
    await person.keys('Tab');
    expect(person.value('textbox', 'Your code')).to.equal(`${CODE.slice(0, 5)}-${CODE.slice(5)}`);
  });

  for (const [code, words] of [
    ['unknown', 'We do not know this code. Please look at each letter again'],
    ['void', 'This code no longer counts. If you have a newer one, use that.'],
    ['other-ward', 'This code is for another ward.'],
    ['not-open', 'Voting with this code is not open yet'],
  ] as const)
    it(`says of a code why the endpoint has not taken it: ${code}`, async () => {
      const endpoint = await refusal(422, 'answers.code', code);
      const { person } = await openBallot(ofOneWard, { endpoint });
      fillVote(person, CODE, SPEEDING);
      person.press('Send my vote');
      await person.sees(words);
      expect(person.value('textbox', 'Your code')).to.include(CODE.slice(0, 5));
    });

  it('says of a code that it has been used, and what to do', async () => {
    const endpoint = await refusal(409, 'answers.code', 'code-spent');
    const { person } = await openBallot(ofOneWard, { endpoint });
    fillVote(person, CODE, SPEEDING);
    person.press('Send my vote');
    await person.sees('This code has been used');
    expect(person.reads()).to.include('keep your slip and tell us: hello@edgbaston.example');
    expect(descriptionOf(person.box('Your code'))).to.include('This code has been used');
    expect(person.hears()).to.include('alert');
  });

  it('says that a vote came after the end', async () => {
    const endpoint = await refusal(422, 'ballot', 'closed');
    const { person } = await openBallot(ofOneWard, { endpoint });
    fillVote(person, CODE, SPEEDING);
    person.press('Send my vote');
    await person.sees('Your vote did not reach us in time, so it can’t count.');
  });
});
