import type { Context, Env, MiddlewareHandler } from 'hono';
import type * as z from 'zod';
import { checkValue, createProblem } from 'campaign-widgets/contract';
import { HttpProblem, invalidRequest } from './http-problem.ts';
import { type FormFields, parseForm } from './form-fields.ts';
import { nestingDepth } from './nesting-depth.ts';
import { requirePlainJson } from './plain-text.ts';

/** Deeper than any submission, change or report that the contract knows. */
const MAX_JSON_DEPTH = 32;

/** The largest body of a request that needs none. */
const MAX_UNUSED_BODY_BYTES = 1024;

export interface BodyLimits {
  maxBytes: number;
  /** Called before the body is read and parsed; rejects with a 429 `HttpProblem`. */
  rateLimit?: (c: Context) => Promise<void>;
}

export interface JsonLimits extends BodyLimits {
  /** How many arrays and objects may be nested. */
  maxDepth?: number;
  /** The answer if the body is not JSON, or too deep; if left out, 422 with a problem. */
  invalid?: () => HttpProblem;
}

export interface FormLimits extends BodyLimits {
  /** How many fields and files a form may have. */
  maxFields: number;
}

type BodyType = 'json' | 'form' | 'csv';

const CONTENT_TYPES: Record<BodyType, { matches: RegExp; name: string }> = {
  json: { matches: /^application\/json\s*(;|$)/i, name: 'application/json' },
  form: {
    matches: /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i,
    name: 'application/x-www-form-urlencoded',
  },
  csv: { matches: /^text\/csv\s*(;|$)/i, name: 'text/csv' },
};

/** The body as it was read: exactly one of these. */
interface ParsedBody {
  json?: unknown;
  form?: FormFields;
  csv?: Uint8Array<ArrayBuffer>;
}

/** A middleware after which `c.req.valid('json')` is the output of the schema. */
type ValidJson<Schema extends z.core.$ZodType> = MiddlewareHandler<
  Env,
  string,
  { in: { json: z.input<Schema> }; out: { json: z.output<Schema> } }
>;

/**
 * A route that takes JSON of a schema: 422 with problems for other bodies. The handler reads it
 * with `c.req.valid('json')`.
 */
export function jsonBody<Schema extends z.core.$ZodType>(
  options: JsonLimits & { schema: Schema },
): ValidJson<Schema>;
/** A route that takes any JSON. The handler reads it with `jsonOf(c)`. */
export function jsonBody(limits: JsonLimits): MiddlewareHandler;
export function jsonBody({
  schema,
  ...limits
}: JsonLimits & { schema?: z.core.$ZodType }): MiddlewareHandler {
  const limited = limitedBody(limits, ['json']);
  if (!schema) return limited;
  return function limitedBody(c, next) {
    return limited(c, () => {
      const checked = checkValue(schema, jsonOf(c));
      if (!checked.ok) throw invalidRequest(checked.problems);
      c.req.addValidatedData('json', checked.value as object);
      return next();
    });
  };
}

/** A route that takes a form, URL-encoded or multipart. The handler reads it with `formOf(c)`. */
export const formBody = (limits: FormLimits): MiddlewareHandler => limitedBody(limits, ['form']);

/** A route that takes a form of a page or JSON of a program: `isJson(c)` says which it was. */
export const jsonOrFormBody = (limits: JsonLimits & FormLimits): MiddlewareHandler =>
  limitedBody(limits, ['json', 'form']);

/** A route that takes a CSV file, by itself or in a form: `csvOf(c)` is undefined for a form. */
export const csvOrFormBody = (limits: FormLimits): MiddlewareHandler =>
  limitedBody(limits, ['csv', 'form']);

/** A route that needs no body and reads none. */
export const noBody = (): MiddlewareHandler => limitRequests(MAX_UNUSED_BODY_BYTES);

export const jsonOf = (c: Context): unknown => parsedBodyOf(c).json;
export const isJson = (c: Context): boolean => 'json' in parsedBodyOf(c);
export const csvOf = (c: Context): Uint8Array<ArrayBuffer> | undefined => parsedBodyOf(c).csv;

export function formOf(c: Context): FormFields {
  const { form } = parsedBodyOf(c);
  if (!form) throw new Error(`${c.req.method} ${c.req.path} declares no form body`);
  return form;
}

/** The form of a request, if it was read and was one. */
export const parsedFormOf = (c: Context): FormFields | undefined => parsedBodies.get(c)?.form;

const pastedForms = new WeakSet<Context>();

/** After this, texts in forms may come from a word processor: its signs are cleaned, not refused. */
export const cleanPastedForms = (): MiddlewareHandler => (c, next) => {
  pastedForms.add(c);
  return next();
};

