import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspectRoutes } from 'hono/dev';
import { organiserSchemas } from '../../src/collector/organiser/organiser-schemas.ts';
import { contractSchemas } from '../../src/collector/public/openapi-document.ts';
import { checkValue } from '../../src/contract/index.ts';
import { answer, champion } from '../contract/examples.ts';
import { openCollector } from './harness.ts';

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Every object in the document with its place. */
function* nodesOf(value: unknown, place = '#'): Generator<[string, Node]> {
  if (!isNode(value)) return;
  yield [place, value];
  for (const [key, inner] of Object.entries(value)) yield* nodesOf(inner, `${place}/${key}`);
}

const open = async () => {
  const { get } = await openCollector({ version: '1.2.3' });
  const document = (await (await get('/openapi.json')).json()) as Node & {
    components: { schemas: Record<string, Node> };
    paths: Record<string, Record<string, Node>>;
  };
  const at = (reference: string) =>
    reference
      .split('/')
      .slice(1)
      .reduce<unknown>((inner, key) => (isNode(inner) ? inner[key] : undefined), document);
  return { document, at };
};

/** Files of the organiser's and the private page, and of a tablet, which no program asks for. */
const PAGE_FILES = /\.(css|js|html)$/;

const operationsOf = (paths: Record<string, Record<string, Node>>) =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the description of each route', () => {
  it('is there for every route that the collector has, and for no other', async () => {
    const { app } = await openCollector({
      secret: 'the-secret-of-this-test',
      areaLookup: 'https://postcodes.example/postcodes',
    });
    const { document } = await open();
    // A list of the progress is described by its own schema.
    const described = operationsOf(document.paths).map(
      ({ path, method }) =>
        `${method.toUpperCase()} ${path.replace(/\/progress\/(values|milestones|pledges|events|wins)/, '/progress/{list}')}`,
    );
    const routes = inspectRoutes(app)
      .filter(({ isMiddleware, method }) => !isMiddleware && !['ALL', 'OPTIONS'].includes(method))
      .filter(({ path }) => !PAGE_FILES.test(path))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    assert.deepEqual([...new Set(described)].sort(), [...new Set(routes)].sort());
  });

  it('passes what redocly recommends', async () => {
    const { document } = await open();
    const { components } = document;
    const info = document.info as Node;
    const servers = document.servers as Node[];
    const tags = document.tags as Node[];
    assert.ok(info.description && isNode(info.license) && info.license.identifier);
    assert.ok(servers.length > 0 && servers.every(({ url }) => url !== ''));
    assert.ok(tags.every(({ description }) => description));
    const ids = new Set<unknown>();
    for (const { path, method, operation } of operationsOf(document.paths)) {
      const place = `${method} ${path}`;
      assert.match(String(operation.operationId), /^[\w-]+$/, place);
      assert.ok(!ids.has(operation.operationId), `${place}: its operationId is another's`);
      ids.add(operation.operationId);
      assert.ok(operation.summary, `${place} has no summary`);
      const statuses = Object.keys(operation.responses as Node);
      assert.ok(
        statuses.some((status) => status.startsWith('2')),
        `${place} never succeeds`,
      );
      assert.ok(
        statuses.some((status) => status.startsWith('4')),
        `${place} never fails`,
      );
      assert.ok(
        Object.values(operation.responses as Record<string, Node>).every((one) => one.description),
        place,
      );
      assert.ok(
        Array.isArray(operation.security),
        `${place} does not say whether it needs a token`,
      );
      for (const scheme of (operation.security as Node[]).flatMap(Object.keys))
        assert.ok(
          scheme in (components as unknown as { securitySchemes: Node }).securitySchemes,
          place,
        );
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const inPath = ((operation.parameters ?? []) as Node[])
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => name);
      assert.deepEqual(inPath, named, place);
    }
  });

  it('has an example of each body, which its schema takes', async () => {
    const { document } = await open();
    const bodies = operationsOf(document.paths).flatMap(({ path, operation }) =>
      isNode(operation.requestBody)
        ? Object.entries(operation.requestBody.content as Record<string, Node>).map(
            ([type, { schema, example }]) => ({ place: `${path} ${type}`, type, schema, example }),
          )
        : [],
    );
    assert.ok(bodies.length > 15);
    for (const { place, type, schema, example } of bodies) {
      assert.ok(example !== undefined, `${place} has no example`);
      if (type === 'text/csv') continue;
      const name = /^#\/components\/schemas\/(\w+)$/.exec(String((schema as Node).$ref))?.[1];
      assert.ok(name !== undefined && name in contractSchemas, place);
      const checked = checkValue(contractSchemas[name as keyof typeof contractSchemas], example);
      assert.ok(checked.ok, `${place}: ${JSON.stringify(checked)}`);
    }
  });

  it('says who may ask for it, and what stands in its path', async () => {
    const { document } = await open();
    for (const { path, method, operation } of operationsOf(document.paths)) {
      const place = `${method} ${path}`;
      const needsToken = (operation.security as Node[]).length > 0;
      const access = needsToken
        ? /^Needs a token of /
        : /^Needs no token|^Open to (everybody|whoever)/;
      assert.match(String(operation.description), access, place);
      for (const parameter of (operation.parameters ?? []) as Node[])
        assert.ok(parameter.description, `${place}: ${String(parameter.name)}`);
    }
    const list = document.paths['/organiser/campaigns/{id}/people.csv']?.get;
    assert.match(String(list?.description), /`register`/);
    const win = document.paths['/organiser/campaigns/{id}/progress/wins']?.post;
    assert.match(String(win?.description), /`work`/);
  });

  it('has an example of each answer in JSON, which its schema takes', async () => {
    const { document } = await open();
    const answered = operationsOf(document.paths)
      .flatMap(({ operation }) => Object.values(operation.responses as Record<string, Node>))
      .flatMap(({ content }) => (isNode(content) ? Object.values(content) : []))
      .flatMap((media) => (isNode(media) && isNode(media.schema) ? [media.schema.$ref] : []))
      .filter((reference) => typeof reference === 'string')
      .map((reference) => reference.replace(/^.*\//, ''));
    const names = [...new Set(answered)] as (keyof typeof contractSchemas)[];
    assert.ok(names.length > 20, `${names.length}`);
    for (const name of names) {
      const [example] = (document.components.schemas[name]?.examples ?? []) as unknown[];
      assert.ok(example !== undefined, `${name} has no example`);
      const checked = checkValue(contractSchemas[name], example);
      assert.ok(checked.ok, `${name}: ${JSON.stringify(checked)}`);
    }
  });

  it('uses every schema that it has', async () => {
    const { document } = await open();
    const used = new Set([...nodesOf(document)].map(([, { $ref }]) => $ref));
    for (const name of Object.keys(document.components.schemas))
      assert.ok(used.has(`#/components/schemas/${name}`), `${name} is used nowhere`);
  });
});

