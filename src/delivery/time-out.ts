const TIME_OUT = 20_000;

/** Ends a request that hangs. Browsers of before 2022 don't have it, and give up by themselves. */
export const timeOut = (): AbortSignal | null => AbortSignal.timeout?.(TIME_OUT) ?? null;
