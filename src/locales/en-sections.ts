/** What the tracker says of everything but measures, in English: in a file of its own, since not every page shows it. */
export const sections = {
  titles: { milestones: 'Milestones', wards: 'Ward by ward', pledges: 'Pledges', events: 'Events', wins: 'What we have won' },
  states: { done: 'Done', now: 'Now', next: 'Next' },
  fewer: (least: string) => `fewer than ${least}`,
  asked: 'Asked:',
  answer: 'Answer:',
  answers: { yes: 'Yes', no: 'No', partly: 'Partly', 'none-yet': 'No answer yet' },
  keptTitle: 'Kept:',
  kept: { yes: 'Yes', no: 'No', pending: 'Not due yet' },
  followUp: (day: string) => `We ask again on ${day}.`,
  source: 'Source',
  came: (turnout: string) => `${turnout} came`,
  wanted: (target: string) => `Target: ${target}`,
  ofTarget: (target: string) => `of ${target} wanted`,
  targetReached: 'target reached',
  targetPassed: 'target passed',
  lastTime: (turnout: string) => `Last time: ${turnout}.`,
  with: (names: string) => `With ${names}.`,
};

export type Sections = typeof sections;
