/**
 * Whether an answer enters the figures. Only `counted` does; `erased` is the rest of an answer
 * that somebody withdrew.
 */
export type EntryState = 'counted' | 'held' | 'erased';
