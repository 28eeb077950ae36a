import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  contactKeys,
  emailKey,
  foldText,
  phoneKey,
  phoneShown,
} from '../../src/collector/people/contact-keys.ts';

describe('the key of an address', () => {
  it('is the same however its letters are written', () => {
    for (const written of ['ada@example.org', 'Ada@Example.org ', ' ADA@EXAMPLE.ORG'])
      assert.equal(emailKey(written), 'ada@example.org');
    assert.equal(emailKey('jos\u00e9@example.org'), emailKey('JOSE\u0301@example.org'));
  });

  it('keeps dots and tags: only some providers ignore them', () => {
    for (const written of ['a.da@example.org', 'ada+x@example.org'])
      assert.equal(emailKey(written), written);
  });
});

describe('the key of a telephone number', () => {
  it('is the same however it is written at home or from abroad', () => {
    for (const written of [
      '07700 900123',
      '+44 7700 900123',
      '0044 7700 900123',
      '(07700) 900-123',
      '+447700900123',
      '+44 (0)7700 900123',
      '07700.900.123',
    ])
      assert.equal(phoneKey(written), '+447700900123', written);
  });

  it('is a number of another country where it says so', () => {
    assert.equal(phoneKey('+48 12 345 67 89'), '+48123456789');
    assert.equal(phoneKey('+353 87 123 4567'), '+353871234567');
  });

  it('is the digits of what is no number', () => {
    assert.equal(phoneKey('1234 5678 9012 345'), '123456789012345');
    assert.equal(phoneKey('12-34-56-78'), '12345678');
    assert.equal(phoneKey('+999 1234567'), '9991234567');
  });
});

describe('a telephone number that is shown', () => {
  it('is in national form at home and in international form from elsewhere', () => {
    assert.equal(phoneShown('+447700900123'), '07700 900123');
    assert.equal(phoneShown('01214960123'), '0121 496 0123');
    assert.equal(phoneShown('+48123456789'), '+48 12 345 67 89');
    assert.equal(phoneShown('12-34-56-78'), '12-34-56-78');
  });
});

describe('the keys of somebody', () => {
  it('are those of every contact, and of name and ward only where there is none', () => {
    assert.deepEqual(
      contactKeys({ name: 'Ada', email: 'A@x.example', phone: '07700 900123', area: 'unknown' }),
      ['email:a@x.example', 'phone:+447700900123'],
    );
    assert.deepEqual(contactKeys({ name: 'Ada  ÓKAFOR', email: null, area: 'unknown' }), [
      'name:ada okafor unknown',
    ]);
    assert.deepEqual(contactKeys({ name: '🙂', area: 'outside' }), ['name:🙂 outside']);
  });
});

describe('a text that is searched', () => {
  it('has no case, no accents and no signs', () => {
    for (const [text, plain] of [
      ['Siân O’Connor-Hughes', 'sian o connor hughes'],
      ['ŁUKASZ Żółty', 'lukasz zolty'],
      ['Bjørn Þór Straße', 'bjorn thor strasse'],
      ['İpek', 'ipek'],
      ['%_\'";', ''],
      ['李小龍', '李小龍'],
    ] as const)
      assert.equal(foldText(text), plain);
  });
});
