import type { SubmissionKind } from '../vocabulary.ts';
import type { Campaign, Consent } from './schema.ts';

/**
 * The statements that a form of this kind shows, each beside its own unticked box: those for the
 * ways of contact that the form asks for. An organisation sees its own words, if there are some;
 * `statement` has the words that are shown.
 */
export const consentsFor = (
  { consents = [] }: Pick<Campaign, 'consents'>,
  kind: SubmissionKind,
  isOrganisation = false,
): Consent[] =>
  kind === 'issue-response'
    ? []
    : consents
        .filter(
          ({ channel, kinds = [kind] }) =>
            kinds.includes(kind) &&
            (kind === 'champion-signup' || ['keep', 'email', 'share'].includes(channel)),
        )
        .map(({ organisationStatement, ...consent }) =>
          isOrganisation && organisationStatement
            ? { ...consent, statement: organisationStatement }
            : consent,
        );
