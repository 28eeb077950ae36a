import type { BallotSubmission } from '../contract/ballot/vote-form.ts';

/** A checked vote, to be kept. Not a public event: it stays inside the page of the tablet. */
export class VoteCastEvent extends Event {
  static readonly type = 'kiosk-cast';
  readonly vote: BallotSubmission;

  constructor(vote: BallotSubmission) {
    super(VoteCastEvent.type);
    this.vote = vote;
  }
}

/** Somebody leaves without voting. */
export class VoterLeftEvent extends Event {
  static readonly type = 'kiosk-left';

  constructor() {
    super(VoterLeftEvent.type);
  }
}
