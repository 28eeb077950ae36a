import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { edgbaston } from '../contract/examples.ts';
import { EDIT, openPages } from './editor-pages-harness.ts';
import { publishedAtOnce } from './harness.ts';

interface Question {
  id: string;
  kind: string;
  label: unknown;
  choices?: { id: string; label: unknown }[];
}
interface Questions {
  survey: { questions: Question[] };
  champion: { questions: Question[] };
}

const HEARD = {
  id: 'heard',
  kind: 'choice',
  label: 'How did you hear of us?',
  choices: [
    { id: 'friend', label: 'A friend' },
    { id: 'leaflet', label: { en: 'A leaflet', cy: 'Taflen' } },
  ],
};

const asking = (questions: object[] = [HEARD]) => {
  const { survey, ...rest } = publishedAtOnce();
  return { ...rest, survey: { ...survey, questions } };
};

const questionsIn = async ({ document }: Awaited<ReturnType<typeof openPages>>) =>
  (await document()) as unknown as Questions;

describe('the campaign’s own questions in the editor', () => {
  it('are written in a form, with ids made of their words', async () => {
    const editor = await openPages();
    const { send, get } = editor;
    const first = await send(`${EDIT}/questions`, {
      'survey.questions.0.label': 'How do you travel?',
      'survey.questions.0.kind': 'choices',
      'survey.questions.0.hint': 'To work or to school',
      'survey.questions.0.required': 'on',
      'survey.questions.0.choices.0.label': 'Bus',
      'survey.questions.0.choices.1.label': 'Bus 2',
      'survey.questions.0.choices.2.label': 'Bus',
    });
    assert.equal(first.to, `${EDIT}/questions?done=saved#done`);
    await send(`${EDIT}/questions`, {
      'survey.questions.1.label': 'How do you travel?',
      'survey.questions.1.kind': 'text',
    });
    await send(`${EDIT}/champions`, {
      'champion.questions.0.label': 'Years here',
      'champion.questions.0.kind': 'number',
    });
    const { survey, champion } = await questionsIn(editor);
    assert.deepEqual(survey.questions, [
      {
        id: 'how-do-you-travel',
        label: 'How do you travel?',
        kind: 'choices',
        hint: 'To work or to school',
        required: true,
        choices: [
          { id: 'bus', label: 'Bus' },
          { id: 'bus-2', label: 'Bus 2' },
          { id: 'bus-3', label: 'Bus' },
        ],
      },
      { id: 'how-do-you-travel-2', label: 'How do you travel?', kind: 'text' },
    ]);
    assert.deepEqual(champion.questions, [
      { id: 'years-here', label: 'Years here', kind: 'number' },
    ]);
    await send(`${EDIT}/publish`, {});
    const served = (await (await get('/campaigns/edgbaston')).json()) as Questions;
    assert.deepEqual(served.survey.questions, survey.questions);
  });

  it('have room for five, and each for twelve choices', async () => {
    const { page, send } = await openPages([
      asking(
        Array.from({ length: 5 }, (_, at) => ({
          ...HEARD,
          id: `q${at}`,
        })),
      ),
    ]);
    const form = await page(`${EDIT}/questions`);
    assert.ok(!form.includes('survey.questions.5.'));
    assert.ok(form.includes('survey.questions.4.choices.4.label'));
    assert.ok(form.length < 60_000, `${form.length}`);
    const many = Object.fromEntries(
      Array.from({ length: 11 }, (_, at) => [
        `survey.questions.0.choices.${at + 2}.label`,
        `C${at}`,
      ]),
    );
    const ids = Object.fromEntries(
      Array.from({ length: 11 }, (_, at) => [`survey.questions.0.choices.${at + 2}.id`, '']),
    );
    const { to } = await send(`${EDIT}/questions`, { ...many, ...ids });
    assert.match(await page(to), /From 2 to 12 things can be chosen from/);
  });

  it('tell at their fields what is missing', async () => {
    const { page, send } = await openPages();
    const { to } = await send(`${EDIT}/questions`, {
      'survey.questions.0.label': 'How did you hear of us?',
      'survey.questions.0.kind': 'choice',
    });
    const form = await page(to);
    const [, field = ''] =
      /href="#([^"]*)">Write at least two things to choose from/.exec(form) ?? [];
    assert.equal(field, 'survey.questions.0.choices');
    assert.ok(form.includes(`id="${field}"`));
  });

  it('ask of reworded ones whether they are the same, and keep the ids and the Welsh of those', async () => {
    const editor = await openPages([asking()]);
    const { send } = editor;
    const asked = await send(`${EDIT}/questions`, {
      'survey.questions.0.label': 'Who told you?',
      'survey.questions.0.choices.1.label': 'A flyer',
    });
    assert.equal(asked.status, 422);
    assert.match(asked.page, /href="#survey\.questions\.0\.meaning"/);
    assert.match(asked.page, /href="#survey\.questions\.0\.choices\.1\.meaning"/);
    const answered = {
      'survey.questions.0.meaning': 'same',
      'survey.questions.0.choices.1.meaning': 'same',
    };
    assert.equal((await send(`${EDIT}/questions`, answered, asked.page)).status, 303);
    assert.deepEqual((await questionsIn(editor)).survey.questions, [
      {
        ...HEARD,
        label: 'Who told you?',
        choices: [HEARD.choices[0], { id: 'leaflet', label: { en: 'A flyer', cy: 'Taflen' } }],
      },
    ]);
  });

  it('that are answered in another way are other questions', async () => {
    const editor = await openPages([
      asking([HEARD, { id: 'street', kind: 'text', label: 'Street' }]),
    ]);
    await editor.send(`${EDIT}/questions`, { 'survey.questions.1.kind': 'number' });
    const { survey } = await questionsIn(editor);
    assert.deepEqual(survey.questions[1], { id: 'street-2', kind: 'number', label: 'Street' });
  });

  it('never come back under the id of one that was taken away, nor do their choices', async () => {
    const editor = await openPages([asking()]);
    const { send } = editor;
    await send(`${EDIT}/questions`, {
      'survey.questions.0.choices.0.remove': 'on',
      'survey.questions.0.choices.2.label': 'The radio',
    });
    await send(`${EDIT}/publish`, {});
    await send(`${EDIT}/questions`, { 'survey.questions.0.choices.2.label': 'Friend' });
    const { survey } = await questionsIn(editor);
    assert.deepEqual(
      survey.questions[0]?.choices?.map(({ id }) => id),
      ['leaflet', 'the-radio', 'friend-2'],
    );
    await send(`${EDIT}/questions`, { 'survey.questions.0.remove': 'on' });
    await send(`${EDIT}/publish`, {});
    await send(`${EDIT}/questions`, {
      'survey.questions.0.label': 'Heard',
      'survey.questions.0.kind': 'text',
    });
    assert.equal((await questionsIn(editor)).survey.questions[0]?.id, 'heard-2');
  });

  it('are told in words when they change, with their choices', async () => {
    const { send, page } = await openPages([asking()]);
    await send(`${EDIT}/questions`, {
      'survey.questions.0.choices.0.label': 'A good friend',
      'survey.questions.0.choices.0.meaning': 'same',
      'survey.questions.1.label': 'Street',
      'survey.questions.1.kind': 'text',
    });
    const publish = await page(`${EDIT}/publish`);
    assert.match(
      publish,
      /Question “How did you hear of us\?”, choice “A good friend”, what can be chosen was “A friend”, and is now “A good friend”\./i,
    );
    assert.match(publish, /Question “Street” is new\./);
  });

  it('are among the texts to translate', async () => {
    const { send, page } = await openPages([asking()]);
    const form = await page(`${EDIT}/languages/cy`);
    assert.match(form, /Question 1, choice 2, what can be chosen/);
    await send(`${EDIT}/languages/cy`, { 'survey.questions.0.choices.0.label': 'Ffrind' });
    const table = await page(`${EDIT}/languages/cy/table.csv`);
    assert.match(table, /survey\.questions\.heard\.choices\.friend\.label,.*,A friend,Ffrind/);
  });

  it('warn of what the law protects, beside the field, and can be published all the same', async () => {
    const { send, page } = await openPages();
    const { to } = await send(`${EDIT}/questions`, {
      'survey.questions.0.label': 'How will you vote?',
      'survey.questions.0.kind': 'text',
    });
    const form = await page(to);
    assert.match(form, /href="#survey\.questions\.0\.label">[^<]*how people vote/);
    assert.match(form, /id="survey\.questions\.0\.label-warning">[^<]*explicit consent/);
    assert.match(form, /aria-describedby="survey\.questions\.0\.label-warning"/);
    assert.ok(!form.includes('aria-invalid'));
    assert.match(await page(EDIT), /Further questions<\/a>[^]*?1 thing to look at/);
    const publish = await page(`${EDIT}/publish`);
    assert.match(publish, /Worth a look[^]*#survey\.questions\.0\.label/);
    assert.equal((await send(`${EDIT}/publish`, {})).to, `${EDIT}?done=published&n=2#done`);
  });
});

