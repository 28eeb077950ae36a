import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  findUkConstituency,
  listUkConstituencies,
} from '../../src/collector/areas/uk-constituencies.ts';
import { findUkWard, listUkCouncils } from '../../src/collector/areas/uk-wards.ts';

describe('the wards of the United Kingdom', () => {
  it('are found by their code, with their council', () => {
    const harborne = findUkWard('E05011144');
    assert.deepEqual(
      [harborne?.name, harborne?.council.name, harborne?.council.country],
      ['Harborne', 'Birmingham', 'England'],
    );
    assert.equal(findUkWard('E14001063'), undefined, 'a constituency is no ward');
  });

  it('are all there, each once, of the four countries', () => {
    const councils = listUkCouncils();
    const codes = councils.flatMap(({ wards }) => wards.map(({ code }) => code));
    assert.deepEqual([councils.length, codes.length, new Set(codes).size], [361, 8405, 8405]);
    assert.ok(codes.every((code) => /^[ENSW]\d{8}$/.test(code)));
    assert.equal(new Set(councils.map(({ country }) => country)).size, 4);
  });
});

describe('the constituencies of the United Kingdom', () => {
  it('have the wards that are in them, also those that are split', () => {
    const all = listUkConstituencies();
    assert.equal(all.length, 650);
    const edgbaston = all.find(({ name }) => name === 'Birmingham Edgbaston');
    assert.equal(findUkConstituency(edgbaston?.code ?? ''), edgbaston);
    const names = edgbaston?.wards.map(({ code }) => findUkWard(code)?.name);
    assert.ok(names?.includes('Harborne'));
    const shares = all.flatMap(({ wards }) => wards.map(({ share }) => share));
    assert.ok(shares.every((share) => share >= 0.02 && share <= 1));
    assert.ok(shares.some((share) => share < 1));
    assert.ok(all.every(({ wards }) => wards.every(({ code }) => findUkWard(code))));
  });
});
