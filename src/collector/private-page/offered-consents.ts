import {
  type CampaignDocument,
  checkValue,
  type CheckResult,
  cleanLines,
  type Consent,
  ConsentGiven,
  consentsFor,
  createProblem,
  resolveUrl,
} from 'campaign-widgets/contract';
import * as z from 'zod';
import type { OpenedSignup } from './opened-signup.ts';

/** As many statements as a submission may have. */
const MAX_STATEMENTS = 20;

/** The fields of `POST /mine/give` beside its key. */
export const GivenConsents = z.strictObject({
  consents: z
    .array(ConsentGiven.extend({ granted: z.literal(true) }))
    .min(1)
    .max(MAX_STATEMENTS),
});

/**
 * The statements that the person may agree to now: of the version that they saw, and those added
 * since. A statement with new words is offered in the new words. Its texts name their language,
 * and its address is absolute.
 */
export function offeredConsents(opened: OpenedSignup, publicUrl: string): Consent[] {
  const { consents } = opened.mine.signup;
  return [...currentConsents(opened).values()]
    .filter(({ id, version }) => {
      const last = consents.find(({ statement }) => statement === id);
      return !last?.granted || last.version !== version;
    })
    .map((consent) => withAbsoluteUrl(consent, `${publicUrl}/campaigns/${opened.served.id}`));
}

/**
 * Checks what a person agrees to: each statement must be one of those that they may agree to, in
 * the exact words of its version and language. A statement that is granted already may come again.
 */
export function checkGivenConsents(
  body: unknown,
  opened: OpenedSignup,
): CheckResult<ConsentGiven[]> {
  const checked = checkValue(GivenConsents, body);
  if (!checked.ok) return checked;
  const current = currentConsents(opened);
  const given = checked.value.consents;
  const problems = given.flatMap(({ statement, version, locale, words }, at) => {
    const consent = current.get(statement);
    const isFirst = given.findIndex((one) => one.statement === statement) === at;
    if (!consent || !isFirst)
      return [
        createProblem(
          `consents.${at}.statement`,
          'unknown',
          'is not a statement that may be agreed to here, or stands twice',
        ),
      ];
    const texts = consent.statement as Record<string, string>;
    const shown = Object.hasOwn(texts, locale) ? cleanLines(texts[locale] ?? '') : undefined;
    return consent.version === version && shown === words
      ? []
      : [
          createProblem(
            `consents.${at}.words`,
            'changed',
            "are not this campaign's words of that version and language",
          ),
        ];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: given };
}

/** Every statement of the form of this sign-up, by its id, in its present version. */
function currentConsents({ mine, given, served }: OpenedSignup): Map<string, Consent> {
  const { kind, organisation } = mine.signup;
  const found = new Map<string, Consent>();
  // An imported person saw no statement and no form.
  if (kind === 'import') return found;
  for (const document of [given, served])
    for (const consent of consentsFor(document, kind, !!organisation))
      found.set(consent.id, withNamedLanguages(consent, document));
  return found;
}

/** A text without a language is in the first language of its document. */
const withNamedLanguages = (
  { statement, ...consent }: Consent,
  { languages }: CampaignDocument,
): Consent => ({
  ...consent,
  statement: typeof statement === 'string' ? { [languages[0] ?? 'en']: statement } : statement,
});

function withAbsoluteUrl({ controller, ...consent }: Consent, base: string): Consent {
  const privacyUrl = controller && resolveUrl(controller.privacyUrl, base);
  return privacyUrl ? { ...consent, controller: { ...controller, privacyUrl } } : consent;
}
