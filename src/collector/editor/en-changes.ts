/** What is told of the changes between two versions, in English. */
export const englishChanges = {
  added: (what: string, value: string) => `${what} is new${value === '' ? '' : `: ${value}`}.`,
  removed: (what: string, value: string) =>
    `${what} is taken away${value === '' ? '' : `; it was ${value}`}.`,
  changed: (what: string, before: string, after: string) =>
    `${what} was ${before}, and is now ${after}.`,
  moved: (what: string) => `${what}: the order is another one.`,
  yes: 'yes',
  no: 'no',
  quoted: (text: string) => `“${text}”`,
  inLanguage: (what: string, language: string) => `${what} (${language})`,
  partOf: (entry: string, part: string) => `${entry}, ${part}`,
  /** Entries of lists, by the path of the list. */
  entries: {
    'areas.wards': 'Ward',
    consents: 'Consent',
    'survey.issues': 'Issue',
    'survey.questions': 'Question',
    'survey.questions.choices': 'Choice',
    'champion.roles': 'Role of champions',
    'champion.questions': 'Question to champions',
    'champion.questions.choices': 'Choice',
    'progress.measures': 'Measure',
    'progress.milestones': 'Milestone',
  } as Record<string, string>,
  /** Lists as a whole. */
  lists: {
    'areas.wards': 'Wards',
    consents: 'Consents',
    'survey.issues': 'Issues',
    'survey.questions': 'Questions after the issue',
    'survey.questions.choices': 'Choices',
    'champion.roles': 'Roles of champions',
    'champion.questions': 'Questions to champions',
    'champion.questions.choices': 'Choices',
    'progress.measures': 'Measures',
    'progress.milestones': 'Milestones',
  } as Record<string, string>,
};
