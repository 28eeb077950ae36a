import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { answer, champion, contact, edgbaston, HARBORNE } from '../contract/examples.ts';
import { form, HTML, openCollector, publishedAtOnce, readMarkup, SITE } from './harness.ts';

describe('every organiser page', () => {
  const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)>'&amp;`;
  const pages = ['', '/words', '/held', '/people', '/people/import', '/embed'];

  /** A campaign and answers in which every text that somebody can write is hostile. */
  const hostile = async () => {
    const document = publishedAtOnce();
    document.name = { en: HOSTILE, cy: HOSTILE };
    document.controller.name = HOSTILE;
    for (const ward of document.areas.wards) ward.name = HOSTILE;
    for (const issue of document.survey.issues) issue.label = { en: HOSTILE, cy: HOSTILE };
    const collector = await openCollector({ campaigns: [document] });
    for (const signals of [{}, { honeypot: 'x' }]) {
      await collector.post(
        answer({
          answers: { issue: 'other', other: HOSTILE, words: `${HOSTILE}\n${HOSTILE}` },
          channel: 'paper',
          assistedBy: HOSTILE,
          signals,
        }),
      );
      await collector.post(answer({ signals }));
    }
    const person = { name: HOSTILE, email: `'onmouseover='x'&@residents.example` };
    assert.equal(
      (await collector.post(contact({ answers: { ...person, ageConfirmed: true } }))).status,
      201,
    );
    assert.equal(
      (
        await collector.post(
          champion(
            { assistedBy: HOSTILE },
            {
              ...person,
              language: HOSTILE.slice(0, 60),
              oneToOne: { place: HOSTILE },
              organisation: { name: HOSTILE, kind: 'faith', role: HOSTILE, listed: true },
            },
          ),
        )
      ).status,
      201,
    );
    const { people } = await collector.store.people.list('edgbaston', { limit: 10 });
    for (const change of [
      { what: 'meeting', state: 'arranged', with: HOSTILE },
      { what: 'training', course: HOSTILE, on: '2026-11-21' },
    ] as const)
      await collector.store.people.change(
        'edgbaston',
        people.map(({ id }) => id),
        change,
        { name: HOSTILE, at: '2026-11-21T10:00:00Z' },
      );
    return {
      ...collector,
      pages: [
        ...pages,
        ...people.flatMap(({ id }) =>
          ['', '/details', '/delete'].map((page) => `/people/${id}${page}`),
        ),
        `/people/record?${people.map(({ id }) => `person=${id}`).join('&')}`,
      ],
    };
  };

  it('shows what people and documents say as text, never as markup', async () => {
    const { organise, pages } = await hostile();
    const shown =
      /&quot;&gt;&lt;script&gt;alert\(&#39;x&#39;\)&lt;\/script&gt;&lt;img src=x onerror=alert\(1\)&gt;&#39;&amp;amp;/g;
    for (const page of pages) {
      const text = await readMarkup(organise(`/campaigns/edgbaston${page}`, { headers: HTML }));
      assert.ok((text.match(shown) ?? []).length >= (/embed|import/.test(page) ? 1 : 2), page);
      const markup = text.replace(/<textarea[\s\S]*?<\/textarea>/g, '');
      assert.doesNotMatch(markup, /<script|<img|"onmouseover|alert\('/, page);
    }
  });

  it('holds no script, no style of its own and nothing from elsewhere', async () => {
    const { organise, app, pages } = await hostile();
    const texts = await Promise.all(
      [
        ...pages.map((page) => organise(`/campaigns/edgbaston${page}`, { headers: HTML })),
        organise('/tokens'),
        organise('/campaigns/nowhere', { headers: HTML }),
        app.request('/organiser', { headers: HTML }),
      ].map(async (page) => readMarkup(page)),
    );
    for (const text of texts) {
      const markup = text.replace(/<textarea[\s\S]*?<\/textarea>/g, '');
      assert.doesNotMatch(markup, /<script|<style|javascript:/i);
      assert.doesNotMatch(markup.replace(/="[^"]*"/g, ''), / style|<[^>]* on\w+/i);
      for (const [, address] of markup.matchAll(/ (?:src|href|action)="([^"]*)"/g))
        assert.match(address ?? '', /^(\/organiser\b|data:,$|#|mailto:|tel:)/);
    }
  });

  it('carries headers that allow nothing but its own sheet and forms', async () => {
    const { app, organise } = await openCollector();
    const responses = [
      await organise('/campaigns/edgbaston'),
      await app.request('/organiser', { headers: HTML }),
      await app.request('/organiser/sign-in', form({ token: 'wrong' })),
      await organise('/campaigns/selly-oak'),
      await app.request('/organiser'),
    ];
    for (const response of responses) {
      assert.equal(
        response.headers.get('Content-Security-Policy'),
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      );
      assert.equal(response.headers.get('X-Frame-Options'), 'DENY');
      assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
    }
  });

  it('has one style sheet, whose address changes with its content and which is kept for good', async () => {
    const { app } = await openCollector();
    const signIn = await readMarkup(app.request('/organiser', { headers: HTML }));
    const [, path = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(signIn) ?? [];
    const sheet = await app.request(path);
    assert.equal(sheet.status, 200);
    assert.match(sheet.headers.get('Content-Type') ?? '', /^text\/css/);
    assert.equal(sheet.headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
    const css = await sheet.text();
    assert.doesNotMatch(css, /url\(|@import/);
    const hash = createHash('sha256').update(css).digest('hex').slice(0, 12);
    assert.equal(path, `/organiser/organiser-${hash}.css`);
  });
});

describe('what an organiser sees', () => {
  it('goes straight to the only campaign, and chooses among several', async () => {
    const one = await openCollector();
    assert.equal(
      (await one.organise('')).headers.get('Location'),
      '/organiser/campaigns/edgbaston/today',
    );
    const two = await openCollector({
      campaigns: [edgbaston(), { ...edgbaston(), id: 'selly-oak', name: 'Selly Oak' }],
    });
    const page = await readMarkup(two.organise(''));
    const bar = /<header>.*?<\/header>/.exec(
      await readMarkup(two.organise('/campaigns/selly-oak')),
    )?.[0];
    assert.match(bar ?? '', /<summary>.*<b>Selly Oak<\/b><\/summary>/);
    assert.match(bar ?? '', /href="\/organiser\/campaigns\/edgbaston\/today">One big issue/);
    assert.match(page, /href="\/organiser\/campaigns\/edgbaston\/today">One big issue/);
    assert.match(page, /href="\/organiser\/campaigns\/selly-oak\/today">Selly Oak/);
  });

  it('finds a page also with a slash at its end', async () => {
    const { organise } = await openCollector();
    for (const path of ['/', '/campaigns/edgbaston/', '/campaigns/edgbaston/words/']) {
      const response = await organise(path);
      assert.equal(response.status, 301, path);
      assert.equal(
        new URL(response.headers.get('Location') ?? '', SITE).pathname,
        `/organiser${path.slice(0, -1)}`,
      );
    }
    assert.equal((await organise('/nothing/')).status, 301);
    assert.equal((await organise('/nothing')).status, 404);
  });

  it('reads results by ward', async () => {
    const { post, organise } = await openCollector();
    for (const issue of ['road-surface', 'road-surface', 'road-safety'])
      await post(answer({ answers: { issue } }));
    const text = await readMarkup(organise('/campaigns/edgbaston'));
    assert.match(text, /<h2>Harborne <small>3 answers<\/small><\/h2>/);
    assert.match(
      text,
      /Pot holes and road repairs<\/th><td class="number">2<\/td><td class="number">67%<\/td>/,
    );
    assert.match(text, /<dt>answers counted<\/dt><dd>3<\/dd>/);
    assert.doesNotMatch(text, /Quinton/);
  });

  it('reads words fifty a page, to the last', async () => {
    const { post, organise } = await openCollector();
    for (let n = 0; n < 120; n++)
      await post(answer({ answers: { issue: 'road-surface', words: `Number ${n}.` } }));
    const seen: string[] = [];
    const sizes: number[] = [];
    let next: string | undefined = '/campaigns/edgbaston/words';
    while (next && sizes.length < 9) {
      const text: string = await readMarkup(organise(next));
      const found = [...text.matchAll(/Number \d+\./g)].map(String);
      sizes.push(found.length);
      seen.push(...found);
      next = /href="\/organiser(\/campaigns\/edgbaston\/words\?after=[^"&]+)"/.exec(text)?.[1];
    }
    assert.deepEqual(sizes, [50, 50, 20]);
    assert.equal(new Set(seen).size, 120);
  });
});

describe('deciding about an answer', () => {
  const one = async () => {
    const collector = await openCollector({ campaigns: [publishedAtOnce()] });
    const { id } = answer();
    await collector.post(answer({ id }));
    const path = `/campaigns/edgbaston/responses/${id}`;
    const results = async () => {
      const { counted, words } = (await (
        await collector.get('/campaigns/edgbaston/results')
      ).json()) as { counted: number; words: { words: string }[] };
      return [counted, words.map((each) => each.words)];
    };
    return { ...collector, id, path, results };
  };

  it('is told beside the answer, also where it has left the page, and counted in the tabs', async () => {
    const { post, organise, id } = await one();
    const heldId = answer().id;
    await post(answer({ id: heldId, signals: { honeypot: 'x' } }));
    const decide = async (decision: string, page: string, about = id) => {
      const back = `/organiser/campaigns/edgbaston/${page}`;
      const path = `/campaigns/edgbaston/responses/${about}`;
      const sent = await organise(path, form({ decision, back }));
      const to = sent.headers.get('Location')?.slice('/organiser'.length) ?? '';
      return readMarkup(organise(to.replace('#done', '')));
    };
    const card = (page: string) =>
      new RegExp(`<li id="${id}">(.*?)</li>`).exec(page)?.[1]?.replace(/<[^>]*>/g, ' ');
    const words = await decide('release', 'words');
    assert.match(card(words) ?? '', /Take back.*These words are public now\./);
    assert.match(words, /To decide <small>1<\/small>/);
    const held = await decide('count', 'held', heldId);
    assert.match(
      held,
      /<li><p class="done" id="done" tabindex="-1" role="status">This answer counts/,
    );
    assert.doesNotMatch(held, /To decide <small>/);
  });

  it('changes the published results at once', async () => {
    const { organise, path, results } = await one();
    const after = [];
    for (const decision of ['release', 'hold', 'count', 'withhold', 'withhold']) {
      assert.equal((await organise(path, form({ decision }))).status, 204);
      after.push(await results());
    }
    assert.deepEqual(after, [
      [1, ['The hill by the school']],
      [0, []],
      [1, ['The hill by the school']],
      [1, []],
      [1, []],
    ]);
  });

  it('works for a script that has the token and no origin', async () => {
    const { organise, path, results } = await one();
    const response = await organise(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'decision=hold',
    });
    assert.equal(response.status, 204);
    assert.deepEqual(await results(), [0, []]);
  });

  it('goes back to the page it was made on, and to no other site', async () => {
    const { organise, id, path } = await one();
    const back = async (to: string) =>
      (await organise(path, form({ decision: 'hold', back: to }))).headers.get('Location');
    assert.equal(
      await back('/organiser/campaigns/edgbaston/words?after=a#abc'),
      `/organiser/campaigns/edgbaston/words?after=a&done=answer-hold&at=${id}#done`,
    );
    for (const to of [
      'https://elsewhere.example',
      '//elsewhere.example',
      '/organiser/../x',
      '/organiser/\\elsewhere.example',
      '/organiser@elsewhere.example',
      '/organiser/\r\nSet-Cookie: a=b',
      'javascript:alert(1)',
      '/',
    ])
      assert.equal(await back(to), null, to);
  });

  it('is refused where there is no such decision, answer or campaign', async () => {
    const { organise, path, results } = await one();
    for (const decision of ['erase', '', 'COUNT', '__proto__'])
      assert.equal((await organise(path, form({ decision }))).status, 422, decision);
    assert.equal((await organise(path, form({}))).status, 422);
    assert.equal(
      (await organise('/campaigns/edgbaston/responses/nobody', form({ decision: 'hold' }))).status,
      404,
    );
    assert.equal(
      (await organise(path.replace('edgbaston', 'selly-oak'), form({ decision: 'hold' }))).status,
      404,
    );
    assert.deepEqual(await results(), [1, []]);
  });

  it('shows on the held page what is held and why, and lets it count', async () => {
    const { post, organise, store } = await one();
    const { id } = answer();
    await post(answer({ id, signals: { honeypot: 'x' } }));
    const text = await readMarkup(organise('/campaigns/edgbaston/held'));
    assert.match(text, /Set aside: looks like it was sent by a program/);
    assert.match(text, new RegExp(`action="/organiser/campaigns/edgbaston/responses/${id}"`));
    await organise(`/campaigns/edgbaston/responses/${id}`, form({ decision: 'count' }));
    assert.match(
      await readMarkup(organise('/campaigns/edgbaston/held')),
      /Nothing is left to decide\./,
    );
    assert.deepEqual(await store.answers.tallies('edgbaston'), [
      { area: HARBORNE, issue: 'road-surface', count: 2 },
    ]);
  });
});
