import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstNameOf } from '../../src/collector/people/first-name.ts';

describe('the first name that an invitation shows', () => {
  for (const [name, first] of [
    ['Ada Okafor', 'Ada'],
    ['  Ada  ', 'Ada'],
    ['Dr Ada Okafor', 'Ada'],
    ['Revd. Ada Okafor', 'Ada'],
    ['Anne-Marie O’Neill', 'Anne-Marie'],
    ['Ó’Conaill', 'Ó’Conaill'],
    ['آدا خان', 'آدا'],
    ['অদিতি দাস', 'অদিতি'],
    ['ਹਰਪ੍ਰੀਤ ਕੌਰ', 'ਹਰਪ੍ਰੀਤ'],
  ] as const)
    it(`is the first word: ${name}`, () => {
      assert.equal(firstNameOf(name), first);
    });

  for (const name of [
    '',
    'https://evil.example',
    'www.evil.example Ada',
    '07700900123',
    '@ada',
    '<b>Ada</b>',
    '🙂 Ada',
    'A'.repeat(31),
    `A${'\u0301'.repeat(9)}`,
    '\u202EadA Okafor',
    'Dr',
  ])
    it(`is none where it is plainly no name: ${JSON.stringify(name)}`, () => {
      assert.equal(firstNameOf(name), '');
    });
});
