/** The codings that answers are prepared in, the shortest first. */
export const CONTENT_CODINGS = ['br', 'gzip', 'identity'] as const;
export type ContentCoding = (typeof CONTENT_CODINGS)[number];

/**
 * Chooses the coding that a client prefers; if it prefers several alike, the shortest: RFC 9110,
 * section 12.5.3.
 * @param header `Accept-Encoding`; a client without it gets plain bytes, because it may know no
 * coding
 * @returns undefined if the client accepts none of them
 */
export function chooseCoding(header: string | undefined): ContentCoding | undefined {
  if (header === undefined) return 'identity';
  const weights = readWeights(header);
  const any = weights.get('*');
  const weightOf = (coding: ContentCoding): number => {
    const own = weights.get(coding) ?? any;
    // Plain bytes are accepted unless the client refuses them, and come after what it asks for.
    return own ?? (coding === 'identity' ? Number.MIN_VALUE : 0);
  };
  const [best] = CONTENT_CODINGS.filter((coding) => weightOf(coding) > 0).sort(
    (a, b) => weightOf(b) - weightOf(a),
  );
  return best;
}

/** `gzip;q=0.5, br` as a map. A weight that cannot be read counts as 1, as if it were left out. */
function readWeights(header: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const item of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const isWeight = weight !== undefined && /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight);
    if (name) weights.set(name === 'x-gzip' ? 'gzip' : name, isWeight ? Number(weight) : 1);
  }
  return weights;
}
