const pluralRules = new Intl.PluralRules('en');
const broughtInWords = (count: number) =>
  `${new Intl.NumberFormat('en-GB').format(count)} ${pluralRules.select(count) === 'one' ? 'person has' : 'people have'}`;

/**
 * What the private page says, in English; the shape that every other language must fill. Days come
 * written the way they are in the language.
 */
export const englishPrivatePage = {
  title: 'What you gave us',
  loading: 'Loading…',
  intro: (controller: string, campaign: string, day: string) =>
    `You gave this to ${controller} on ${day}, for “${campaign}”.`,
  keepLink:
    'Whoever has the link of this page can see, change and delete all of it. Keep the link to yourself.',
  keptUntil: (day: string, days: number) =>
    `We keep it until ${day}, which is ${days} days after we were last in touch.`,

  details: {
    title: 'What we keep',
    names: {
      name: 'Name',
      email: 'Email',
      phone: 'Telephone',
      ward: 'Ward',
      cares: 'What you care about',
      roles: 'How you would like to help',
      oneToOne: 'A 1-2-1 you asked for',
      language: 'Language you would like us to use',
      organisation: 'Organisation',
      invited: 'How you came',
    },
    byInvitation: 'By the link of somebody who invited you',
    unknownWard: 'You don’t know it',
    outsideWard: 'Outside these wards',
    anyTime: 'Any time',
    people: (count: string) => `about ${count} people`,
    listed: 'may be named publicly',
    unlisted: 'not to be named publicly',
    corrected: 'Corrected by an organiser.',
    change: 'Change this',
  },
  change: {
    title: 'Change what we keep',
    save: 'Save the changes',
    cancel: 'Leave it as it was',
    saving: 'Saving…',
    saved: 'Saved. This is what stands now.',
    unchanged: 'Nothing was different, so nothing has changed.',
  },
  consents: {
    title: 'What you agreed to',
    agreed: {
      form: (day: string) => `You agreed when you signed up, on ${day}.`,
      mine: (day: string) => `You agreed on this page, on ${day}.`,
      organiser: (day: string) => `An organiser wrote down on ${day} that you agreed.`,
      import: (day: string) => `It came with a list on ${day}.`,
    },
    notAgreed: 'You have not agreed to this.',
    withdrawn: (day: string) => `You took this back on ${day}.`,
    /** The version and the language in which it was shown. */
    version: (version: number, language: string) => `Version ${version}, in ${language}`,
    withdraw: 'Take it back',
    withdrawNow: 'Done. You have taken this back.',
    keep: 'To take this back, delete everything below: without it nothing may be kept.',
  },
  offers: {
    hint: 'None of these is needed. Tick one only if you want it.',
    isNew: 'This is new since you signed up.',
    give: 'Agree to what I ticked',
    given: 'Done. We have written down that you agree.',
    noneTicked: 'Tick what you agree to',
  },
  invite: {
    title: 'Your invitation',
    brought: (count: number) =>
      count === 0
        ? 'Nobody has come by your invitation yet.'
        : `${broughtInWords(count)} come by your invitation.`,
    showQr: 'Show a QR code',
  },
  copy: {
    title: 'A copy for you',
    print: 'Print it',
    download: 'Download it (JSON)',
    file: 'what-you-gave-us.json',
    printedOn: (day: string) => `Printed on ${day}.`,
  },
  deletion: {
    title: 'Delete everything',
    hint: 'We delete all that this page shows, and nobody can bring it back.',
    stays:
      'What stays tells nothing of you: the number of this sign-up, so that a late message is not taken for a new one; a code that can’t be read, so that no list brings you here again without you; and counts of how many took part.',
    ask: 'Delete everything…',
    sure: 'Delete everything you gave us?',
    yes: 'Yes, delete it now',
    no: 'No, keep it',
    done: 'Everything is deleted',
    doneMore: 'Nothing of what you gave us is kept. You are welcome to come back at any time.',
  },
  nothing: {
    title: 'There is nothing at this link',
    more: 'The link is not whole, or what it showed has been deleted. Open it again from your message or from where you saved it.',
  },
  failures: {
    unreachable:
      'We could not reach the server, so we can’t say that anything has changed. See if you are connected, and try again: to press twice does no harm.',
    tooMany: 'That was a lot at once. Wait a minute, then try again.',
    refused: 'This could not be taken, and nothing has changed.',
  },
  otherLanguage: { lang: 'cy', label: 'Cymraeg' },
};

export type PrivatePageMessages = typeof englishPrivatePage;
