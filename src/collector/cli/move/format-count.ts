/** `1,234` */
export const formatCount = (count: number | undefined): string =>
  (count ?? 0).toLocaleString('en-GB');