describe('the published contract', () => {
  it('is an OpenAPI 3.1 document whose every reference leads somewhere', async () => {
    const { document, at } = await open();
    assert.equal(document.openapi, '3.1.0');
    assert.deepEqual((document.info as Node).version, '1.2.3');
    const references = [...nodesOf(document)].filter(([, { $ref }]) => typeof $ref === 'string');
    assert.ok(references.length > 10);
    for (const [place, { $ref }] of references) {
      assert.match(String($ref), /^#\//, place);
      assert.ok(isNode(at(String($ref))), `${place} leads to ${String($ref)}`);
    }
  });

  it('uses the types of JSON Schema, and leaves no schema empty', async () => {
    const { document } = await open();
    const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];
    for (const [place, node] of nodesOf(document.components.schemas)) {
      if (typeof node.type === 'string')
        assert.ok(types.includes(node.type), `${place}: ${node.type}`);
      if (isNode(node.properties))
        for (const [key, schema] of Object.entries(node.properties))
          assert.ok(
            isNode(schema) && Object.keys(schema).length > 0,
            `${place}/properties/${key} says nothing`,
          );
      if (Array.isArray(node.required))
        for (const key of node.required)
          assert.ok(String(key) in (node.properties as Node), `${place} requires ${String(key)}`);
      if (typeof node.pattern === 'string')
        assert.doesNotThrow(() => new RegExp(String(node.pattern), 'u'), place);
    }
  });

  it('describes each answer that a submission can get', async () => {
    const { document } = await open();
    const { responses } = document.paths['/submissions']?.post as {
      responses: Record<string, { content: Node; headers?: Node }>;
    };
    assert.deepEqual(Object.keys(responses), [
      '200',
      '201',
      '403',
      '409',
      '413',
      '415',
      '422',
      '429',
      '503',
    ]);
    for (const [status, { content, headers }] of Object.entries(responses)) {
      assert.deepEqual(
        Object.keys(content),
        [Number(status) < 300 ? 'application/json' : 'application/problem+json'],
        status,
      );
      assert.equal(headers?.['Retry-After'] !== undefined, ['429', '503'].includes(status), status);
    }
  });

  it('says of a submission what the collector insists on', async () => {
    const { document } = await open();
    const { Submission, Campaign } = document.components.schemas;
    const kinds = (Submission?.oneOf ?? Submission?.anyOf) as {
      properties: Record<string, Node>;
      required: string[];
      additionalProperties: unknown;
    }[];
    assert.deepEqual(
      kinds.map(({ properties }) => properties.kind?.const),
      ['issue-response', 'contact', 'champion-signup', 'ballot'],
    );
    for (const { properties, required, additionalProperties } of kinds) {
      assert.equal(additionalProperties, false);
      assert.deepEqual(
        [
          'id',
          'kind',
          'campaign',
          'campaignVersion',
          'channel',
          'locale',
          'answeredAt',
          'area',
          'answers',
          'consents',
        ].filter((key) => !required.includes(key)),
        // A vote has no time.
        properties.kind?.const === 'ballot' ? ['answeredAt'] : [],
      );
      assert.equal((properties.answers as Node).additionalProperties, false);
      assert.ok(String(properties.id?.pattern).includes('4[0-9a-f]{3}'));
    }
    const words = ((kinds[0]?.properties.answers as Node).properties as Record<string, Node>).words;
    assert.equal(words?.maxLength, 1000);
    const imprint = (Campaign?.properties as Record<string, Node>).imprint;
    assert.ok((imprint?.anyOf as Node[]).some((way) => way.const === 'not-required'));
  });

  it('says of the organiser routes what they answer', async () => {
    const collector = await openCollector();
    await collector.post(
      champion(
        {},
        {
          phone: '07700 900123',
          oneToOne: { days: ['mon'] },
          organisation: { name: 'St Peter’s', kind: 'faith', people: 120, listed: true },
        },
      ),
    );
    await collector.post(answer());
    await collector.post(champion({}, { name: 'A. Okafor', phone: '07700 900123' }));
    const PEOPLE = '/campaigns/edgbaston/people';
    const { people } = await collector.store.people.list('edgbaston', { limit: 2 });
    for (const change of [
      { what: 'meeting', state: 'held', on: '2026-11-20', with: 'Siân' },
      { what: 'training', course: 'Listening', on: '2026-11-20' },
    ] as const)
      await collector.store.people.change(
        'edgbaston',
        people.map(({ id }) => id),
        change,
        { name: 'a test', at: '2026-11-21T10:00:00Z' },
      );
    await collector.store.retention.addStop({
      id: 'a-stop',
      campaign: 'edgbaston',
      at: '2026-11-21T10:00:00.000Z',
      due: 40,
      people: 50,
      reason: 'retentionDays is 1',
      decision: 'postponed',
      decidedBy: 'a test',
      decidedAt: '2026-11-21T10:00:00.000Z',
    });
    await collector.organise('/campaigns/edgbaston/progress/wins', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ what: 'Street lights', on: '2026-08-01' }),
    });
    const answers: [keyof typeof organiserSchemas, string, RequestInit?][] = [
      ['People', `${PEOPLE}?limit=1`],
      ['People', PEOPLE],
      ...people.map(({ id }): ['Person', string] => ['Person', `${PEOPLE}/${id}`]),
      ...people.map(({ id }): ['Person', string] => ['Person', `${PEOPLE}/${id}/data.json`]),
      ['Sources', '/campaigns/edgbaston/sources'],
      ['TokenHolder', '/sign-in', { headers: { Accept: 'application/json' } }],
      ['ListRefusals', `${PEOPLE}/refusals`],
      ['RetentionStops', '/retention'],
      ['Figures', '/campaigns/edgbaston/figures'],
      ['ProgressWritten', '/campaigns/edgbaston/progress'],
      [
        'ImportReport',
        `${PEOPLE}/import?consent=x`,
        {
          method: 'POST',
          headers: { 'Content-Type': 'text/csv' },
          body: 'name,email,size\nBo,bo@example.org,1\nAda,ada@example.org,1\nX,y,1',
        },
      ],
    ];
    for (const [name, path, init] of answers) {
      const checked = checkValue(
        organiserSchemas[name],
        await (await collector.organise(path, init)).json(),
      );
      assert.ok(checked.ok, `${path}: ${JSON.stringify(checked)}`);
    }
  });

  it('describes the organiser routes, each but the sign-in, the language and links behind a token', async () => {
    const { document } = await open();
    const { app } = await openCollector();
    const operations = operationsOf(document.paths).filter(
      ({ path }) =>
        path.startsWith('/organiser') && !/^\/organiser\/(sign-in$|language$|join\/)/.test(path),
    );
    assert.ok(operations.length > 30);
    for (const { path, method, operation } of operations) {
      const place = `${method} ${path}`;
      assert.deepEqual(operation.security, [{ organiser: [] }], place);
      const address = path.replace('{id}', 'edgbaston').replace(/\{\w+\}/g, 'x');
      const headers = { 'Content-Type': 'application/json' };
      assert.equal((await app.request(address, { method, headers })).status, 401, place);
    }
  });
});
