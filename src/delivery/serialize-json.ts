/** A copy in which nothing has a `toJSON`. */
function plain(value: unknown): unknown {
  if (!value || typeof value !== 'object') return value;
  const copy = Array.isArray(value)
    ? value.map(plain)
    : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  return Object.defineProperty(copy, 'toJSON', { value: undefined });
}

/**
 * Writes JSON. Some pages' scripts give arrays and objects a `toJSON`, which would change or break
 * what is sent.
 */
export const serializeJson = (value: unknown): string => JSON.stringify(plain(value));
