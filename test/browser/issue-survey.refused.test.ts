import { expect, html } from '@open-wc/testing';
import { RefusedError } from '../../src/delivery/index.ts';
import { campaign } from './campaigns.ts';
import { place, type Place } from './faults.ts';
import { heard, it, open, type Person, roleOf, text, words, wordsOutbox } from './harness.ts';

const WORDS = 'What would you change, and where? (optional)';
const TOO_LONG = `${WORDS} – Use 500 characters or fewer`;
const refusal = (status: number, ...problems: object[]) => ({
  status,
  body: { title: 'No', status, ...(problems.length && { problems }) },
});
const problem = (path: string, code: string, params?: object) => ({
  path,
  code,
  message: `${path} is not right`,
  params,
});

async function answering(endpoint: Place): Promise<Person> {
  const person = await open(
    html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
  );
  person.answer({ words: 'The hill by the school' });
  person.press('Send my answer');
  await person.sees('This can’t be taken as it is');
  return person;
}

describe('<campaign-issue-survey>: when it is refused', () => {
  for (const status of [409, 413, 415, 422])
    it(`says so, keeps what was typed, and sends the next try under a new id (${status})`, async () => {
      const endpoint = await place(refusal(status), 'receipt');
      const person = await answering(endpoint);
      expect(person.reads())
        .to.contain('What you wrote is still here')
        .and.not.to.contain('Thank you');
      expect(person.data()).to.deep.include({
        area: 'E05011144',
        issue: 'street-lighting',
        words: 'The hill by the school',
      });
      expect(person.names('button')).to.deep.equal(['Send my answer']);
      person.press('Send my answer');
      await person.sees('Thank you. We have your answer');
      const [first, second] = await endpoint.posted();
      expect(second?.id).not.to.equal(first?.id);
      expect({ ...second, id: '', signals: '' }).to.deep.equal({ ...first, id: '', signals: '' });
    });

  it('takes the focus to the reason', async () => {
    const person = await answering(await place(refusal(413)));
    expect(roleOf(person.focused() ?? document.body)).to.equal('alert');
    expect(text(person.focused())).to.match(/^This can’t be taken as it is/);
    await expect(person.widget).to.be.accessible();
  });

  it('tells the page, with the status and nothing of the answer', async () => {
    const endpoint = await place(refusal(409));
    await answering(endpoint);
    const [, refused] = heard();
    expect(refused?.type).to.equal('campaign-refused');
    const told = Object.fromEntries(
      Object.entries(refused ?? {}).filter(
        ([key, value]) => key !== 'isTrusted' && value !== undefined,
      ),
    );
    expect(told).to.deep.equal({
      kind: 'issue-response',
      campaign: 'edgbaston',
      id: (await endpoint.posted())[0]?.id,
      status: 409,
    });
  });

  it('says who is to be told where the page may not send', async () => {
    const person = await answering(await place(refusal(403)));
    expect(person.summary()).to.have.length(1);
    expect(person.summary()[0]).to.match(
      /^This page may not send .*What you wrote is still here\. Tell .*owner/,
    );
    await expect(person.widget).to.be.accessible();
  });

  it('is not retried by itself', async () => {
    const endpoint = await place(refusal(422), 'receipt');
    const person = await answering(endpoint);
    dispatchEvent(new Event('online'));
    await person.widget.updateComplete;
    expect(await endpoint.posted()).to.have.length(1);
  });

  it('lays the server’s problems on their fields, as its own', async () => {
    const problems = [
      problem('answers.words', 'too-long', { max: 500 }),
      problem('area.code', 'unknown'),
      problem('answers.issue', 'unknown'),
    ];
    const person = await answering(await place(refusal(422, ...problems)));
    expect(person.summary()).to.deep.equal([words.problems.issue, TOO_LONG, words.problems.area]);
    expect(person.beside()).to.deep.equal({
      'Your ward': `Error: ${words.problems.area}`,
      'What is the one big issue where you live?': `Error: ${words.problems.issue}`,
      [WORDS]: `Error: ${TOO_LONG}`,
    });
    person.find('link', TOO_LONG).click();
    expect(person.hears()).to.equal(`textbox: ${WORDS}`);
    await expect(person.widget).to.be.accessible();
  });

  it('lays a problem of the list’s edition on the ward', async () => {
    const person = await answering(await place(refusal(422, problem('area.version', 'unknown'))));
    expect(person.beside()).to.deep.equal({ 'Your ward': `Error: ${words.problems.area}` });
  });

  it('says something sensible of a problem that it has no words for', async () => {
    const person = await answering(
      await place(refusal(422, problem('answers.words', 'forbidden-words'))),
    );
    expect(person.beside()).to.deep.equal({ [WORDS]: `Error: ${WORDS} – ${words.notTaken}` });
  });

  it('says something sensible of a length that the server does not name', async () => {
    const person = await answering(await place(refusal(422, problem('answers.words', 'too-long'))));
    expect(person.beside()[WORDS])
      .to.match(/^Error: /)
      .and.not.to.contain('NaN');
  });

  it('lists a problem that no field can mend without a link', async () => {
    const person = await answering(
      await place(refusal(422, problem('campaign', 'unknown'), problem('', 'not-json'))),
    );
    expect(person.summary()).to.deep.equal([words.notTaken]);
    expect(person.all('alert')[0]?.querySelector('a')).to.equal(null);
    await expect(person.widget).to.be.accessible();
  });

  it('does not fall over a refusal that is not of the contract’s shape', async () => {
    for (const problems of ['many', [{}], [null], {}, null]) {
      const body = { title: 'No', status: 422, problems };
      const person = await answering(await place({ status: 422, body }));
      expect(person.summary()).to.have.length(1);
    }
  });

  it('says calmly that the campaign has been taken down, and leaves what was typed to be read', async () => {
    const endpoint = await place(refusal(422, problem('campaign', 'withdrawn')));
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer({ words: 'The hill by the school' });
    person.press('Send my answer');
    await person.sees('This campaign has been taken down');
    expect(person.reads()).to.contain(wordsOutbox.withdrawn);
    expect(person.names('button')).to.deep.equal([]);
    expect(person.reads()).not.to.contain('change it');
    expect(person.value('textbox', WORDS)).to.equal('The hill by the school');
    await expect(person.widget).to.be.accessible();
  });

  it('says in Welsh that the campaign has been taken down', async () => {
    const endpoint = await place(refusal(422, problem('campaign', 'withdrawn')));
    const person = await open(
      html`<campaign-issue-survey lang="cy" .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.choose('Eich ward', 'Harborne');
    person.all('radio')[0]?.click();
    person.press('Anfon fy ateb');
    await person.sees('Mae’r ymgyrch hon wedi’i thynnu i lawr');
    expect(person.reads()).to.contain('Nid yw’n derbyn rhagor o atebion');
  });

  it('never shows the developer’s message to the person', async () => {
    const person = await answering(
      await place(
        refusal(422, problem('answers.words', 'odd'), problem('signals.order', 'unknown')),
      ),
    );
    expect(person.reads()).not.to.contain('is not right');
  });

  it('forgets the refusal once the form has problems of its own, and once it is sent', async () => {
    const endpoint = await place(refusal(413), 'receipt');
    const person = await answering(endpoint);
    person.choose('Your ward', 'Choose your ward');
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(person.reads()).not.to.contain('This can’t be taken as it is');
    person.choose('Your ward', 'Quinton');
    person.press('Send my answer');
    await person.sees('Thank you. We have your answer');
  });

  it('takes a refusal from the page’s own way of delivering', async () => {
    const deliver = () =>
      Promise.reject(
        new RefusedError('no', 422, [
          { path: 'answers.words', code: 'too-long', params: { max: 10 }, message: '' },
        ]),
      );
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} .deliver=${deliver}></campaign-issue-survey>`,
    );
    person.answer({ words: 'The hill by the school' });
    person.press('Send my answer');
    await person.sees('This can’t be taken as it is');
    expect(person.beside()).to.deep.equal({
      [WORDS]: `Error: ${WORDS} – Use 10 characters or fewer`,
    });
    expect(heard().map(({ type }) => type)).to.deep.equal(['campaign-submit', 'campaign-refused']);
  });
});
