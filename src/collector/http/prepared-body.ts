import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { ContentCoding } from './accept-encoding.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** One coding of a body, ready to be sent. */
export interface Representation {
  bytes: Bytes;
  /** A strong entity tag, so each coding has its own: RFC 9110, section 8.8.3. */
  etag: string;
}

const HASH_LENGTH = 22;
/** Higher qualities save a few per cent more, but take many times as long. */
const BROTLI_QUALITY = 5;
const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/**
 * The bytes of an answer. Each coding is made once, on its first request, in another thread,
 * however many requests wait for it.
 */
export class PreparedBody {
  readonly type: string;
  readonly #bytes: Bytes;
  readonly #hash: string;
  readonly #representations = new Map<ContentCoding, Promise<Representation>>();
  #compressedBytes = 0;

  /** @param brotli the same bytes, if they are already compressed */
  constructor(type: string, body: string | Bytes, brotli?: Bytes) {
    this.type = type;
    this.#bytes = typeof body === 'string' ? Buffer.from(body) : body;
    this.#hash = createHash('sha256').update(this.#bytes).digest('base64url').slice(0, HASH_LENGTH);
    this.#representations.set(
      'identity',
      Promise.resolve(this.#represent('identity', this.#bytes)),
    );
    if (brotli) this.#representations.set('br', Promise.resolve(this.#represent('br', brotli)));
  }

  /** How much memory it takes. */
  get byteLength(): number {
    return this.#bytes.byteLength + this.#compressedBytes;
  }

  /** A picture has been compressed when it was made. */
  get isCompressible(): boolean {
    return !this.type.startsWith('image/');
  }

  hasSameBytes(other: PreparedBody): boolean {
    return this.#hash === other.#hash;
  }

  encoded(coding: ContentCoding): Promise<Representation> {
    let representation = this.#representations.get(coding);
    if (!representation) {
      representation = this.#compress(coding);
      this.#representations.set(coding, representation);
      // If a thread failed once, for lack of memory, the next request starts it again.
      representation.catch(() => this.#representations.delete(coding));
    }
    return representation;
  }

  async #compress(coding: ContentCoding): Promise<Representation> {
    const bytes = coding === 'br' ? await brotliOf(this.#bytes) : await compressGzip(this.#bytes);
    this.#compressedBytes += bytes.byteLength;
    return this.#represent(coding, bytes);
  }

  #represent(coding: ContentCoding, bytes: Bytes): Representation {
    const suffix = coding === 'identity' ? '' : `-${coding}`;
    return { bytes, etag: `"${this.#hash}${suffix}"` };
  }
}

const brotliOf = (bytes: Bytes): Promise<Bytes> =>
  compressBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  });
