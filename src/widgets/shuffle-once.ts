const savedOrders = new Map<string, string[]>();

/** A random order of ids, always the same for this key on a page: a person sees one order. */
export function shuffleOnce(key: string, ids: string[]): string[] {
  const order =
    savedOrders.get(key) ??
    ids
      .map((id) => ({ id, at: Math.random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ id }) => id);
  savedOrders.set(key, order);
  return order;
}
