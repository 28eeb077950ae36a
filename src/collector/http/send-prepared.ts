import type { Context } from 'hono';
import { chooseCoding } from './accept-encoding.ts';
import { HttpProblem } from './http-problem.ts';
import type { PreparedBody } from './prepared-body.ts';

/**
 * Answers with the coding that the client prefers, or with 304 if it has those bytes already.
 * @throws HttpProblem 406 if it accepts neither brotli, gzip nor plain bytes
 */
export async function sendPrepared(
  c: Context,
  body: PreparedBody,
  cacheControl: string,
): Promise<Response> {
  c.header('Vary', 'Accept-Encoding');
  const accepted = chooseCoding(c.req.header('Accept-Encoding'));
  const coding = accepted && !body.isCompressible ? 'identity' : accepted;
  if (!coding) throw new HttpProblem(406, 'Take br, gzip or identity in Accept-Encoding.');
  const { bytes, etag } = await body.encoded(coding);
  c.header('ETag', etag);
  c.header('Cache-Control', cacheControl);
  if (matchesTag(c.req.header('If-None-Match'), etag)) return c.body(null, 304);
  c.header('Content-Type', body.type);
  c.header('Content-Length', String(bytes.byteLength));
  if (coding !== 'identity') c.header('Content-Encoding', coding);
  return c.body(bytes);
}

/**
 * Whether a list of tags names this one. Weak tags match too, because a cache on the way may have
 * weakened it: RFC 9110, section 13.1.2.
 */
function matchesTag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
