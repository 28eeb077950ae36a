import { randomBytes, randomUUID } from 'node:crypto';

const COUNTER_BITS = 12;
const COUNTER_SIZE = 2 ** COUNTER_BITS;

/** What the last id began with: its millisecond, and the counter within it. */
let last = 0;

/**
 * An id that begins with the time, so that rows made one after another are neighbours in every
 * index: a list of thousands is written into a few pages, and not all over the database. Of one
 * process each id is greater than the one before. A UUID of version 7, with a counter in `rand_a`:
 * https://www.rfc-editor.org/rfc/rfc9562#section-6.2
 */
export function orderedId(): string {
  last = Math.max(last + 1, Date.now() * COUNTER_SIZE);
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Math.floor(last / COUNTER_SIZE), 0, 6);
  bytes.writeUInt16BE((7 << COUNTER_BITS) | (last % COUNTER_SIZE), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [0, 8, 12, 16, 20]
    .map((start, part, starts) => hex.slice(start, starts[part + 1]))
    .join('-');
}

/**
 * The id of a new row about a person. It may show when a list was imported, but not when a form
 * came: nobody may learn from an id whose answer came just before.
 */
export const newRowId = (kind: 'import' | 'contact' | 'champion-signup'): string =>
  kind === 'import' ? orderedId() : randomUUID();