const parsedBodies = new WeakMap<Context, ParsedBody>();

function parsedBodyOf(c: Context): ParsedBody {
  const body = parsedBodies.get(c);
  if (!body) throw new Error(`${c.req.method} ${c.req.path} declares no body`);
  return body;
}

/**
 * Limits every request of a part of the application, whatever its route and method. A request that
 * needs no body may carry only a small one: nobody reads it, and the connection closes instead of
 * receiving the rest.
 */
export function limitRequests(maxBytes: number): MiddlewareHandler {
  return async function limitedBody(c, next) {
    const isRead = ['POST', 'PUT', 'PATCH'].includes(c.req.method);
    const max = isRead ? maxBytes : Math.min(maxBytes, MAX_UNUSED_BODY_BYTES);
    const isUnmeasured = !isRead && c.req.header('Transfer-Encoding') !== undefined;
    if (isUnmeasured || announcedBytes(c) > max) throw tooLarge(c, max);
    await next();
  };
}

/**
 * The only function that reads bodies: it checks size, rate and type, reads the bytes, then parses.
 */
function limitedBody(
  {
    maxBytes,
    rateLimit,
    maxDepth = MAX_JSON_DEPTH,
    maxFields = 0,
    invalid,
  }: JsonLimits & Partial<FormLimits>,
  types: BodyType[],
): MiddlewareHandler {
  return async function limitedBody(c, next) {
    if (announcedBytes(c) > maxBytes) throw tooLarge(c, maxBytes);
    // A sender must keep to an announced length. A body without one is counted while it arrives.
    const isMeasured =
      c.req.header('Content-Length') !== undefined &&
      c.req.header('Transfer-Encoding') === undefined;
    const counted = isMeasured ? undefined : await readUpTo(c, maxBytes);
    await rateLimit?.(c);
    const contentType = c.req.header('Content-Type');
    const type =
      contentType === undefined && types.includes('form')
        ? 'form'
        : types.find((each) => CONTENT_TYPES[each].matches.test(contentType ?? ''));
    if (!type) throw wrongType(types);
    const bytes = counted ?? new Uint8Array(await c.req.arrayBuffer());
    if (bytes.byteLength > maxBytes) throw tooLarge(c, maxBytes);

    if (type === 'json') parsedBodies.set(c, { json: parseJson(bytes, maxDepth, invalid) });
    else if (type === 'csv') parsedBodies.set(c, { csv: bytes });
    else {
      const isPasted = pastedForms.has(c);
      parsedBodies.set(c, { form: await parseForm(bytes, contentType, { maxFields, isPasted }) });
    }
    await next();
  };
}

const announcedBytes = (c: Context): number => Number(c.req.header('Content-Length') ?? 0);

/** @throws HttpProblem 413 as soon as there are more bytes than that */
async function readUpTo(c: Context, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // A reader, not `for await`: leaving that loop would cancel the stream, and the sender would get
  // a reset instead of the answer.
  const reader = c.req.raw.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > maxBytes) {
      void discardRest(reader as ReadableStreamDefaultReader<Uint8Array>);
      throw tooLarge(c, maxBytes);
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}

/**
 * Reads the rest of the body and drops it, so that the connection can carry the next request. The
 * server closes it if that takes too long.
 */
async function discardRest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // The client or the server has closed the connection. The answer was made already.
  }
}

function tooLarge(c: Context, maxBytes: number): HttpProblem {
  // The server reads on after a POST, to use the connection again. After a GET it does not:
  // `closeInStages` bounds the rest.
  if (['GET', 'HEAD'].includes(c.req.method)) c.header('Connection', 'close');
  return new HttpProblem(413, `A request to this address is at most ${maxBytes} bytes.`);
}

const wrongType = (types: BodyType[]): HttpProblem =>
  new HttpProblem(
    415,
    `Send Content-Type: ${types.map((type) => CONTENT_TYPES[type].name).join(' or ')}.`,
  );

/**
 * @throws HttpProblem 422 for bytes that are not UTF-8, for JSON that is too deep, or for no JSON
 */
function parseJson(bytes: Uint8Array, maxDepth: number, invalid: JsonLimits['invalid']): unknown {
  const refused = (code: string, message: string) =>
    invalid?.() ??
    new HttpProblem(422, 'See "problems".', { problems: [createProblem('', code, message)] });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused('not-text', 'must be UTF-8');
  }
  if (nestingDepth(text) > maxDepth)
    throw refused('too-deep', `must have at most ${maxDepth} arrays and objects inside each other`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused('not-json', 'must be JSON');
  }
  requirePlainJson(value, text);
  return value;
}
