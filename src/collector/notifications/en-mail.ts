/** The new arrivals, in a mail for an organiser. */
interface ArrivalWords {
  kind: 'champion' | 'organisation' | 'contact';
  campaign: string;
  reference: string;
  area: string;
  source: string | undefined;
  held: boolean;
}

/** The mails to organisers, in English. */
export const englishOrganiserMail = {
  arrivalSubject: (kind: ArrivalWords['kind'], area: string) => `New ${kind}: ${area}`,
  arrival: ({ kind, campaign, reference, area, source, held }: ArrivalWords) => {
    const from = source ? `, from ${source}` : '';
    const decision = held ? ', held for you to decide' : '';
    return `New ${kind} for “${campaign}”: ${reference}, ${area}${from}${decision}.`;
  },
  ceilingSubject: (campaign: string) => `No more thank-you messages today: ${campaign}`,
  ceiling: (campaign: string) =>
    `“${campaign}” has sent as many thank-you messages as it may in one day. Whoever signs up ` +
    'is stored as before, and gets no message until tomorrow. If so many people signed up, ask ' +
    'whoever looks after the server to allow more (MAX_MAIL_PER_DAY); if not, look at where they ' +
    'came from.',
};
