import { expect } from '@open-wc/testing';
import { LANGUAGES } from '../../src/locales/languages.ts';
import { progressCatalog } from '../../src/locales/progress-catalog.ts';

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

const formatsOf = async (language: string) => (await progressCatalog.load(language)).formats;

describe('Numbers, days and lists', () => {
  for (const [language, { day, list }] of Object.entries(WRITTEN))
    it(`are written as ${LANGUAGES[language]?.name} has them, in every browser`, async () => {
      const { day: writeDay, list: writeList, number } = await formatsOf(language);
      expect(plain(writeDay(TIME, { timeZone: 'UTC' }))).to.equal(day);
      expect(plain(writeList(NAMES))).to.equal(list);
      expect(number(1_234_567).replaceAll(/[.,\s]/g, '')).to.equal('1234567');
      const moment = writeDay(TIME, { timeZone: 'Europe/London', timeStyle: 'short' });
      expect(plain(moment))
        .to.contain(day)
        .and.to.match(/\b0?2:05|14:05/);
    });

  it('are there for every language', () => {
    expect(Object.keys(WRITTEN)).to.have.members(Object.keys(LANGUAGES));
  });

  it('have every month of a language that a browser lacks', async () => {
    for (const language of ['cy', 'pa']) {
      const { day: writeDay } = await formatsOf(language);
      const months = Array.from({ length: 12 }, (_, month) =>
        writeDay(Date.UTC(2026, month, 1), { timeZone: 'UTC' }),
      );
      expect(new Set(months).size).to.equal(12);
      for (const day of months) expect(day).to.match(/^1 [^\d\s]+ 2026$/);
    }
  });

  it('are lists of one and of none, too', async () => {
    const { list } = await formatsOf('cy');
    expect([[], ['Anna'], ['Anna', 'Ben']].map(list)).to.deep.equal(['', 'Anna', 'Anna a Ben']);
  });
});
