import type { BallotState } from 'campaign-widgets/contract';
import { CAN_BE_CALLED_OFF } from './ballot-actions.ts';

/** The states that an organiser can move a ballot to, and from which. */
export const STATE_MOVES = {
  published: ['draft'],
  open: ['published'],
  closed: ['open'],
  counting: ['closed'],
  'called-off': CAN_BE_CALLED_OFF,
} as const satisfies Partial<Record<BallotState, readonly BallotState[]>>;

export type MovedState = keyof typeof STATE_MOVES;

export const isMovedState = (word: unknown): word is MovedState =>
  typeof word === 'string' && Object.hasOwn(STATE_MOVES, word);