describe('an entry of a list in a draft', () => {
  it('that has no id, or the id of another, is given one and keeps everything else', async () => {
    const { survey, consents, ...rest } = edgbaston();
    const [keepConsent, ...others] = consents;
    const draft = {
      ...rest,
      consents: [{ ...keepConsent, id: undefined, note: 'kept' }, ...others],
      survey: {
        ...survey,
        issues: [...survey.issues, { id: 'road-surface', label: 'Kerbs', x: 1 }],
      },
    };
    const { app, cookie, send, document } = await openPages([]);
    const body = new FormData();
    body.append('file', new File([JSON.stringify(draft)], 'c.json', { type: 'application/json' }));
    const headers = {
      Accept: 'text/html',
      Cookie: cookie,
      Host: 'localhost',
      Origin: 'http://localhost',
    };
    await app.request('/organiser/campaigns', { method: 'POST', headers, body });
    await send(`${EDIT}/consents`, {});
    await send(`${EDIT}/issues`, {});
    const kept = (await document()) as {
      consents: { id: string; note?: string; kinds?: string[] }[];
      survey: { issues: object[] };
    };
    const [first] = kept.consents;
    assert.match(first?.id ?? '', /^[a-z0-9-]+$/);
    assert.deepEqual([first?.note, first?.kinds], ['kept', keepConsent?.kinds]);
    assert.deepEqual(kept.survey.issues.at(-1), { id: 'kerbs', label: 'Kerbs', x: 1 });
    const once = JSON.stringify(kept);
    await send(`${EDIT}/consents`, {});
    await send(`${EDIT}/issues`, {});
    assert.equal(JSON.stringify(await document()), once);
  });

  it('does not get the id that “something else” has', async () => {
    const { send, document } = await openPages();
    await send(`${EDIT}/issues`, { 'survey.issues.8.label': 'Other' });
    const { survey } = (await document()) as { survey: { issues: { id: string }[] } };
    assert.equal(survey.issues.at(-1)?.id, 'other-2');
  });
});

