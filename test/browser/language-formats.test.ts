import { expect } from '@open-wc/testing';
import { formatDay, formatList, formatNumber } from '../../src/locales/language-formats.ts';
import { LANGUAGES } from '../../src/locales/languages.ts';
import { widgetMessages } from '../../src/locales/index.ts';

const TIME = '2026-05-09T13:05:00Z';
const NAMES = ['Anna', 'Ben', 'Eva'];

/** What each language writes; engines differ in signs and spaces, which are left out here. */
const WRITTEN: Record<string, { day: string; list: string }> = {
  en: { day: '9 May 2026', list: 'Anna Ben and Eva' },
  cy: { day: '9 Mai 2026', list: 'Anna Ben ac Eva' },
  pl: { day: '9 maja 2026', list: 'Anna Ben i Eva' },
  ro: { day: '9 mai 2026', list: 'Anna Ben și Eva' },
  pa: { day: '9 ਮਈ 2026', list: 'Anna Ben ਅਤੇ Eva' },
  ur: { day: '9 مئی 2026', list: 'Anna Ben اور Eva' },
  bn: { day: '9 মে 2026', list: 'Anna Ben এবং Eva' },
  ar: { day: '9 مايو 2026', list: 'Anna وBen وEva' },
};

const plain = (text: string) => text.replaceAll(/[,،\s]+/g, ' ');

async function writtenLanguage(language: string) {
  return { language, messages: await widgetMessages.load(language) };
}

describe('Numbers, days and lists', () => {
  for (const [language, { day, list }] of Object.entries(WRITTEN))
    it(`are written as ${LANGUAGES[language]?.name} has them, in every browser`, async () => {
      const written = await writtenLanguage(language);
      expect(plain(formatDay(written, TIME, { timeZone: 'UTC' }))).to.equal(day);
      expect(plain(formatList(written, NAMES))).to.equal(list);
      expect(formatNumber(language, 1_234_567).replaceAll(/[.,\s]/g, '')).to.equal('1234567');
      const moment = formatDay(written, TIME, { timeZone: 'Europe/London', hasTime: true });
      expect(plain(moment))
        .to.contain(day)
        .and.to.match(/\b0?2:05|14:05/);
    });

  it('are there for every language', () => {
    expect(Object.keys(WRITTEN)).to.have.members(Object.keys(LANGUAGES));
  });

  it('have every month of a language that a browser lacks', async () => {
    for (const language of ['cy', 'pa']) {
      const written = await writtenLanguage(language);
      const months = Array.from({ length: 12 }, (_, month) =>
        formatDay(written, Date.UTC(2026, month, 1), { timeZone: 'UTC' }),
      );
      expect(new Set(months).size).to.equal(12);
      for (const day of months) expect(day).to.match(/^1 [^\d\s]+ 2026$/);
    }
  });

  it('are lists of one and of none, too', async () => {
    const welsh = await writtenLanguage('cy');
    expect([[], ['Anna'], ['Anna', 'Ben']].map((names) => formatList(welsh, names))).to.deep.equal([
      '',
      'Anna',
      'Anna a Ben',
    ]);
  });
});
