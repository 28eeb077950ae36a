import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EndpointPauses } from '../../src/delivery/endpoint-pauses.ts';
import { DeliveryError } from '../../src/delivery/errors.ts';
import { entry } from './store-conformance.ts';

const NOW = Date.parse('2026-11-21T18:00:00Z');
const failed = new DeliveryError('no answer');
const MIDDLE = 0.5;

const secondsUntil = ({ notBefore }: { notBefore: number }) => (notBefore - NOW) / 1000;

describe('the pause of an endpoint that fails', () => {
  it('goes on from the failures that an entry had before this page was opened', () => {
    const pauses = new EndpointPauses();
    const waiting = entry('1', { endpoint: 'https://a.example/', tries: 4 });
    assert.equal(secondsUntil(pauses.begin(waiting, failed, NOW, MIDDLE)), 32);
  });

  it('goes on from the failures of other entries, and ends with a success', () => {
    const pauses = new EndpointPauses();
    const fresh = (id: string) => entry(id, { endpoint: 'https://a.example/', tries: 0 });
    assert.equal(secondsUntil(pauses.begin(fresh('1'), failed, NOW, MIDDLE)), 2);
    assert.equal(secondsUntil(pauses.begin(fresh('2'), failed, NOW, MIDDLE)), 4);
    assert.equal(pauses.endOf('https://a.example/'), NOW + 4_000);
    assert.equal(pauses.endOf('https://b.example/'), 0);
    pauses.end('https://a.example/');
    assert.equal(secondsUntil(pauses.begin(fresh('3'), failed, NOW, MIDDLE)), 2);
  });

  it('does not hold up what a page delivers by itself', () => {
    const pauses = new EndpointPauses();
    const own = entry('1', { endpoint: '', hasTransport: true, tries: 0 });
    assert.equal(secondsUntil(pauses.begin(own, failed, NOW, MIDDLE)), 2);
    assert.equal(pauses.endOf(''), 0);
  });
});
