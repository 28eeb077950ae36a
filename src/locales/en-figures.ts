/** What the tracker says of its figures, in English. Figures, days and names come written as they are in the language. */
export const figures = {
  empty: 'There are no figures yet.',
  /** After the figure itself: 62 “of 100”. */
  outOf: (goal: string) => `of ${goal}`,
  reached: 'goal reached',
  passed: 'goal passed',
  next: (goal: string) => `Next goal: ${goal}.`,
  before: (value: string, day: string) => `${value} on ${day}.`,
  together: (names: string) => `Together with ${names}.`,
  asOf: (day: string) => `As of ${day}.`,
  notNew: 'These are the last figures we could get.',
  titles: {
    milestones: 'Milestones',
    wards: 'Ward by ward',
    pledges: 'Pledges',
    events: 'Events',
    wins: 'What we have won',
  },
  states: { done: 'Done', now: 'Now', next: 'Next' },
  /** In place of what would tell of too few people. */
  notShown: 'not shown',
  asked: 'Asked:',
  answer: 'Answer:',
  answers: { yes: 'Yes', no: 'No', partly: 'Partly', 'none-yet': 'No answer yet' },
  kept: { yes: 'Kept', no: 'Not kept', pending: 'Not due yet' },
  followUp: (day: string) => `We ask again on ${day}.`,
  source: 'Source',
  turnout: 'Turnout:',
  target: (target: string) => `Target: ${target}.`,
  lastTime: (turnout: string) => `Last time: ${turnout}.`,
  with: (names: string) => `With ${names}.`,
};

export type Figures = typeof figures;
