import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

// No image is pulled here: these texts are held together with the rest of the kit.
const read = (name: string) => readFileSync(`deploy/${name}`, 'utf8');

describe('the files for containers', () => {
  it('start the program that the package has, and keep data where the volume is', () => {
    const text = read('Containerfile');
    const { bin } = JSON.parse(readFileSync('src/collector/package.json', 'utf8')) as {
      bin: Record<string, string>;
    };
    const program = bin['campaign-collector']?.replace('./', '') ?? '';
    assert.ok(text.includes(`/program/node_modules/campaign-collector/${program}"]`));
    assert.match(text, /DATA=\/data\n[^]*VOLUME \/data/);
    assert.match(text, /\nUSER campaign-collector\n/);
  });

  it('let nobody but Caddy reach the collector', () => {
    const [collector = '', caddy = ''] = read('compose.yaml').split(/^ {2}caddy:$/m);
    assert.doesNotMatch(collector, /ports:/);
    assert.match(collector, /TRUST_PROXY: '1'/);
    assert.match(caddy, /COLLECTOR: collector:8787/);
    for (const name of ['SITE', 'COLLECTOR']) assert.ok(read('Caddyfile').includes(`{$${name}:`));
  });
});
