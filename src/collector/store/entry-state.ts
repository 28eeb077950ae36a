/**
 * Whether an answer enters the figures. Only `counted` does; `erased` is what is left of an answer
 * somebody took back.
 */
export type EntryState = 'counted' | 'held' | 'erased';
