/** A copy without any `toJSON`. */
function plain(value: unknown): unknown {
  if (!value || typeof value !== 'object') return value;
  const copy = Array.isArray(value)
    ? value.map(plain)
    : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  return Object.defineProperty(copy, 'toJSON', { value: undefined });
}

/**
 * Writes JSON. Some pages' scripts add a `toJSON` to arrays and objects, which would change or
 * break the sent data.
 */
export const serializeJson = (value: unknown): string => JSON.stringify(plain(value));