describe('fields of the editor that hold several values', () => {
  it('take web sites as people write them', async () => {
    const { send, document, page } = await openPages();
    await send(`${EDIT}/pages`, {
      hosts: 'www.example.org/page\nhttps://other.example',
      outboxDays: '7',
    });
    const { hosts, outboxDays } = await document();
    assert.deepEqual(
      [hosts, outboxDays],
      [['https://www.example.org', 'https://other.example'], 7],
    );
    assert.match(await page(`${EDIT}/publish`), /Web sites on which the forms may stand/);
  });

  it('take a unit for one and for more, and goals that rise', async () => {
    const { send, document } = await openPages();
    await send(`${EDIT}/progress`, {
      'progress.measures.0.unit': 'home / homes',
      'progress.measures.0.goal': '10',
      'progress.measures.0.stretch': '20 30',
    });
    const { progress } = (await document()) as {
      progress: { measures: { unit: { en: object }; stretch: number[] }[] };
    };
    assert.deepEqual(progress.measures[0]?.unit.en, { one: 'home', other: 'homes' });
    assert.deepEqual(progress.measures[0].stretch, [20, 30]);
  });

  it('take another body into a consent, and the words for organisations', async () => {
    const { send, document, page } = await openPages();
    await send(`${EDIT}/consents`, {
      'consents.0.organisationStatement': 'We agree that you keep this.',
      'consents.0.controller.name': 'Moseley Forum',
    });
    const { consents } = (await document()) as { consents: Record<string, unknown>[] };
    assert.equal(consents[0]?.organisationStatement, 'We agree that you keep this.');
    assert.deepEqual(consents[0].controller, { name: 'Moseley Forum' });
    assert.match(
      await page(`${EDIT}/consents?check=1`),
      /href="#consents\.0\.controller\.privacyUrl">Fill in: Consent 1, its privacy notice/,
    );
  });
});
