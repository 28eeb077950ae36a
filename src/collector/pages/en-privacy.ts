import { createMessageFormat } from '../http/format-message.ts';

const { count } = createMessageFormat('en-GB');

/** The privacy notice written from the fields of a campaign, in English. */
export const englishPrivacy = {
  title: (campaign: string) => `Privacy notice: ${campaign}`,
  whoTitle: 'Who decides about your data',
  who: (name: string) =>
    `${name} is the controller of the personal data of this campaign. Reach us at`,
  whatTitle: 'What is kept',
  answers:
    'Your answer to the survey is anonymous: the issue, your ward, the day, the page that it ' +
    'came from, and ' +
    'what you wrote. It is never linked with a name. Please write nothing in it that tells ' +
    'who you are.',
  names:
    'If you choose to leave your name: your name, your contact details, your ward and what ' +
    'you ticked, with the ' +
    'words that you agreed to and when. You need not give any of it, and can answer without.',
  whyTitle: 'Why, and what allows it',
  basis:
    'Only what you agreed to: consent, UK GDPR articles 6(1)(a) and, where it may show ' +
    'political opinions or ' +
    'religious beliefs, 9(2)(a). You are asked for each of these by itself, as far as a form ' +
    'needs it:',
  whoSeesTitle: 'Who sees it',
  whoSees: (name: string) =>
    `The organisers of ${name}, and whoever runs the server for them. What is published are ` +
    `figures by ward, once ` +
    'enough people have answered.',
  invitations:
    'If you sign up and bring others by your link, they read your first name only if you tick ' +
    'that on your private page, and only for as long as it is ticked.',
  sharedWith: 'Only if you agree to it, your name and contact details also go to:',
  howLongTitle: 'How long',
  howLong: (days: number) =>
    `Names are deleted ${count(days, { one: '{count} day', other: '{count} days' })} after you ` +
    'last took part, or ' +
    'as soon as you ask for it. Anonymous answers stay.',
  rightsTitle: 'Your rights',
  rights:
    'You can see what is kept of you, have it corrected or deleted, take it with you, ' +
    'restrict what is done with it, ' +
    'and take any consent back at any time. What was done before stays lawful.',
  withdraw: (name: string) =>
    'Use the link to your private page that you got when you signed up, where there is one, ' +
    'or write to ' +
    `${name}:`,
  complain: 'Questions and complaints about personal data go to',
  authority: 'You can also complain to the Information Commissioner:',
  decisions: 'No decision about you is made by a machine.',
};
