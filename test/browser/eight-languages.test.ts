import { expect, fixture, html } from '@open-wc/testing';
import { englishChampion } from '../../src/locales/compiled/en-champion.ts';
import { privatePageSpeech } from '../../src/locales/private-page-catalog.ts';
import { progressCatalog } from '../../src/locales/progress-catalog.ts';
import { englishMessages, widgetMessages } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/locales/languages.ts';
import { directionOf } from '../../src/widgets/message-loader.ts';
import { place } from './faults.ts';
import { report } from './tracker.ts';
import { EIGHT_LANGUAGES, eightLanguageCampaign } from './eight-languages.ts';
import { it, open, until } from './harness.ts';

const OTHERS = EIGHT_LANGUAGES.filter((language) => language !== 'en');

describe('A campaign in eight languages', () => {
  it('can be read in each of them, wherever the widgets speak', () => {
    for (const { spoken } of [widgetMessages, progressCatalog, privatePageSpeech])
      expect([...spoken].sort()).to.deep.equal([...EIGHT_LANGUAGES].sort());
  });

  for (const language of OTHERS) {
    const { direction, name } = LANGUAGES[language] ?? { direction: '', name: '' };

    it(`asks its survey in ${name}, written in its direction, with nothing in English`, async () => {
      const messages = await widgetMessages.load(language);
      const person = await open(
        html`<campaign-issue-survey lang=${language} .campaign=${eightLanguageCampaign()}></campaign-issue-survey>`,
      );
      await person.sees(messages.survey.send);
      const base = person.root.querySelector('[part~="base"]');
      expect([base?.getAttribute('lang'), base?.getAttribute('dir')]).to.deep.equal([
        language,
        direction,
      ]);
      expect(person.reads()).not.to.contain(englishMessages.survey.send);
      expect(person.reads()).not.to.contain(englishMessages.ward.choose);
      expect(person.reads()).not.to.contain(englishMessages.privacy.notice);
      await expect(person.widget).to.be.accessible();
    });

    it(`asks for champions in ${name}`, async () => {
      const messages = await widgetMessages.load(language);
      const person = await open(
        html`<campaign-champion-signup
          lang=${language}
          .campaign=${eightLanguageCampaign()}
        ></campaign-champion-signup>`,
      );
      await person.sees(messages.champion?.reach ?? '');
      expect(person.reads()).not.to.contain(englishChampion.reach);
      await expect(person.widget).to.be.accessible();
    });
  }

  it('knows the direction of a language before its messages are there', () => {
    for (const language of EIGHT_LANGUAGES)
      expect(directionOf(language)).to.equal(LANGUAGES[language]?.direction);
  });

  for (const language of EIGHT_LANGUAGES)
    it(`says in which language the imprint is (${language})`, async () => {
      const { imprint } = await widgetMessages.load(language);
      const figures = await place({ status: 200, body: report({ languages: EIGHT_LANGUAGES }) });
      const [imprintLanguage, lead] =
        language === 'cy' ? ['cy', 'Hyrwyddwyd gan'] : ['en', 'Promoted by'];
      expect(imprint('')).to.contain(lead);
      for (const widget of [
        html`<campaign-issue-survey lang=${language} .campaign=${eightLanguageCampaign()}></campaign-issue-survey>`,
        html`<campaign-progress lang=${language} .campaign=${eightLanguageCampaign({ report: figures.url })}></campaign-progress>`,
      ]) {
        const element = await fixture<HTMLElement>(widget);
        const paragraph = await until(
          () =>
            [
              ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part=small-print] p') ?? []),
            ].find(({ textContent }) => textContent.includes(lead)),
          'there is an imprint',
        );
        expect(paragraph.closest<HTMLElement>('[lang]')?.lang).to.equal(imprintLanguage);
        expect(getComputedStyle(paragraph).direction).to.equal('ltr');
      }
    });

  it('counts in the plurals of each language', async () => {
    const polish = await widgetMessages.load('pl');
    expect(polish.outbox?.waits(1)).to.equal('1 formularz jeszcze niewysłany');
    expect(polish.outbox?.waits(3)).to.equal('3 formularze jeszcze niewysłane');
    expect(polish.outbox?.waits(5)).to.equal('5 formularzy jeszcze niewysłanych');
    const arabic = await widgetMessages.load('ar');
    expect(arabic.outbox?.waits(2)).to.equal('نموذجان لم يُرسلا بعد');
    expect(arabic.outbox?.waits(11)).to.equal('11 نموذجًا لم يُرسل بعد');
  });

  it('keeps a name apart from the direction of the sentence around it', async () => {
    const urdu = await widgetMessages.load('ur');
    expect(urdu.signupThanks?.organisation('St Mary’s')).to.contain('\u2068St Mary’s\u2069');
  });
});
