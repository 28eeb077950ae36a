import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import {
  describeSettings,
  type Environment,
  findMistypedSettings,
  readSettings,
} from '../../src/collector/cli/read-settings.ts';

const refusal = (env: Environment): string => {
  try {
    readSettings(env);
  } catch (wrong) {
    return (wrong as Error).message;
  }
  assert.fail(`taken: ${JSON.stringify(env)}`);
};

describe('the settings of a collector', () => {
  it('have defaults, and an empty one counts as not given', () => {
    const defaults = readSettings({});
    assert.equal(defaults.PORT, 8787);
    assert.equal(defaults.HOST, '127.0.0.1');
    assert.equal(defaults.RATE_LIMIT, 120);
    assert.equal(defaults.ACCEPT_DATA_LOSS, false);
    assert.deepEqual(readSettings({ PORT: '', HOST: '  ', RATE_LIMIT: '' }), defaults);
  });

  it('are read as what they are', () => {
    const given = readSettings({
      PORT: '0',
      RATE_LIMIT: 'off',
      TRUST_PROXY: 'true',
      ACCEPT_DATA_LOSS: 'yes',
      PUBLIC_URL: 'https://collector.example/',
      ALLOW_PRIVATE: 'postcodes:8000, [::1]:80',
    });
    assert.equal(given.PORT, 0);
    assert.equal(given.RATE_LIMIT, 'off');
    assert.equal(given.TRUST_PROXY, 1);
    assert.equal(given.ACCEPT_DATA_LOSS, true);
    assert.equal(given.PUBLIC_URL, 'https://collector.example');
    assert.deepEqual(given.ALLOW_PRIVATE, ['postcodes:8000', '[::1]:80']);
  });

  it('hold absolute paths', () => {
    const { DATA, CAMPAIGNS, ERASURES } = readSettings({ DATA: 'here' });
    assert.deepEqual([DATA, CAMPAIGNS], [resolve('here'), resolve('campaigns')]);
    assert.equal(ERASURES, join(resolve('here'), 'erasures'));
    assert.equal(readSettings({ ERASURES: 'other/list' }).ERASURES, resolve('other/list'));
  });

  it('are refused with their name, what was given, and what to write', () => {
    for (const [env, message] of [
      [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535, not "70000"'],
      [
        { RATE_LIMIT: 'none' },
        'RATE_LIMIT must be a whole number from 1 to 1000000, or "off", not "none"',
      ],
      [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY must be a whole number from 0 to 1000000, not "yes"'],
      [{ ACCEPT_DATA_LOSS: 'true' }, 'ACCEPT_DATA_LOSS must be "yes", or left out, not "true"'],
      [
        { PUBLIC_URL: 'collector.example' },
        'PUBLIC_URL must be an address that starts with https:// or http://, not "collector.example"',
      ],
      [
        { ALLOW_PRIVATE: 'postcodes:8000 localhost' },
        'ALLOW_PRIVATE must be hosts with their ports, like "postcodes:8000,localhost:8788", not "localhost"',
      ],
    ] as const)
      assert.equal(refusal(env), message);
  });

  it('are all refused at once', () => {
    assert.deepEqual(
      refusal({ PORT: 'http', LEAST_SECONDS: 'soon' })
        .split('\n')
        .map((line) => line.split(' ')[0]),
      ['PORT', 'LEAST_SECONDS'],
    );
  });

  it('that may hold a secret are refused without what was given', () => {
    for (const env of [
      { ORGANISER_TOKEN: 'hunter2' },
      { SMTP_URL: 'me:hunter2@mail.example' },
      { NOTIFY_WEBHOOK: 'hooks.example/hunter2' },
    ]) {
      const message = refusal(env);
      assert.match(message, new RegExp(`^${Object.keys(env)[0]} must `));
      assert.doesNotMatch(message, /hunter2/);
    }
  });

  it('have a description each, and say what happens without them', () => {
    const settings = describeSettings();
    assert.ok(settings.length > 15);
    for (const { name, description, ifLeftOut } of settings) {
      assert.match(description, /\.$/, name);
      assert.ok(ifLeftOut, name);
    }
    const port = settings.find(({ name }) => name === 'PORT');
    assert.equal(port?.ifLeftOut, '`8787`');
  });
});

describe('a name that is no setting', () => {
  const meant = (name: string) => findMistypedSettings({ [name]: 'x' })[0]?.meant;

  it('is known as a mistyped one where it differs by a letter, capitals or underscores', () => {
    for (const [name, setting] of [
      ['PORTT', 'PORT'],
      ['PRT', 'PORT'],
      ['port', 'PORT'],
      ['RATELIMIT', 'RATE_LIMIT'],
      ['ORGANIZER_TOKEN', 'ORGANISER_TOKEN'],
      ['DATABASE_ULR', 'DATABASE_URL'],
      ['CAMPAIGN', 'CAMPAIGNS'],
      ['SMTP_URI', 'SMTP_URL'],
    ])
      assert.equal(meant(name as string), setting, name);
  });

  it('is left alone where it is somebody else’s', () => {
    for (const name of ['PATH', 'HOSTNAME', 'DEMO_PORT', 'SMTP_HOST', 'SMTP_SSL', 'PUBLIC_DIR', ''])
      assert.equal(meant(name), undefined, name);
    assert.deepEqual(findMistypedSettings({ PORT: '1', DATA: 'x' }), []);
  });

  it('may be another program’s where it is short', () => {
    const [short] = findMistypedSettings({ DATE: 'today' });
    const [long] = findMistypedSettings({ RATELIMIT: '5' });
    assert.deepEqual([short?.isCertain, long?.isCertain], [false, true]);
  });
});
