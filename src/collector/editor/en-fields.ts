/** What a field is called, and what is said under it. */
export interface FieldWords {
  label: string;
  hint?: string;
}

/** The words of a question of the campaign's own, in whichever form it is asked. */
function questionFields(list: string): Record<string, FieldWords> {
  return {
    [`${list}.label`]: { label: 'What you ask' },
    [`${list}.kind`]: {
      label: 'How it is answered',
      hint: 'Once it was published, another way makes another question of it.',
    },
    [`${list}.hint`]: { label: 'Help under the question' },
    [`${list}.required`]: { label: 'The form is sent only with an answer to it' },
    [`${list}.choices`]: {
      label: 'Choices',
      hint: 'From 2 to 12, where people choose; none where they write. Save to get more rows.',
    },
    [`${list}.choices.label`]: { label: 'What can be chosen' },
  };
}

/** The fields of a campaign document by their paths, without the places in lists, in English. */
export const englishFields: Readonly<Record<string, FieldWords>> = {
  name: { label: 'Name of the campaign', hint: 'It stands above every form.' },
  'controller.name': {
    label: 'Who asks',
    hint: 'The organisation that decides what happens with names and answers, by its full name.',
  },
  'controller.contact': {
    label: 'How to reach you',
    hint: 'An email address, a telephone number or a page. It stands under every form.',
  },
  'controller.complaints': {
    label: 'Where to complain',
    hint: 'An email address or a page, for questions about personal data.',
  },
  'controller.retentionDays': {
    label: 'Days for which names are kept',
    hint: 'Counted from the last time that somebody took part. 365 is a year.',
  },
  'controller.privacyUrl': {
    label: 'Page with your privacy notice',
    hint:
      'Its whole address, with https. Leave it empty, and a notice is written from this page and ' +
      'published beside the campaign.',
  },
  imprint: { label: 'Imprint' },
  'imprint.kind': {
    label: 'Are you a party, a candidate, an elected person or a registered campaigner?',
    hint:
      'The law then wants a name and an address under every form (Elections Act 2022, ' +
      'section 41).',
  },
  'imprint.promoter.name': {
    label: 'Promoter: name',
    hint: 'The person who is responsible that this is published: often the agent.',
  },
  'imprint.promoter.address': {
    label: 'Promoter: address',
    hint: 'Where post reaches them; an office or a PO box will do.',
  },
  'imprint.onBehalfOf.name': {
    label: 'On behalf of: name',
    hint: 'The party, the candidate or the campaigner. Leave it empty if the promoter acts alone.',
  },
  'imprint.onBehalfOf.address': { label: 'On behalf of: address' },
  'areas.version': {
    label: 'Edition of the boundaries',
    hint:
      'Ward codes change from year to year. 2025-05 is the edition that wards are picked ' +
      'from here.',
  },
  'areas.wards': { label: 'Wards' },
  'areas.wards.name': { label: 'Name' },
  'areas.wards.group': { label: 'Group' },
  'survey.issues': { label: 'Issues' },
  'survey.issues.label': { label: 'What the issue is called' },
  'survey.questions': { label: 'Questions after the issue' },
  ...questionFields('survey.questions'),
  'survey.order': {
    label: 'Order in which people see them',
    hint: 'What stands first is chosen more often. By chance, each issue is first for some.',
  },
  'survey.contactStep': {
    label: 'Ask “Would you like to hear what happens?” after an answer',
    hint: 'People may then leave a name. Their answer stays anonymous.',
  },
  'survey.next': {
    label: 'After an answer',
    hint: 'What happens next, and when. It is told with the thanks.',
  },
  publishThreshold: {
    label: 'Answers that a ward needs before anything of it is published',
    hint: 'From 1 to 1000. 5 if left empty.',
  },
  'champion.wanted': {
    label: 'Look for champions: residents who bring others along',
    hint: 'The page with the sign-up then has a form of its own.',
  },
  'champion.roles': { label: 'Ways to help' },
  'champion.roles.label': { label: 'A way to help' },
  'champion.questions': { label: 'Questions to champions' },
  ...questionFields('champion.questions'),
  'champion.oneToOne': { label: 'Offer a 1-2-1 meeting' },
  'champion.organisations': { label: 'Organisations may join, too' },
  'champion.next': {
    label: 'After a sign-up',
    hint: 'What happens next, and when. It is told with the thanks.',
  },
  'champion.page': {
    label: 'Page with the sign-up',
    hint: 'Its address on your web site, if there is one.',
  },
  'consents.statement': { label: 'What people agree to' },
  'consents.channel': { label: 'What it lets you do' },
  'consents.kinds': { label: 'Where it is asked' },
  'consents.organisationStatement': {
    label: 'The same, where an organisation joins',
    hint: 'Leave it empty where the words above fit an organisation as well.',
  },
  'consents.controller.name': {
    label: 'Another body that may rely on it: its name',
    hint: 'Only where names are passed on, or you decide together with another body.',
  },
  'consents.controller.privacyUrl': {
    label: 'Its privacy notice',
    hint: 'The whole address, with https.',
  },
  consents: { label: 'Consents' },
  minimumAge: {
    label: 'Age from which people may leave their name',
    hint: 'From 13 to 100. 16 if left empty. Younger people can still answer.',
  },
  opens: { label: 'Opens', hint: 'By the clock of the United Kingdom. Empty: it is open at once.' },
  closes: { label: 'Closes', hint: 'By the clock of the United Kingdom. Empty: it stays open.' },
  'progress.measures': { label: 'What is counted' },
  'progress.measures.label': { label: 'What it is called' },
  'progress.measures.unit': {
    label: 'Unit',
    hint: 'What stands after the figure: people. Or for one and for more: person / people.',
  },
  'progress.measures.goal': { label: 'Goal' },
  'progress.measures.stretch': {
    label: 'Goals after that',
    hint: 'Each higher than the one before, with spaces between them.',
  },
  'progress.measures.counts': { label: 'Where the figure comes from' },
  'progress.milestones': { label: 'Milestones' },
  'progress.milestones.label': { label: 'A step of the campaign' },
  'progress.page': { label: 'Page with the progress', hint: 'Its address on your web site.' },
  'progress.partners': {
    label: 'Other campaigns whose figures are added',
    hint: 'The addresses of their progress reports, one a line.',
  },
  'progress.sharedWith': {
    label: 'Campaigns that may add your figures to theirs',
    hint: 'Their ids, or the addresses of their collectors, one a line.',
  },
  hosts: {
    label: 'Web sites on which the forms may stand',
    hint:
      'One a line, such as https://example.org. Left empty, anybody can put them on any page. ' +
      'Only the owner can change this.',
  },
  outboxDays: {
    label: 'Days for which a telephone keeps what could not be sent',
    hint: 'From 1 to 365. 30 if left empty. It sends it as soon as it can.',
  },
  languages: { label: 'Languages' },
};

/** A path without the places in lists: where the words of its field stand. */
export const pathPattern = (path: string): string => path.replace(/\.\d+(?=\.|$)/g, '');
