import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { after, before, describe, it, type TestContext } from 'node:test';
import { dirname, join } from 'node:path';
import { Installation, type PackageName } from './packages/install.ts';

const PACKAGE_FILES = [
  'package.json',
  'src/collector/package.json',
  'tools/source-package/package.json',
];

/** Facts that hold for each package as it is installed. */
function describePackage(name: PackageName, installation: () => Installation): void {
  it('has for each module its types, and a map to a source that is in the package', () => {
    const files = installation().files(name, 'dist/**/*.js');
    const modules = files.filter((file) => !file.startsWith('dist/embed/'));
    assert.ok(modules.length > 80, `${modules.length} modules`);
    for (const file of modules) {
      const map = JSON.parse(installation().read(name, `${file}.map`)) as { sources: string[] };
      for (const source of map.sources)
        assert.ok(installation().files(name, join(dirname(file), source)).length, file);
      assert.ok(installation().files(name, file.replace(/\.js$/, '.d.ts')).length, file);
    }
  });

  it('has a README without a dead link, a licence and words to be found by', () => {
    const readme = installation().read(name, 'README.md');
    for (const [, link = ''] of readme.matchAll(/\]\(([^)#]+)[^)]*\)/g))
      if (!URL.canParse(link)) assert.ok(installation().files(name, link).length, link);
    assert.match(installation().read(name, 'LICENSE'), /MIT/);
    const { keywords } = JSON.parse(installation().read(name, 'package.json')) as {
      keywords: string[];
    };
    assert.ok(keywords.length > 3);
  });
}

it('The packages have one version, which the collector asks for', () => {
  const manifests = PACKAGE_FILES.map(
    (file) =>
      JSON.parse(readFileSync(file, 'utf8')) as {
        version: string;
        peerDependencies?: Record<string, string>;
      },
  );
  const [version, ...others] = manifests.map((manifest) => manifest.version);
  assert.deepEqual(others, [version, version]);
  assert.deepEqual(manifests[1]?.peerDependencies, { 'campaign-widgets': version });
});

describe('Who installs campaign-widgets', () => {
  let installed: Installation;
  before(() => {
    installed = new Installation('campaign-widgets');
  });
  after(() => installed.remove());
  describePackage('campaign-widgets', () => installed);

  it('gets at most twelve packages, without a server or a database among them', (t) => {
    t.diagnostic(`${installed.packages.length} packages`);
    assert.ok(installed.packages.length <= 12, installed.packages.join('\n'));
    for (const name of ['campaign-collector', 'hono', 'kysely', 'better-sqlite3', 'pg'])
      assert.ok(!existsSync(installed.path(`node_modules/${name}`)), name);
  });

  it('gets no native binary, and nothing of the collector', () => {
    assert.deepEqual(installed.files('campaign-widgets', '../**/*.node'), []);
    assert.deepEqual(installed.files('campaign-widgets', '{src,dist}/collector'), []);
  });

  it('imports the elements and the contract, with their types', () => {
    const lines = `
      import { IssueSurveyWidget } from 'campaign-widgets';
      import { CampaignDocument, checkValue } from 'campaign-widgets/contract';
      import { embedFolder } from 'campaign-widgets/embed-folder';
      console.log(typeof IssueSurveyWidget, checkValue(CampaignDocument, {}).ok, embedFolder.href);`;
    const [element, ok, folder = ''] = installed
      .node('--input-type=module', '--eval', lines)
      .split(' ');
    assert.deepEqual([element, ok], ['function', 'false']);
    assert.ok(existsSync(new URL('campaign-widgets.js', folder.trim())), folder);
    installed.checkTypes(`${lines}
      const folder: URL = embedFolder;
      // @ts-expect-error: a document is no number
      const wrong: number = {} as CampaignDocument;
      console.log(folder, wrong);`);
  });

  it('writes the tags in JSX and in Vue, with every attribute that the manifest describes', () => {
    const manifest = JSON.parse(
      installed.read('campaign-widgets', 'dist/custom-elements.json'),
    ) as {
      modules: { declarations?: { tagName?: string; attributes?: { name: string }[] }[] }[];
    };
    const names = manifest.modules
      .flatMap(({ declarations = [] }) => declarations)
      .filter(({ tagName }) => tagName && tagName !== 'campaign-private-page')
      .flatMap(({ tagName = '', attributes = [] }) =>
        attributes.map(({ name }) => `names<'${tagName}'>('${name}');`),
      );
    assert.ok(names.length > 30, `${names.length} attributes`);
    installed.checkTypes(`
      import type { CampaignComponents, CampaignElements } from 'campaign-widgets';
      declare function names<Tag extends keyof CampaignElements>(
        name: keyof CampaignElements[Tag] & keyof InstanceType<CampaignComponents[Tag]>['$props'],
      ): void;
      ${names.join('\n')}
      const survey: CampaignElements<{ id?: string }>['campaign-issue-survey'] = {
        id: 'survey',
        campaign: {},
        'heading-level': 3,
        'oncampaign-delivered': ({ reference }) => reference?.length,
      };
      // @ts-expect-error: there is no such layout
      const tracker: CampaignElements['campaign-progress'] = { layout: 'square' };
      document.addEventListener('campaign-refused', ({ status }) => status?.toFixed());
      console.log(survey, tracker);`);
  });
});

describe('Who installs campaign-collector', () => {
  let installed: Installation;
  before(() => {
    installed = new Installation('campaign-widgets', 'campaign-collector');
  });
  after(() => installed.remove());
  describePackage('campaign-collector', () => installed);

  /** Starts the installed command, and returns its address once it serves. */
  async function start(t: TestContext): Promise<string> {
    const CAMPAIGNS = installed.path('node_modules/campaign-widgets/demo/campaigns');
    const child = spawn(installed.path('node_modules/.bin/campaign-collector'), {
      cwd: installed.folder,
      env: { ...process.env, PORT: '0', DATA: installed.path('data'), CAMPAIGNS },
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    });
    t.after(() => child.kill());
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /^Collector: (.+)$/.exec(line)?.[1];
      if (url) return url;
    }
    assert.fail('the collector did not start');
  }

  it('starts it by its command, and it serves the embed script of campaign-widgets', async (t) => {
    const url = await start(t);
    const { version } = JSON.parse(installed.read('campaign-collector', 'package.json')) as {
      version: string;
    };
    const script = installed.read('campaign-widgets', 'dist/embed/campaign-widgets.js');
    const [build = ''] = readdirSync(installed.path('data/builds'));
    assert.ok(build.startsWith(`${version}-`), build);
    for (const path of ['campaign-widgets.js', `${build}/campaign-widgets.js`]) {
      const response = await fetch(`${url}/${path}`);
      assert.equal(response.status, 200, path);
      assert.equal(await response.text(), script, path);
    }
    const document = await fetch(`${url}/campaigns/edgbaston`);
    assert.equal(document.status, 200);
  });

  it('makes a collector of its own, with its types', () => {
    const lines = `
      import { createCollector, openSqliteStore } from 'campaign-collector';
      const store = await openSqliteStore('own.db');
      const collector = await createCollector({
        store, campaigns: [], organiserToken: 'a token of twenty characters',
      });
      const response = await collector.request('/healthz');
      console.log(response.status);
      await store.close();`;
    installed.checkTypes(`${lines}
      // @ts-expect-error: a status is no text
      const wrong: string = response.status;
      console.log(wrong);`);
    assert.equal(installed.node('--input-type=module', '--eval', lines), '200\n');
  });
});
