import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CollectorOptions } from '../../../src/collector/index.ts';
import { TextSetter } from '../../../src/collector/pages/picture/lay-out-text.ts';
import {
  coveredText,
  loadPictureFonts,
  plainLine,
} from '../../../src/collector/pages/picture/picture-fonts.ts';
import { makeSharePicture } from '../../../src/collector/pages/picture/share-picture.ts';
import { LANGUAGES, widgetMessages } from '../../../src/hosted.ts';
import { openCollector, publishedAtOnce } from '../harness.ts';
import { SeenPage } from './page-visitor.ts';

const ORIGIN = 'https://collector.example';
const PNG_START = Buffer.from('89504e470d0a1a0a', 'hex');
const MAX_PICTURE_BYTES = 300_000;

async function open(options: Partial<CollectorOptions> = {}) {
  const { get } = await openCollector({ publicUrl: ORIGIN, ...options });
  const see = async (path: string) => {
    const response = await get(path);
    return new SeenPage(response, await response.text());
  };
  return { get, see };
}

const TEXTS = {
  name: 'One big issue, ward by ward',
  purpose: 'What is the one big issue where you live?',
  body: 'Edgbaston Residents',
  imprint: 'Promoted by P. Example of 12 Example Street, Exampleton ZZ1 2AA.',
  direction: 'ltr',
  accent: '#0b5394',
} as const;

const sizeOf = (png: Uint8Array): [width: number, height: number] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe('the picture that goes with a link to a page', () => {
  it('is named in the head of each page, with its words for whoever does not see it', async () => {
    const { get, see } = await open();
    for (const name of ['survey', 'signup', 'results', 'progress']) {
      const page = await see(`/pages/edgbaston/${name}?lang=cy`);
      const address = page.metaContent('og:image');
      assert.ok(address.startsWith(`${ORIGIN}/pages/edgbaston/${name}.png?lang=cy&v=`), address);
      assert.match(page.metaContent('og:image:alt'), /12 Example Street/);
      const picture = await get(address.slice(ORIGIN.length));
      assert.equal(picture.status, 200);
      assert.equal(picture.headers.get('Content-Type'), 'image/png');
      const bytes = new Uint8Array(await picture.arrayBuffer());
      assert.deepEqual(bytes.slice(0, 8), new Uint8Array(PNG_START));
      assert.deepEqual(sizeOf(bytes), [1200, 630]);
      assert.ok(bytes.byteLength < MAX_PICTURE_BYTES);
    }
  });

  it('is another in another language, and is not sent again to whoever has it', async () => {
    const { get } = await open();
    const english = await get('/pages/edgbaston/survey.png?lang=en');
    const welsh = await get('/pages/edgbaston/survey.png?lang=cy');
    const tag = english.headers.get('ETag') ?? '';
    assert.notEqual(welsh.headers.get('ETag'), tag);
    const again = await get('/pages/edgbaston/survey.png?lang=en', { 'If-None-Match': tag });
    assert.equal(again.status, 304);
    const packed = await get('/pages/edgbaston/survey.png?lang=en', { 'Accept-Encoding': 'br' });
    assert.equal(packed.headers.get('Content-Encoding'), null);
    assert.equal(packed.headers.get('ETag'), tag);
  });

  it('is not there for a page that is not there', async () => {
    const { get } = await open();
    assert.equal((await get('/pages/edgbaston/privacy.png')).status, 404);
    const { ballots: _, ...without } = publishedAtOnce();
    const other = await open({ campaigns: [without] });
    assert.equal((await other.get('/pages/edgbaston/ballot.png')).status, 404);
    assert.equal((await get('/pages/elsewhere/survey.png')).status, 404);
  });

  it('is drawn once a language, whatever is asked for in its address', async () => {
    const { get } = await open();
    const english = await get('/pages/edgbaston/survey.png');
    for (const query of [
      'lang=../../etc',
      'lang=xx&lang=cy',
      `lang=${'x'.repeat(5000)}`,
      'v=other&w=100000&h=100000',
    ]) {
      const asked = await get(`/pages/edgbaston/survey.png?${query}`);
      assert.equal(asked.status, 200, query);
      assert.equal(asked.headers.get('ETag'), english.headers.get('ETag'), query);
    }
    for (const query of ['lang=%00', 'v=%E0%A4%A'])
      assert.equal((await get(`/pages/edgbaston/survey.png?${query}`)).status, 400, query);
  });

  it('is left out where the imprint would not be whole in it', async () => {
    const { promoter } = { promoter: { name: 'P. Example', address: '東京都 1' } };
    const { get } = await open({ campaigns: [{ ...publishedAtOnce(), imprint: { promoter } }] });
    assert.equal((await get('/pages/edgbaston/survey.png')).status, 404);
    assert.equal(
      await makeSharePicture({ ...TEXTS, imprint: 'Promoted by P. '.repeat(90) }),
      undefined,
    );
  });

  it('takes texts of any length, and leaves out characters that no font has', async () => {
    for (const text of ['', 'x'.repeat(5000), 'word '.repeat(500), '😀東\u0000\u202e</text>&'])
      assert.deepEqual(
        sizeOf(
          (await makeSharePicture({ ...TEXTS, name: text, purpose: text, body: text })) ??
            new Uint8Array(24),
        ),
        [1200, 630],
      );
  });
});

describe('the fonts of the picture', () => {
  it('have every character of what the widgets say, in every language', async () => {
    const fonts = await loadPictureFonts();
    for (const language of Object.keys(LANGUAGES)) {
      const { survey, of } = await widgetMessages.load(language);
      for (const words of [survey.issue, survey.send, of('Ł ŵ', 'ș')].map(plainLine))
        assert.equal(coveredText(words, fonts), words, language);
    }
  });

  it('join the letters of a script, and set both directions in one line', async () => {
    const setter = new TextSetter(await loadPictureFonts());
    const style = { weight: 'regular', size: 40, maxWidth: 1000 } as const;
    const widthOf = (text: string) => setter.setWhole(text, style, 1)?.[0]?.width ?? 0;
    // Joined letters of Arabic are narrower than letters that stand alone.
    assert.ok(
      widthOf('معامله') < Array.from('معامله').reduce((sum, letter) => sum + widthOf(letter), 0),
    );
    // The vowel sign of Bengali stands before its letter, and takes room of its own.
    assert.ok(widthOf('বিষয়') > widthOf('বষয়'));
    const glyphs = (text: string) =>
      [...(setter.setWhole(text, style, 1)?.[0]?.outlines ?? '').matchAll(/ d="([^"]*)"/g)].map(
        ([, path]) => path,
      );
    const [latin] = glyphs('A');
    // In a sentence from the right, the Latin word that comes last stands at the left.
    assert.equal(glyphs('معامله A')[0], latin);
    assert.equal(glyphs('A معامله')[0], latin);
    assert.notEqual(glyphs('معامله')[0], latin);
  });
});
