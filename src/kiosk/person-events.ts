import type { PostedSubmission } from '../contract/submission/form-reader.ts';

/** What somebody has filled in, checked, to be kept. Not public: it stays in the tablet's page. */
export class FilledInEvent extends Event {
  static readonly type = 'kiosk-filled-in';
  readonly submission: PostedSubmission;

  constructor(submission: PostedSubmission) {
    super(FilledInEvent.type);
    this.submission = submission;
  }
}

/** Somebody leaves, with or without having finished. */
export class PersonLeftEvent extends Event {
  static readonly type = 'kiosk-left';

  constructor() {
    super(PersonLeftEvent.type);
  }
}
