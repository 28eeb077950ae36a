import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EDIT, fieldsOf, type Fields, openPages } from './editor-pages-harness.ts';
import { form, HTML } from './harness.ts';

interface SavedForm {
  seen: string;
  ids: Record<string, string>;
}

/** The form of a task as a script sends it, again and again. */
async function openForm(task: string) {
  const pages = await openPages();
  const fields = fieldsOf(await pages.page(`${EDIT}/${task}`));
  const send = async (changes: Fields) => {
    Object.assign(fields, changes);
    const entries = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, each]),
    );
    return pages.app.request(`${EDIT}/${task}`, {
      ...form({}, { ...HTML, Accept: 'application/json', Cookie: pages.cookie }),
      body: new URLSearchParams(entries).toString(),
    });
  };
  const keep = async (changes: Fields): Promise<SavedForm> => {
    const response = await send(changes);
    assert.equal(response.status, 200);
    const saved = (await response.json()) as SavedForm;
    Object.assign(fields, { seen: saved.seen, ...saved.ids });
    return saved;
  };
  return { ...pages, send, keep };
}

describe('a form of the editor that a script sends', () => {
  it('is told the ids of new entries, so that each stays one', async () => {
    const { keep, document } = await openForm('issues');
    const { survey } = (await document()) as { survey: { issues: object[] } };
    const name = `survey.issues.${survey.issues.length}`;
    const first = await keep({ [`${name}.label`]: 'Street trees' });
    assert.deepEqual(first.ids, { [`${name}.id`]: 'street-trees' });
    const second = await keep({ [`${name}.label`]: 'More street trees' });
    assert.deepEqual(second.ids, {});
    const after = (await document()) as { survey: { issues: object[] } };
    assert.deepEqual(after.survey.issues, [
      ...survey.issues,
      { id: 'street-trees', label: 'More street trees' },
    ]);
  });

  it('is told the ids of choices inside a new question', async () => {
    const { keep } = await openForm('questions');
    const question = 'survey.questions.0';
    const { ids } = await keep({
      [`${question}.label`]: 'How did you hear of us?',
      [`${question}.kind`]: 'choice',
      [`${question}.choices.0.label`]: 'A friend',
      [`${question}.choices.1.label`]: 'A leaflet',
    });
    assert.deepEqual(Object.keys(ids), [
      `${question}.choices.0.id`,
      `${question}.choices.1.id`,
      `${question}.id`,
    ]);
    assert.deepEqual((await keep({ [`${question}.hint`]: 'One.' })).ids, {});
  });

  it('is refused where somebody else changed the same, and keeps nothing', async () => {
    const { keep, send, document, postForm, page } = await openForm('who');
    await keep({ name: 'Ours' });
    const theirs = fieldsOf(await page(`${EDIT}/who`));
    await postForm(`${EDIT}/who`, { ...theirs, name: 'Theirs' });
    assert.equal((await send({ name: 'Ours again' })).status, 409);
    assert.match(JSON.stringify((await document()).name), /Theirs/);
  });

  it('leaves the pages of other parts without a script', async () => {
    const { app, cookie } = await openForm('who');
    const policyOf = async (path: string) =>
      (await app.request(path, { headers: { ...HTML, Cookie: cookie } })).headers.get(
        'Content-Security-Policy',
      ) ?? '';
    assert.match(await policyOf(`${EDIT}/who`), /script-src 'self';.*connect-src 'self'/);
    for (const path of ['/organiser', EDIT, '/organiser/campaigns/edgbaston'])
      assert.doesNotMatch(await policyOf(path), /script-src/, path);
  });
});
