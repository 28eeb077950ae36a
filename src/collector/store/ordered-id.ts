import { randomBytes, randomUUID } from 'node:crypto';

/**
 * An id that begins with the time, so that rows made one after another are neighbours in every
 * index: a list of thousands is written into a few pages, and not all over the database. A UUID of
 * version 7: https://www.rfc-editor.org/rfc/rfc9562#section-5.7
 */
export function orderedId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
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
