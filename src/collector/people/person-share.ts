import type { PersonRecord } from './derive-person.ts';
import type { RegisterMeasure } from './people-records.ts';

/**
 * Whether a person counts as recruited. `countedBefore`: they, or somebody of whom they may be a
 * second record, were counted before they were erased. `notCounted`: they came with a list whose
 * people do not count.
 */
export const RECRUIT = { counts: 1, countedBefore: 0, notCounted: -1 } as const;

/**
 * What one person adds to the figures. It is kept in their row, so that a correction subtracts
 * exactly what was added, and an erasure subtracts nothing.
 */
export interface PersonShare {
  area: string;
  source: string;
  counts: Partial<Record<RegisterMeasure, number>>;
  /** Their place in the chain of invitations; 0 while they are not counted as recruited. */
  depth: number;
  /** The code that they used, while they are counted as brought by it. */
  code: string | null;
}

/** What decides how a person is counted. */
export interface CountingFacts {
  person: Pick<
    PersonRecord,
    'area' | 'source' | 'state' | 'same_as' | 'recruit' | 'depth' | 'trainings' | 'invited_code'
  >;
  /** Whether another counted person, who may be the same one, was here before. */
  isDuplicate: boolean;
  oneToOnesAsked: number;
  oneToOnesHeld: number;
  /**
   * How many organisations are counted through them: one, or those of two records of one person.
   */
  organisations: number;
  /** How many invitations of theirs have brought somebody. */
  invitations: number;
}

export function shareOf({ person, isDuplicate, ...counts }: CountingFacts): PersonShare {
  const counted = person.state === 'counted';
  const recruited = counted && person.recruit === 1 && !isDuplicate;
  const share: PersonShare = {
    area: person.area,
    source: person.source ?? '',
    counts: {},
    depth: recruited ? person.depth : 0,
    code: recruited ? person.invited_code : null,
  };
  if (recruited) share.counts.recruited = 1;
  // For somebody who may be a known person, nothing else counts until it is decided.
  if (counted && (person.same_as === null || recruited)) {
    const { oneToOnesAsked, oneToOnesHeld, organisations, invitations } = counts;
    const trained = person.trainings > 0 ? 1 : 0;
    const all = { oneToOnesAsked, oneToOnesHeld, trained, organisations, invitations };
    for (const [measure, count] of Object.entries(all) as [RegisterMeasure, number][])
      if (count > 0) share.counts[measure] = count;
  }
  return share;
}

export const NO_SHARE: PersonShare = { area: '', source: '', counts: {}, depth: 0, code: null };

export const readShare = ({ share }: Pick<PersonRecord, 'share'>): PersonShare =>
  JSON.parse(share) as PersonShare;
