import {
  BallotDefinition,
  codeFingerprint,
  type CampaignDocument,
  type LocalText,
  inLanguage,
  showCode,
} from 'campaign-widgets/contract';
import * as z from 'zod';
import { imprintSentence } from '../../campaigns/imprint-sentence.ts';
import { createMessageFormat } from '../../http/format-message.ts';
import type { MailComposer } from '../../notifications/mail-kind.ts';
import { joinParagraphs, type Message } from '../../notifications/message-texts.ts';
import { thankYouIn } from '../../notifications/thank-you-messages.ts';
import type { Services } from '../../services.ts';
import { deadlineOf } from '../ballot-deadlines.ts';

/** The kind of the notices that bring a code. */
export const CODE_MAIL = 'ballot-code';

const CodeMailData = z.object({ ballot: z.string(), n: z.number(), locale: z.string() });

type ComposerServices = Pick<
  Services,
  'store' | 'campaigns' | 'emailCodeKeys' | 'publicUrl' | 'now'
>;

/**
 * Composes the mail with a code while it is sent: until then, nothing but the address and the
 * number of the code is kept, and afterwards not even that.
 */
export const codeMailComposer = ({
  store,
  campaigns,
  emailCodeKeys: keys,
  publicUrl,
  now,
}: ComposerServices): MailComposer => ({
  describe: ({ reference }) => `somebody who asked for a code of ${reference}`,
  async compose({ campaign: id, recipient, data }) {
    const campaign = campaigns.get(id);
    const { ballot, n, locale } = CodeMailData.parse(data);
    const key = { campaign: id, id: ballot };
    const stored = await store.ballots.find(id, ballot);
    if (!campaign || !recipient || !stored) return undefined;
    const definition = BallotDefinition.parse(stored.document);
    const at = now();
    const until = deadlineOf(definition, { event: undefined, validTo: undefined });
    if (at.getTime() >= Date.parse(until)) return undefined;
    const hashes = keys.hashesOf(key, recipient);
    const day = at.toISOString().slice(0, 10);
    const code = keys.codeOf(key, hashes.emailHash, n);
    const fingerprint = codeFingerprint(code);
    const issue = { ballot: key, n, day, fingerprint, ...hashes };
    const outcome = await store.codeRequests.issue(issue);
    if (outcome === 'outdated') return undefined;
    const told = outcome === 'issued' ? code : undefined;
    const mail = { campaign, definition, locale, until, code: told, publicUrl };
    return { to: recipient, message: codeMessage(mail) };
  },
});

/** What a mail with a code is made of. */
interface CodeMail {
  readonly campaign: CampaignDocument;
  readonly definition: BallotDefinition;
  readonly locale: string;
  /** The last moment at which a vote with the code counts. */
  readonly until: string;
  /** Left out if the address has voted. */
  readonly code: string | undefined;
  readonly publicUrl: string;
}

/** The mail to an address that asked for a code. It contains nothing that somebody typed. */
export function codeMessage(mail: CodeMail): Message {
  const { campaign, definition, locale, until, code, publicUrl } = mail;
  const { language, messages } = thankYouIn(locale);
  const words = messages.code;
  const inWords = (text: LocalText) => inLanguage(text, language, campaign.languages).words;
  const controller = inWords(campaign.controller.name);
  const imprint = imprintSentence(campaign, messages);
  const parts = code
    ? [
        words.yours(showCode(code)),
        `${words.vote}\n${publicUrl}/v?lang=${language}#${code}`,
        words.until(createMessageFormat(language === 'en' ? 'en-GB' : language).time(until)),
        words.one,
        words.secret,
        words.stranger,
      ]
    : [words.used, words.secret];
  return {
    subject: words.subject(inWords(campaign.name)),
    text: joinParagraphs([
      inWords(definition.title),
      ...parts,
      `${controller}\n${campaign.controller.contact}`,
      ...(imprint === undefined ? [] : [imprint]),
    ]),
  };
}
