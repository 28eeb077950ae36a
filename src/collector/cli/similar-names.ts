const normalize = (name: string): string => name.toUpperCase().replaceAll(/[_-]/g, '');

/**
 * Whether two names are equal except for capitals and underscores, or except for one letter:
 * missing, added, wrong, or two neighbours swapped.
 */
export function isOneTypoAway(one: string, other: string): boolean {
  const [a, b] = [normalize(one), normalize(other)];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  const swapped = `${restB.charAt(1)}${restB.charAt(0)}`;
  return restB.length === 2 && restA === swapped;
}
