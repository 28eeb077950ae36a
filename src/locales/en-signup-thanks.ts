/**
 * What is said after a sign-up, in English: in a file of its own, since few of a page's visitors
 * come so far.
 */
export const englishSignupThanks = {
  thanks: (name: string) => `${name}, you are with us.`,
  organisation: (organisation: string) => `${organisation} is with us.`,
  oneToOne: 'You asked for a 1-2-1: we will find a time with you.',
  /** Where the campaign says nothing of its own. */
  next: 'Somebody from the campaign gets in touch with you, to meet you and hear what matters to you.',
  invite: {
    title: 'Bring somebody with you',
    why: 'Who do you know that cares as you do? This link is yours. Send it to them yourself: we write to nobody.',
    link: 'Your personal link',
    copy: 'Copy',
    copied: 'Copied.',
    /** Where the browser does not let a page copy: the link is marked. */
    marked: 'Copy it with your keyboard or by a long press: it is marked.',
    share: 'Share',
    qr: 'QR code of your personal link',
    qrHint: 'Or let them point their telephone’s camera at this.',
  },
};

export type SignupThanksMessages = typeof englishSignupThanks;
