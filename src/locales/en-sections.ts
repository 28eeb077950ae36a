/**
 * What the tracker says of milestones, wards, pledges, events and wins, in English. Figures, days
 * and names come written the way they are in the language.
 */
export const sectionMessages = {
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

export type SectionMessages = typeof sectionMessages;
