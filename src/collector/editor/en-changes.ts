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
    'champion.roles': 'Role of champions',
    'progress.measures': 'Measure',
    'progress.milestones': 'Milestone',
  } as Record<string, string>,
  /** Lists as a whole. */
  lists: {
    'areas.wards': 'Wards',
    consents: 'Consents',
    'survey.issues': 'Issues',
    'champion.roles': 'Roles of champions',
    'progress.measures': 'Measures',
    'progress.milestones': 'Milestones',
  } as Record<string, string>,
};
