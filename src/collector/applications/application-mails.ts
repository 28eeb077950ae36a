import { OWNER } from '../organiser/principal.ts';
import type { MailComposer } from '../notifications/mail-kind.ts';
import { joinParagraphs } from '../notifications/message-texts.ts';
import type { NewNotice } from '../notifications/notice-records.ts';
import { joinUrl } from '../organiser/links/access-links.ts';
import { PAGE_LANGUAGES, isLanguageTag } from '../organiser/ui/page-languages.ts';
import type { Services } from '../services.ts';
import { makeApplicantLink } from './applicant-link.ts';

/** The kinds of notices about applications. They belong to no campaign, but for `accepted`. */
export const APPLICATION_MAIL = {
  arrived: 'application',
  accepted: 'application-accepted',
  refused: 'application-refused',
} as const;

/** The campaign of notices that belong to none. */
export const NO_CAMPAIGN = '';

/** Tells the owner that somebody has applied. */
export const arrivalNotice = (id: string): NewNotice => ({
  ...{ campaign: NO_CAMPAIGN, kind: APPLICATION_MAIL.arrived, subject: id },
  ...{ reference: id.slice(0, 8), data: {} },
});

export interface DecidedApplication {
  id: string;
  email: string;
  language: string;
}

/**
 * Tells an applicant that they take part. It holds the address and no link: the link is made while
 * the mail is sent.
 */
export const acceptanceNotice = (
  { id, email, language }: DecidedApplication,
  { campaign, organisation }: { campaign: string; organisation: string },
): NewNotice => ({
  ...{ campaign, kind: APPLICATION_MAIL.accepted, subject: id, reference: id.slice(0, 8) },
  recipient: email,
  data: { language, organisation },
});

export const refusalNotice = ({ id, email, language }: DecidedApplication): NewNotice => ({
  ...{ campaign: NO_CAMPAIGN, kind: APPLICATION_MAIL.refused, subject: id },
  ...{ reference: id.slice(0, 8), recipient: email, data: { language } },
});

type MailServices = Pick<Services, 'store' | 'publicUrl' | 'now'>;

const wordsOf = (language: unknown) =>
  PAGE_LANGUAGES[isLanguageTag(language) ? language : 'en'].messages.applyMail;

/** Composes the mails about applications. None of them says anything that a stranger has typed. */
export function applicationComposers(services: MailServices): Record<string, MailComposer> {
  const { store, publicUrl } = services;
  return {
    [APPLICATION_MAIL.arrived]: {
      describe: ({ reference }) => `the owner of application ${reference}`,
      async compose({ subject }) {
        const settings = await store.applications.settings();
        const application = await store.applications.find(subject);
        if (!settings || !application) return undefined;
        const words = wordsOf('en');
        const link = `${publicUrl}/organiser/applications`;
        const text = joinParagraphs([words.arrived, link]);
        return { to: settings.contact, message: { subject: words.arrivedSubject, text } };
      },
    },
    [APPLICATION_MAIL.accepted]: acceptanceComposer(services),
    [APPLICATION_MAIL.refused]: {
      describe: ({ reference }) => `the applicant ${reference}`,
      async compose({ recipient, data }) {
        const settings = await store.applications.settings();
        if (!settings || recipient === undefined) return undefined;
        const words = wordsOf(data.language);
        const { organisation, contact } = settings;
        const text = joinParagraphs([words.refused(organisation), `${organisation}\n${contact}`]);
        return { to: recipient, message: { subject: words.subject(organisation), text } };
      },
    },
  };
}

const acceptanceComposer = (services: MailServices): MailComposer => ({
  describe: ({ reference }) => `the applicant ${reference}`,
  async compose({ campaign, subject, recipient, data }) {
    const { store, publicUrl } = services;
    const settings = await store.applications.settings();
    if (!settings || recipient === undefined) return undefined;
    const link = await makeApplicantLink(services, {
      ...{ application: subject, campaign, by: OWNER },
      organisation: String(data.organisation),
    });
    if (!link) return undefined;
    const words = wordsOf(data.language);
    const { organisation, contact } = settings;
    const text = joinParagraphs([
      words.accepted(organisation),
      `${words.link}\n${joinUrl(publicUrl, link.key)}`,
      words.linkOnce,
      `${organisation}\n${contact}`,
    ]);
    return { to: recipient, message: { subject: words.subject(organisation), text } };
  },
});
