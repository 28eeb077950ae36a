function questionProblems(list: string): Record<string, string> {
  return {
    [`${list} format`]: 'There can be at most 5 questions.',
    [`${list}.choices required`]: 'Write at least two things to choose from.',
    [`${list}.choices format`]:
      'From 2 to 12 things can be chosen from; a line or a number that people write has none.',
    [`${list}.meaning choose`]:
      'Say whether it is the same question in better words, or another one.',
    [`${list}.choices.meaning choose`]:
      'Say whether it is the same choice in better words, or another one.',
  };
}

/** What has to be put right in a draft, in English. */
export const englishProblems = {
  isEmpty: (field: string) => `Fill in: ${field}.`,
  isWrong: (field: string, message: string) => `${field}: ${message}.`,
  /**
   * Instead of what the checker says, by the path of the problem without places in lists, and its
   * code.
   */
  checks: {
    'survey.issues required': 'Choose from 2 to 10 issues.',
    'survey.issues format': 'There have to be from 2 to 10 issues.',
    'survey required': 'Choose from 2 to 10 issues.',
    'areas.wards required': 'Pick at least one ward.',
    'areas.wards format': 'Pick at least one ward, and at most 2000.',
    'areas required': 'Pick at least one ward.',
    imprint: 'Say whether an imprint is needed, and name the promoter with an address.',
    'opens format': 'Write day and time as 2026-05-01 09:00.',
    'closes format': 'Write day and time as 2026-05-01 21:00.',
    'opens no-such-time': 'There is no such time on this day: the clocks go forward by an hour.',
    'closes no-such-time': 'There is no such time on this day: the clocks go forward by an hour.',
    'survey.issues.meaning choose':
      'Say whether it is the same issue in better words, or another one.',
    'champion.roles.meaning choose': 'Say whether it is the same in better words, or another one.',
    ...questionProblems('survey.questions'),
    ...questionProblems('champion.questions'),
    'champion.roles format': 'Name at least one way to help.',
  } as Record<string, string>,
};
