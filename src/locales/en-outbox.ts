// `Intl` objects are made when they are used: the first of a page takes a slow telephone some 20 ms.
const inDigits = (count: number) => new Intl.NumberFormat('en-GB').format(count);
const formsInWords = (count: number) =>
  `${inDigits(count)} ${new Intl.PluralRules('en').select(count) === 'one' ? 'form' : 'forms'}`;

/**
 * What is said of what waits to be sent, in English: in a file of its own, loaded when somebody
 * begins to fill in a form.
 */
export const outbox = {
  withdrawnTitle: 'This campaign has been taken down',
  withdrawn:
    'It takes no more answers, so we have not kept yours. You can still read what you wrote here.',
  savedTitle: 'Not sent yet. Saved on this device',
  saved: (since: string) =>
    `We can’t reach the server. What you filled in has waited on this device since ${since}. ` +
    'It is sent as soon as there is a connection while this page is open, now or when you ' +
    'come back to it.',
  until: (day: string) =>
    `It is kept until ${day}. Some browsers delete what a page keeps after 7 days without a ` +
    'visit, so come back within a week.',
  sendNow: 'Send now',
  another: 'Fill in another',
  delete: 'Delete',
  /** In place of `delete`, where somebody has just filled in a form. */
  notYourDevice: 'Not your device? Delete it here',
  /** Before what waits is deleted. */
  sure: (count: number) =>
    `Delete ${count === 1 ? 'it' : `all ${count}`} from this device? What has reached us already we still have.`,
  yes: 'Yes, delete',
  no: 'No, keep',
  deleted: 'Deleted from this device.',
  waits: (count: number) => `${formsInWords(count)} not sent yet`,
  /** How long the oldest has waited on the device. */
  oldest: (count: number, since: string) =>
    `${count === 1 ? 'It has' : 'They have'} waited on this device since ${since}. We go on ` +
    `trying to send ${count === 1 ? 'it' : 'them'} while this page is open.`,
  /** Where the browser keeps nothing. */
  onPage: (count: number) =>
    `${count === 1 ? 'It waits' : 'They wait'} on this page only. Keep this page open. We go ` +
    'on trying, and so can you.',
  still: 'Still not sent.',
  sent: (count: number) =>
    `${formsInWords(count)} that waited ${count === 1 ? 'has' : 'have'} now been sent.`,
  /** `more` is how many references are not shown. */
  references: (references: string, more: number) =>
    `We have it. Reference: ${references}${more ? ` … and ${inDigits(more)} more` : ''}.`,
  refused: (since: string) =>
    `A form of ${since} that waited on this device was sent, and has not been taken. It is not sent again.`,
  wrote: 'What you wrote',
};

export type OutboxMessages = typeof outbox;
