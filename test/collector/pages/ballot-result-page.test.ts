import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostedBallotPhase, loadBallotMessages } from '../../../src/hosted.ts';
import { loadPageLanguage } from '../../../src/collector/pages/page-language.ts';
import { viewPage } from '../../../src/collector/pages/view-page.ts';
import { CampaignDocument, type PublicBallot } from '../../../src/contract/index.ts';
import { result, september } from '../../contract/ballot-examples.ts';
import { edgbaston } from '../../contract/examples.ts';
import { SeenPage } from './page-visitor.ts';

const ballot = (changes: Partial<NonNullable<PublicBallot['result']>> = {}): PublicBallot => ({
  ...september(),
  state: 'corrected',
  result: { ...result(), ...changes },
  earlierResults: [{ ...result(), number: 1, reason: undefined }],
});

/** The page of a ballot, as a browser without scripts has it. */
async function resultPage(shown: PublicBallot, language = 'en'): Promise<SeenPage> {
  const campaign = CampaignDocument.parse(edgbaston());
  const speech = await loadPageLanguage(language, ['en', 'cy', 'ur']);
  const words = await loadBallotMessages(language);
  const page = viewPage(
    { campaign, speech, view: 'ballot', publicUrl: 'https://collector.example' },
    (context) =>
      hostedBallotPhase(context, { campaign, ballot: shown, words }, Date.parse(shown.closes)),
  );
  return new SeenPage(new Response(), String(await page));
}

describe('the result on the page of a ballot', () => {
  it('is told ward by ward, with what was decided and by whom, without a script', async () => {
    const page = await resultPage(ballot());
    assert.equal(page.all('script').length, 0);
    for (const sentence of [
      'People who came or answered chose this. It is not a survey of all residents.',
      'Corrected on 12 September 2027: A box was read twice.',
      'Harborne',
      'Chosen: \u2068Speeding on Harborne Lane\u2069',
      'It is ahead of the next by this many ticks: 9.',
      'Quinton',
      'Chosen: \u2068Rents\u2069',
      'drawn by lot by \u2068Ann, Sam\u2069: folded papers',
      '7 votes here. That is few',
      'St Peter',
      'The result of 12 September 2027, before it was corrected',
    ])
      assert.ok(page.text.includes(sentence), `${sentence} in: ${page.text}`);
    assert.equal(page.all('form').length, 0);
  });

  it('is unfolded, so that it is printed whole, and no ward is cut by a sheet’s end', async () => {
    const page = await resultPage(ballot());
    const isOpen = page
      .all('details')
      .map(({ attrs }) => attrs.some(({ name }) => name === 'open'));
    assert.deepEqual(isOpen, [true, true]);
    assert.match(page.markup, /@media print\s*\{[\s\S]*\[role='group'\][\s\S]*break-inside: avoid/);
  });

  it('has headings in order, and each id once', async () => {
    const page = await resultPage(ballot());
    const ids = [...page.markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
    const levels = [...page.markup.matchAll(/aria-level="(\d)"/g)].map(([, level]) =>
      Number(level),
    );
    assert.equal(levels[0], 2);
    assert.ok(levels.slice(1).every((level) => level === 3));
  });

  it('is told in Urdu from the right', async () => {
    const page = await resultPage(ballot(), 'ur');
    assert.match(page.markup, /<html lang="ur" dir="rtl"/);
    assert.match(page.text, /یہ تمام رہنے والوں کا سروے نہیں ہے۔/);
  });

  it('names no issue of a ward in which too few voted', async () => {
    const few = [{ id: 'quinton', outcome: 'too-few' as const, ballots: 2, chosen: [] }];
    const page = await resultPage({ ...ballot({ few, decisions: [] }), earlierResults: [] });
    assert.match(page.text, /Fewer than 3 votes\./);
    assert.doesNotMatch(page.text, /Rents|The park/);
  });
});
