import { createMessageFormat } from '../http/format-message.ts';

const { count } = createMessageFormat('en-GB');

/** What the pages of the editor say, beside the words of the fields, in English. */
export const englishEditor = {
  title: 'Edit the campaign',
  intro:
    'Everything is kept as a draft. Nothing changes for the public before you publish it, ' +
    'and you can ' +
    'leave and come back.',
  tasks: {
    who: {
      title: 'Name, and who asks',
      intro: 'People must know who asks, before they leave a name.',
    },
    imprint: {
      title: 'Imprint',
      intro: 'Who publishes this, with an address. It stands under every form.',
    },
    wards: {
      title: 'Wards',
      intro: 'The places that the campaign is about. People choose theirs from this list.',
    },
    issues: {
      title: 'Issues',
      intro:
        'From 2 to 10 issues, of which people name one. “Something else” is always asked as well.',
    },
    questions: {
      title: 'Further questions',
      intro:
        'Up to 5 questions of your own, asked after the issue. Each one more costs you answers: ' +
        'ask only what you will use.',
    },
    consents: {
      title: 'Consents',
      intro:
        'A sentence beside each box. Boxes are never ticked beforehand, and each way to ' +
        'reach somebody ' +
        'has a box of its own: the law wants both. What a person agreed to is kept with ' +
        'these words.',
    },
    next: {
      title: 'What happens next, and when',
      intro: 'People who answer want to know what comes of it.',
    },
    champions: {
      title: 'Champions',
      intro: 'Residents who sign up to bring others along.',
    },
    progress: {
      title: 'Progress',
      intro: 'What the tracker counts, and the steps of the campaign.',
    },
    pages: {
      title: 'Your web pages',
      intro: 'Where the forms may stand, and what they keep where there is no connection.',
    },
    languages: {
      title: 'Languages',
      intro: 'The languages that people can choose from.',
    },
  },
  states: {
    done: 'Done',
    todo: 'To do',
    optional: 'Optional',
    problems: (amount: number) =>
      count(amount, { one: '{count} problem', other: '{count} problems' }),
    warnings: (amount: number) =>
      count(amount, { one: '{count} thing to look at', other: '{count} things to look at' }),
  },
  changedBy: (name: string, time: string) => `Last changed by ${name}, ${time}.`,
  isLive: (version: number) => `Version ${version} is live.`,
  neverPublished: 'Never published: nobody but you can see it.',
  isUnchanged: 'The draft is the same as the live version.',
  isOvertaken: (live: number, base: number) =>
    `Version ${live} was published after this draft began, as a change of version ${base}. ` +
    `What you ` +
    'publish now replaces it: look at the changes below before you do.',
  checkAndPublish: 'Check and publish',
  versions: 'Versions',
  backToTasks: 'All tasks',
  save: 'Save',
  saveAndGoOn: 'Save and go on',
  done: {
    saved: () => 'Your changes are kept as a draft.',
    begun: () => 'The campaign is begun. Do the tasks in any order.',
    discarded: (number: number) => `The draft is as version ${number} again.`,
    published: (number: number) => `Version ${number} is live now.`,
    translated: (number: number) =>
      count(number, { one: '{count} text is changed.', other: '{count} texts are changed.' }),
    restored: (number: number) =>
      `The draft is as version ${number} was. Publish it to make it live.`,
  } as Record<string, (number: number) => string>,

  entry: (what: string, number: number) => `${what} ${number}`,
  newEntry: (what: string) => `New ${what.toLowerCase()}`,
  place: 'Place in the list',
  remove: 'Take away',
  meaningNames: {
    same: 'The same, in better words: answers stay with it',
    other: 'Another one: it begins at nothing, and the old one is taken away',
  },
  twoIssues:
    'This may be two issues: with “and” in it, you will not know which of the two people mean.',
  categories: 'Add from what residents often name',
  groups: {
    roads: 'Roads and transport',
    safety: 'Safety',
    environment: 'Environment',
    housing: 'Housing',
    work: 'Work and money',
    services: 'Services',
    community: 'Community',
    other: 'Other',
  } as Record<string, string>,

  imprintRequired: 'Yes: a promoter is named',
  imprintNotRequired: 'No: the law asks for no imprint here',
  imprintPreview: 'As it will read:',
  imprintWhy:
    'The imprint rules are for material that is to influence an election or a referendum, ' +
    'and for parties, ' +
    'candidates, elected people and registered campaigners. If you are not sure, name a ' +
    'promoter: it does no harm.',
  imprintWords: (promoter: string, address: string) => `Promoted by ${promoter}, ${address}`,
  imprintBehalf: (name: string, address: string) => `, on behalf of ${name}, ${address}`,

  findPlace: 'Constituency or council',
  findPlaceHint: 'Its name or a part of it. Its wards are then listed, to be ticked.',
  find: 'Find its wards',
  placeKinds: { constituency: 'constituency of 2024', council: 'council' },
  noPlace: (typed: string) => `There is no constituency or council called “${typed}”.`,
  noWards: (name: string) =>
    `The wards of ${name} were redrawn since the list of constituencies was made. Pick them ` +
    `by council.`,
  wardsOf: (name: string) => `Wards of ${name}`,
  wardsChosen: (amount: number) =>
    count(amount, { one: '{count} ward in the campaign', other: '{count} wards in the campaign' }),
  splitWard: (percent: number) => `${percent} % of it`,
  wardCodes: 'Codes of wards',
  wardCodesHint: 'For other wards: one code a line, such as E05011144. They are added.',
  wardCodesAll: 'Codes of all wards of the campaign, with spaces or lines between them.',
  wardGroups: 'Put the wards under the names of their councils',
  wardGroupsHint: 'For a campaign in several councils, or with names that are used twice.',
  wardsAttribution:
    'Source: Office for National Statistics licensed under the Open Government Licence ' +
    'v.3.0. Contains OS data ' +
    '© Crown copyright and database right 2025. Which wards a constituency has was counted ' +
    'from postcodes: look ' +
    'over the list.',

  firstLanguage: (name: string) => `The campaign is written in ${name} first.`,
  moreLanguages: 'Other languages',
  languageHint:
    'A form offers a language once every consent is written in it. Tick a language and save, ' +
    'and its texts are listed here.',
  missingTexts: (amount: number) =>
    count(amount, { one: '{count} text is missing', other: '{count} texts are missing' }),
  translateInto: (name: string) => `Texts in ${name}`,
  translateIntro:
    'The legal texts come first. They need somebody who speaks the language well: a consent ' +
    'is only as good as its words.',
  tableOut: 'Take the texts away as a table (CSV), for a translator',
  tableIn: 'The table with the translations in it',
  takeTable: 'Take in the table',

  conflictTitle: 'Somebody else changed this',
  conflictIntro: (name: string, time: string) =>
    `${name} changed the same fields (${time}) while you had this page open. Choose for each ` +
    `what it is to be. ` +
    'Nothing of yours is lost until you choose.',
  yours: 'Yours',
  theirs: (name: string) => `From ${name}`,
  empty: '(empty)',
  asChosen: 'Save as chosen',

  publishTitle: 'Check and publish',
  publishVersion: (version: number) => `Publish as version ${version}`,
  changes: (live: number) => `What changes since version ${live}`,
  noChanges: 'Nothing has changed since the live version, so there is nothing to publish.',
  firstVersion: 'This is the first version. After you publish it, forms can show it.',
  answersStay: (version: number) =>
    `Answers that were already given stay with version ${version} and its words.`,
  problemsTitle: 'Before you can publish',
  warningsTitle: 'Worth a look',
  note: 'Note for your colleagues',
  noteHint: 'Why it changes. It stands in the list of versions, and nowhere in public.',
  staleDraft:
    'Somebody else changed the draft after this page was made. Look at the changes again.',

  discardLink: 'Discard the draft',
  discardTitle: 'Discard the draft?',
  discardIntro: (version: number) =>
    `The draft is then as version ${version} again, which stays live. This is given up:`,
  discardNew:
    'This campaign was never published. All of it is given up, and can’t be brought back.',
  discard: 'Discard the draft',

  version: (number: number) => `Version ${number}`,
  columns: { version: 'Version', when: 'When', who: 'Who', note: 'Note' },
  whenUnknown: 'not known',
  compareWithPrevious: 'What changed',
  compareTitle: (from: string, to: string) => `From ${from} to ${to}`,
  theDraft: 'the draft',
  bringBack: 'Bring back as a draft',
  bringBackLabel: (version: number) => `Bring back as a draft: version ${version}`,
  noDifference: 'They say the same.',
  moreChanges: (count: number) => `And ${count} more changes.`,

  newTitle: 'A new campaign',
  newIntro: 'You can change all of it later. Nobody sees it before you publish it.',
  newLink: 'Begin a new campaign',
  firstCampaign: 'There is no campaign here yet. Begin the first one: it takes about ten minutes.',
  drafts: 'Drafts',
  beginFrom: 'Begin from',
  templates: {
    party: 'A party or a constituency party',
    residents: 'A residents’ group',
    church: 'A church or a faith group',
    organisation: 'Another organisation',
  },
  copyOf: 'A copy of',
  file: 'A file',
  fileHint:
    'A campaign document (JSON) from elsewhere. Leave it empty to begin from a template or a copy.',
  campaignName: 'What is the campaign called?',
  campaignNameHint: 'It stands above every form, for example “One big issue, ward by ward”.',
  organisation: 'Whose campaign is it?',
  organisationHint: 'The full name of your organisation. It stands in the consents.',
  begin: 'Begin',
  nothing: 'None: use the template',
  problems: {
    name: 'Write what the campaign is called.',
    organisation: 'Write the name of your organisation.',
    fileNotJson: 'This file is no campaign document: it is not JSON.',
    fileTooDeep: 'This file is no campaign document: too much stands inside each other.',
    fileNotObject: 'This file is no campaign document.',
    taken: (id: string) => `There is a campaign with the id “${id}” already. Open it to change it.`,
    badId: (id: string) =>
      `“${id}” can’t be the id of a campaign: small letters, digits and hyphens can.`,
  },

  channels: {
    keep: 'Keep their name',
    email: 'Email them',
    sms: 'Text them',
    phone: 'Phone them',
    post: 'Write them letters',
    share: 'Pass their name on to another body',
  },
  consentForms: {
    '': 'In every form that asks for a name',
    contact: 'After an answer',
    'champion-signup': 'Where somebody signs up to help',
  },
  questionKinds: {
    choice: 'Choose one',
    choices: 'Choose as many as fit',
    text: 'Write a line',
    number: 'A number',
  },
  orders: {
    given: 'As they stand here',
    alphabetical: 'By the alphabet',
    random: 'By chance, for each person anew',
  },
  counts: {
    responses: 'Answers: counted here',
    recruited: 'Champions: counted here',
    oneToOnes: '1-2-1s held: counted here',
    trained: 'People trained: counted here',
    organisations: 'Organisations: counted here',
    manual: 'Written down by an organiser',
  },
};
