import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EDIT, openPages } from './editor-pages-harness.ts';
import { publishedAtOnce } from './harness.ts';

const LOOK = `${EDIT}/look`;

describe('the look of a campaign', () => {
  it('is kept in the document, and nothing else of it changes', async () => {
    const { send, document } = await openPages();
    const typed = { 'theme.accent': '0A5', 'theme.onAccent': '#FFF', 'theme.radius': '1em' };
    await send(LOOK, typed);
    const { theme, ...others } = await document();
    assert.deepEqual(theme, { accent: '#00aa55', onAccent: '#ffffff', radius: '1em' });
    assert.deepEqual(others, publishedAtOnce());
    await send(LOOK, { 'theme.accent': '', 'theme.onAccent': '', 'theme.radius': '' });
    assert.equal(JSON.stringify(await document()), JSON.stringify(publishedAtOnce()));
  });

  it('keeps keys that it does not know, and their order', async () => {
    const theme = { logo: 'a.svg', radius: '0', accent: '#0b5394' };
    const { send, document } = await openPages([{ ...publishedAtOnce(), theme }]);
    await send(LOOK, { 'theme.accent': '#00703c' });
    assert.equal(
      JSON.stringify((await document()).theme),
      '{"logo":"a.svg","radius":"0","accent":"#00703c"}',
    );
  });

  it('tells how well its colours can be seen, and offers the nearest that can', async () => {
    const { page, send, document } = await openPages();
    assert.match(await page(LOOK), /The text on the colour: 5\.2 to 1\. Good/);
    await send(LOOK, { 'theme.accent': '#ffdd00' });
    const warned = await page(LOOK);
    assert.match(warned, /The text on the colour: 1\.3 to 1\. Too little: it needs 4\.5 to 1\./);
    assert.match(warned, /is too near to the colour of its text/);
    const [, nearest = ''] = /name="look\.taken"\s+value="(#[0-9a-f]{6})"/.exec(warned) ?? [];
    await send(LOOK, { 'look.taken': nearest });
    assert.deepEqual((await document()).theme, { accent: nearest });
    assert.doesNotMatch(await page(LOOK), /Too little: |look\.taken|to be read/);
  });

  it('comes with the document and the report, once it is published', async () => {
    const { send, get } = await openPages();
    await send(LOOK, { 'theme.accent': '#00703c', 'theme.font': 'system-ui, sans-serif' });
    await send(`${EDIT}/publish`, {});
    const theme = { accent: '#00703c', font: 'system-ui, sans-serif' };
    for (const path of ['/campaigns/edgbaston', '/campaigns/edgbaston/progress'])
      assert.deepEqual(((await (await get(path)).json()) as { theme: object }).theme, theme, path);
  });

  it('is in the preview of the forms and of the tracker', async () => {
    const { send, page } = await openPages();
    await send(LOOK, { 'theme.accent': '#00703c' });
    for (const widget of ['survey', 'progress'])
      assert.match(
        await page(`${EDIT}/preview/frame?widget=${widget}`),
        /"theme":\{"accent":"#00703c"\}/,
      );
  });

  it('is told in words before it is published', async () => {
    const { send, page } = await openPages();
    await send(LOOK, { 'theme.accent': '#00703c' });
    assert.match(await page(`${EDIT}/publish`), /Colour of buttons and bars is new: “#00703c”\./);
  });
});
