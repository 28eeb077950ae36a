import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Campaign, readSubmissionForm } from '../../src/contract/index.ts';
import { encode, isOsdiRefusal } from '../../src/delivery/formats.ts';
import { answer, champion, contact, consents, edgbaston } from '../contract/examples.ts';

const CHANNELS = { keep: 'keep', email: 'email' };
const fieldsOf = (text: string) => {
  const data = new FormData();
  for (const [name, value] of new URLSearchParams(text)) data.append(name, value);
  return data;
};

describe('the format "form"', () => {
  for (const [name, submission] of [
    ['an answer', answer()],
    ['a contact', contact()],
    ['a champion', champion()],
  ] as const)
    it(`posts ${name} as the fields that readSubmissionForm reads`, () => {
      const { type, text } = encode({ format: 'form' }, JSON.stringify(submission));
      assert.match(type, /^application\/x-www-form-urlencoded/);
      const { id, answeredAt, channel, locale, source, page } = submission;
      const read = readSubmissionForm(fieldsOf(text), edgbaston() as Campaign, submission.kind, {
        id,
        answeredAt,
        channel,
        locale,
        ...(source && { source }),
        ...(page && { page }),
      });
      const {
        answers,
        area,
        consents: given,
      } = JSON.parse(JSON.stringify(read)) as typeof submission;
      assert.deepEqual(answers, submission.answers);
      assert.deepEqual(area, submission.area);
      assert.deepEqual(given, submission.consents);
    });

  it('posts answers to the campaign’s own questions, once for every choice', () => {
    const more = { travel: ['bus', 'foot'], street: 'The hill', years: 0 };
    const sent = answer({ answers: { issue: 'litter', more } });
    const fields = fieldsOf(
      encode({ format: 'form', fields: { 'more-street': 'entry.7' } }, JSON.stringify(sent)).text,
    );
    assert.deepEqual(fields.getAll('more-travel'), ['bus', 'foot']);
    assert.equal(fields.get('entry.7'), 'The hill');
    assert.equal(fields.get('more-years'), '0');
  });

  it('leaves out a box that was not ticked, and keeps the words that stood beside it', () => {
    const fields = fieldsOf(
      encode({ format: 'form' }, JSON.stringify(contact({ consents: consents('keep') }))).text,
    );
    assert.equal(fields.get('consents-keep'), 'on');
    assert.ok(!fields.has('consents-email'));
    assert.equal(
      fields.get('consents-email-words'),
      consents('keep').find(({ statement }) => statement === 'email')?.words,
    );
  });

  it('gives fields the endpoint’s names, and leaves out those without one', () => {
    const fields = fieldsOf(
      encode({ format: 'form', fields: { words: 'entry.123', page: '' } }, JSON.stringify(answer()))
        .text,
    );
    assert.equal(fields.get('entry.123'), 'The hill by the school');
    assert.ok(!fields.has('words') && !fields.has('page'));
  });

  it('posts statements called like what every object inherits under their own names', () => {
    for (const statement of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      const [given] = consents('keep');
      const submission = contact({ consents: [{ ...given, statement, granted: true }] as never });
      const fields = fieldsOf(
        encode({ format: 'form', fields: {} }, JSON.stringify(submission)).text,
      );
      assert.equal(fields.get(`consents-${statement}`), 'on');
      for (const value of fields.values())
        assert.doesNotMatch(value as string, /native code|\[object/, statement);
    }
  });

  it('is the same at every try', () => {
    const body = JSON.stringify(champion());
    assert.deepEqual(encode({ format: 'form' }, body), encode({ format: 'form' }, body));
  });
});

describe('the format "osdi"', () => {
  const way = { format: 'osdi' as const, channels: CHANNELS };
  const codes = (submission: unknown, more = {}) =>
    encode({ ...way, ...more }, JSON.stringify(submission)).problems?.map(
      ({ path, code }) => `${path} ${code}`,
    );

  it('never posts who did not tick the consent to email', () => {
    assert.deepEqual(codes(contact({ consents: consents('keep') })), ['consents.email required']);
    assert.deepEqual(codes(contact({ consents: [] })), ['consents.email required']);
    assert.equal(codes(contact()), undefined);
  });

  it('takes no consent that is another body’s for the campaign’s own', () => {
    const submission = contact({ consents: consents('keep', 'share') });
    assert.deepEqual(codes(submission, { channels: { keep: 'keep', email: 'email' } }), [
      'consents.email required',
    ]);
  });

  it('never posts an anonymous answer, or who has no email address', () => {
    assert.deepEqual(codes(answer()), ['kind unknown']);
    const { email: _, ...answers } = champion().answers;
    const granted = [
      { statement: 'email', version: 1, locale: 'en', words: 'Email me', granted: true },
    ];
    assert.deepEqual(
      codes({ ...champion(), answers: { ...answers, phone: '01632 960 001' }, consents: granted }),
      ['answers.email required'],
    );
  });

  it('puts answers into custom fields, empty ones too, and subscribes to nothing that was not agreed to', () => {
    const granted = [
      { statement: 'email', version: 1, locale: 'en', words: 'Email me', granted: true },
    ];
    const submission = {
      ...champion(
        {},
        {
          phone: '01632 960 001',
          roles: ['canvass', 'host'] as never,
          cares: undefined,
          more: { travel: ['bus', 'foot'] },
        },
      ),
      consents: granted,
    };
    const { person, ...rest } = JSON.parse(
      encode(
        {
          ...way,
          tags: ['ward'],
          autoresponse: true,
          fields: { roles: 'help_with', inviteCode: '' },
        },
        JSON.stringify(submission),
      ).text,
    ) as {
      person: {
        custom_fields: Record<string, string>;
        phone_numbers: unknown;
        postal_addresses: unknown;
      };
    };
    assert.equal(person.custom_fields.help_with, 'canvass, host');
    assert.equal(person.custom_fields.cares, '');
    assert.equal(person.custom_fields['more-travel'], 'bus, foot');
    assert.ok(!('inviteCode' in person.custom_fields) && !('roles' in person.custom_fields));
    assert.ok(Object.values(person.custom_fields).every((value) => typeof value === 'string'));
    assert.deepEqual(person.phone_numbers, [{ number: '01632 960 001', status: 'unsubscribed' }]);
    assert.deepEqual(person.postal_addresses, [{ country: 'GB' }]);
    assert.deepEqual(
      [(rest as Record<string, unknown>).add_tags, (rest as Record<string, unknown>).triggers],
      [['ward'], { autoresponse: { enabled: true } }],
    );
  });

  it('takes no statement for a channel because every object has something of its name', () => {
    for (const statement of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      const granted = consents('keep').map((consent) => ({ ...consent, statement, granted: true }));
      assert.deepEqual(codes(contact({ consents: granted })), ['consents.email required']);
      const channels = JSON.parse(`{"${statement}":"email"}`) as Record<string, string>;
      assert.equal(codes(contact({ consents: granted }), { channels }), undefined, statement);
    }
  });

  it('takes one name for a given name', () => {
    const { person } = JSON.parse(
      encode(
        way,
        JSON.stringify(
          contact({ answers: { name: 'Amina', email: 'a@b.example', ageConfirmed: true } }),
        ),
      ).text,
    ) as { person: Record<string, unknown> };
    assert.deepEqual([person.given_name, person.family_name], ['Amina', '']);
  });
});

describe('A refusal by Action Network', () => {
  const answered = (status: number, type: string) =>
    new Response(null, { status, headers: { 'Content-Type': type } });

  it('is its documented error with status 400, as JSON', () => {
    const error = { error: 'A valid email address is needed' };
    assert.equal(isOsdiRefusal(answered(400, 'application/json; charset=utf-8'), error), true);
    assert.equal(isOsdiRefusal(answered(400, 'application/hal+json'), error), true);
  });

  it('is no page of a proxy, no other status and no answer without the error', () => {
    const error = { error: 'A valid email address is needed' };
    assert.equal(isOsdiRefusal(answered(400, 'text/html'), error), false);
    assert.equal(isOsdiRefusal(answered(500, 'application/json'), error), false);
    assert.equal(isOsdiRefusal(answered(400, 'application/json'), { message: 'No' }), false);
    assert.equal(isOsdiRefusal(answered(400, 'application/json'), undefined), false);
  });
});
