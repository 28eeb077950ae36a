/**
 * What the sign-up says, in English: in a file of its own, which a page with a survey alone does
 * not load.
 */
export const englishChampion = {
  invited:
    'An invitation brought you here. We count it for the person who sent it, and do not tell them your name.',
  drop: 'Leave the invitation out',
  dropped: 'The invitation is left out.',
  reach: 'How can we reach you?',
  reachHint: 'Give an email address, a telephone number, or both.',
  phone: 'Telephone number',
  cares: 'What do you care about? (optional)',
  roles: 'How would you like to help? (optional)',
  several: 'Tick as many as you like.',
  meeting: 'Would you like to meet? (optional)',
  meetingHint: 'A 1-2-1 is a talk with an organiser about what matters to you.',
  oneToOne: 'I would like a 1-2-1',
  days: 'Days that suit you',
  dayNames: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  },
  parts: 'Times of day',
  partNames: { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' },
  way: 'How to meet',
  ways: { 'in-person': 'In person', phone: 'By telephone', '': 'Either' },
  place: 'A place that suits you',
  language: 'Language you would like us to use (optional)',
  send: 'Sign me up',
  thanks: 'Thank you for stepping forward',
  privacy: (controller: string, days: number) =>
    `${controller} asks this, and keeps it for ${days} days after we last spoke. You can see, ` +
    'change or delete it at any time.',
};

export type ChampionMessages = typeof englishChampion;
