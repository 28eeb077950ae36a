import { lookup as resolveHost, type LookupAddress } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { nestingDepth } from './nesting-depth.ts';

const DEFAULT_MAX_BYTES = 1_000_000;
const DEFAULT_TIMEOUT_MS = 5000;
const MAX_ANSWER_DEPTH = 32;

/** A request to a service that the operator or a campaign document names. */
export interface ServiceRequest {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** The most bytes of the answer, before and after it is decompressed; 1,000,000 if left out. */
  maxBytes?: number;
  /**
   * Milliseconds for the whole of it, from the name look-up to the last byte; 5,000 if left out.
   */
  timeoutMs?: number;
}

/** The global `fetch` fits too, without the limits of `createServiceFetch`. */
export type ServiceFetch = (url: string, request?: ServiceRequest) => Promise<Response>;

/**
 * Describes a failure in words that are safe to log: no path and no body, which may be personal
 * data.
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code:
    'private-address' | 'not-https' | 'redirect' | 'too-large' | 'timeout' | 'unreachable';

  constructor(code: ServiceError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/**
 * The part of a failed request that may be logged: our own message, or only the name of another
 * error.
 */
export const describeFailure = (failure: unknown): string => {
  if (failure instanceof ServiceError) return failure.message;
  return failure instanceof Error ? failure.name : typeof failure;
};

// Addresses that are not public: https://www.iana.org/assignments/iana-ipv4-special-registry
const NOT_PUBLIC_IPV4: readonly [network: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
// Of IPv6 only 2000::/3 is public at all, so that loopback, link-local, ULA, multicast, NAT64 and
// IPv4-mapped addresses are outside. Inside it, Teredo and its neighbours, 6to4 and documentation
// are not.
const PUBLIC_IPV6: readonly [network: string, prefix: number] = ['2000::', 3];
const NOT_PUBLIC_IPV6: readonly [network: string, prefix: number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const publicIpv6 = new BlockList();
publicIpv6.addSubnet(...PUBLIC_IPV6, 'ipv6');
const notPublic = new BlockList();
for (const subnet of NOT_PUBLIC_IPV4) notPublic.addSubnet(...subnet, 'ipv4');
for (const subnet of NOT_PUBLIC_IPV6) notPublic.addSubnet(...subnet, 'ipv6');

/** Whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !notPublic.check(address, 'ipv4');
  return version === 6 && publicIpv6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

/**
 * Makes the only function that sends requests to services: https only, no redirects, only
 * addresses of the public internet, and limits on bytes and time. The addresses are checked when
 * the socket connects, so a name that changes its address after the check is refused too.
 * @param allowPrivate hosts with their port, `postcodes:8000`, that may have a private address,
 * and may use http
 * @throws ServiceError from each call
 */
export function createServiceFetch(allowPrivate: readonly string[] = []): ServiceFetch {
  const allowed = new Set(allowPrivate.map((host) => host.toLowerCase()));
  return async (url, request = {}) => {
    const target = new URL(url);
    const isSecure = target.protocol === 'https:';
    const host = `${target.hostname}:${target.port || (isSecure ? 443 : 80)}`;
    const mayBePrivate = allowed.has(host.toLowerCase());
    if (!isSecure && !(target.protocol === 'http:' && mayBePrivate))
      throw new ServiceError(
        'not-https',
        `${host} must be asked by https, or be named in ALLOW_PRIVATE`,
      );
    // A name is looked up when the socket connects; a literal address is not.
    const address = target.hostname.replace(/^\[(.*)\]$/, '$1');
    if (!mayBePrivate && isIP(address) && !isPublicAddress(address)) throw privateAddress(host);
    const signal = AbortSignal.timeout(request.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    try {
      return await sendRequest(
        target,
        request,
        signal,
        mayBePrivate ? undefined : publicOnly(host),
      );
    } catch (failure) {
      if (failure instanceof ServiceError) throw failure;
      if (signal.aborted)
        throw new ServiceError('timeout', `${host} did not answer in time`, failure);
      const { code = 'failed' } = failure as NodeJS.ErrnoException;
      throw new ServiceError('unreachable', `${host} could not be asked (${code})`, failure);
    }
  };
}

async function sendRequest(
  target: URL,
  { method = 'GET', headers = {}, body, maxBytes = DEFAULT_MAX_BYTES }: ServiceRequest,
  signal: AbortSignal,
  lookup: LookupFunction | undefined,
): Promise<Response> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const start = target.protocol === 'https:' ? requestHttps : requestHttp;
    start(
      target,
      {
        method,
        signal,
        agent: false,
        headers: {
          'Accept-Encoding': 'gzip',
          ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }),
          ...headers,
        },
        ...(lookup && { lookup }),
      },
      resolve,
    )
      .on('error', reject)
      .end(body);
  });
  try {
    const { statusCode: status = 0 } = response;
    if (status >= 300 && status < 400)
      throw new ServiceError('redirect', `${target.host} redirects, which is not followed`);
    const bytes = await readAnswer(response, maxBytes);
    const isEmpty = status === 204 || status === 205;
    return new Response(isEmpty ? null : bytes, { status, headers: keptHeaders(response) });
  } finally {
    response.destroy();
  }
}

