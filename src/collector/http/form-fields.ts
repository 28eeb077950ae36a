import { HttpProblem } from './http-problem.ts';
import { cleanPastedText, decodePercent, requirePlainFields } from './plain-text.ts';

/** Far more than the name of a field, the name of a file and its type. */
const MAX_PART_HEADER_BYTES = 2048;

/**
 * A parsed form: texts by name, and files. Names come from strangers, so nothing is looked up on a
 * plain object.
 */
export class FormFields {
  readonly #values: Map<string, (string | File)[]>;

  constructor(entries: Iterable<[string, string | File]>) {
    this.#values = new Map();
    for (const [name, value] of entries) {
      const others = this.#values.get(name);
      if (others) others.push(value);
      else this.#values.set(name, [value]);
    }
  }

  /** The last text of that name. */
  text(name: string): string | undefined {
    return this.texts(name).at(-1);
  }

  texts(name: string): string[] {
    return (this.#values.get(name) ?? []).filter((value) => typeof value === 'string');
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** Every text with its name, in the order of the names. */
  entries(): [name: string, text: string][] {
    return [...this.#values.keys()].flatMap((name) =>
      this.texts(name).map((text): [string, string] => [name, text]),
    );
  }

  file(name: string): File | undefined {
    return this.#values.get(name)?.findLast((value) => value instanceof File);
  }

  /** Whether somebody chose a file: a browser sends an empty one where nobody did. */
  get hasFile(): boolean {
    return [...this.#values.values()]
      .flat()
      .some((value) => value instanceof File && value.size > 0);
  }

  /** The last text of each name, to show it again. */
  toRecord(): Record<string, string> {
    const record = Object.create(null) as Record<string, string>;
    for (const name of this.#values.keys()) {
      const value = this.text(name);
      if (value !== undefined) record[name] = value;
    }
    return record;
  }
}

export interface FormOptions {
  maxFields: number;
  /** Whether texts may be pasted from a word processor: its signs are cleaned, not refused. */
  isPasted?: boolean;
}

/**
 * Reads a form. Its fields are counted before it is parsed: a megabyte of `a&a&a` is half a million
 * of them.
 * @param contentType undefined means URL-encoded
 * @throws HttpProblem 413 for too many fields or headers, 400 for a broken multipart form
 */
export async function parseForm(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string | undefined,
  { maxFields, isPasted = false }: FormOptions,
): Promise<FormFields> {
  if (contentType === undefined || !/^multipart\//i.test(contentType)) {
    if (!occursAtMost(bytes, '&', maxFields - 1)) throw tooManyFields(maxFields);
    return plainForm(
      readUrlEncoded(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
      isPasted,
    );
  }
  const [, quoted, plain] =
    /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (!boundary) throw broken();
  // One is in front of each field, and one at the end.
  if (!occursAtMost(bytes, `--${boundary}`, maxFields + 1)) throw tooManyFields(maxFields);
  if (!hasShortPartHeaders(bytes, `--${boundary}`)) throw longPartHeaders();
  const form = await new Response(bytes, { headers: { 'Content-Type': contentType } })
    .formData()
    .catch(() => {
      throw broken();
    });
  return plainForm([...form.entries()], isPasted);
}

function plainForm(sent: [string, string | File][], isPasted: boolean): FormFields {
  const entries = isPasted ? sent.map(cleanEntry) : sent;
  requirePlainFields(entries);
  return new FormFields(entries);
}

const cleanEntry = ([name, value]: [string, string | File]): [string, string | File] => [
  name,
  typeof value === 'string' ? cleanPastedText(value) : value,
];

/**
 * @throws HttpProblem 422 for bytes that are not UTF-8, which `URLSearchParams` would replace
 */
function readUrlEncoded(bytes: Buffer): [string, string][] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text
      .split('&')
      .filter(Boolean)
      .map((field): [string, string] => {
        const at = field.indexOf('=');
        return at < 0
          ? [decodePercent(field), '']
          : [decodePercent(field.slice(0, at)), decodePercent(field.slice(at + 1))];
      });
  } catch {
    throw new HttpProblem(422, 'The form must be UTF-8.');
  }
}

function occursAtMost(bytes: Uint8Array<ArrayBuffer>, mark: string, max: number): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length))
    if (++count > max) return false;
  return true;
}

/**
 * Whether the headers of each part are short: the parser reads them line by line, and needs
 * seconds for megabytes of them.
 */
function hasShortPartHeaders(bytes: Uint8Array<ArrayBuffer>, mark: string): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    const from = at + mark.length;
    const headers = text.subarray(from, from + MAX_PART_HEADER_BYTES);
    const isLast = headers.indexOf('--') === 0;
    // The parser reports a part that is cut off.
    const isCut = headers.length < MAX_PART_HEADER_BYTES;
    if (!isLast && !isCut && !headers.includes('\r\n\r\n')) return false;
  }
  return true;
}

const tooManyFields = (maxFields: number) =>
  new HttpProblem(413, `A form at this address has at most ${maxFields} fields.`);
const longPartHeaders = () =>
  new HttpProblem(
    413,
    `The headers of a part of a form have at most ${MAX_PART_HEADER_BYTES} bytes.`,
  );
const broken = () => new HttpProblem(400, 'The form did not arrive whole.');
