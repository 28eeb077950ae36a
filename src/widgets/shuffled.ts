const orders = new Map<string, string[]>();

/** A random order of ids, the same each time the page asks for it under this key: one person sees one order. */
export function shuffled(key: string, ids: string[]): string[] {
  const order =
    orders.get(key) ??
    ids
      .map((id) => ({ id, at: Math.random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ id }) => id);
  orders.set(key, order);
  return order;
}