/** The headers of an answer that somebody reads. */
function keptHeaders({ headers }: IncomingMessage): Headers {
  const kept = new Headers();
  for (const name of ['content-type', 'content-security-policy', 'date'] as const) {
    const value = headers[name];
    if (typeof value === 'string') kept.set(name, value);
  }
  return kept;
}

/** A look-up that fails if any address of a name is not public. */
const publicOnly =
  (host: string): LookupFunction =>
  (hostname, options, done) => {
    resolveHost(
      hostname,
      { ...options, all: true },
      (failure, addresses: LookupAddress[] | undefined = []) => {
        const [first] = addresses;
        if (failure || !first) done(failure ?? new Error('no address'), '', 0);
        else if (!addresses.every(({ address }) => isPublicAddress(address)))
          done(privateAddress(host), '', 0);
        else if (options.all) done(null, addresses);
        else done(null, first.address, first.family);
      },
    );
  };

const privateAddress = (host: string) =>
  new ServiceError(
    'private-address',
    `${host} has a private address: name it in ALLOW_PRIVATE if that is meant`,
  );

async function readAnswer(
  response: IncomingMessage,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const encoding = response.headers['content-encoding'];
  const sent = Readable.from(bounded(response, maxBytes));
  const source = encoding ? pipeline(sent, decoderOf(encoding), () => undefined) : sent;
  const chunks: Uint8Array[] = [];
  for await (const chunk of bounded(source, maxBytes)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* bounded(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > maxBytes)
      throw new ServiceError('too-large', `the answer has more than ${maxBytes} bytes`);
    yield chunk;
  }
}

function decoderOf(encoding: string): Transform {
  if (/^(x-)?gzip$/i.test(encoding)) return createGunzip();
  if (/^deflate$/i.test(encoding)) return createInflate();
  if (/^br$/i.test(encoding)) return createBrotliDecompress();
  throw new ServiceError('unreachable', 'the answer is compressed in a way that was not asked for');
}

/**
 * Reads a service's answer as JSON.
 * @throws Error if it is not JSON in UTF-8, or too deep, with a message that is safe to log
 */
export async function readServiceJson(response: Response): Promise<unknown> {
  try {
    const bytes = await response.arrayBuffer();
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (nestingDepth(text) <= MAX_ANSWER_DEPTH) return JSON.parse(text);
  } catch {
    // The parser's own words repeat what it read.
    throw new Error('The answer is not JSON.');
  }
  throw new Error(`The answer has more than ${MAX_ANSWER_DEPTH} levels.`);
}
