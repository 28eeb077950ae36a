const TIME_OUT = 20_000;

/** Ends a request that hangs. Browsers of before 2022 don't have it, and give up by themselves. */
export const timeOut = (): AbortSignal | null => AbortSignal.timeout?.(TIME_OUT) ?? null;

/** `Retry-After` is in seconds, or a date: RFC 9110, section 10.2.3. */
export function secondsToWait({ headers }: Response): number | undefined {
  const value = headers.get('Retry-After') ?? '';
  return Number(value) || (Date.parse(value) - Date.now()) / 1000 || undefined;
}
