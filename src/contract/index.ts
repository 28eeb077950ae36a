/**
 * The words that both ends agree on: the campaign document, the submission, the answers to it, and the checks.
 * True with the browser switched off. Imports zod/mini, and nothing else.
 * @module
 */
export { AreaQuestion, AreasFound, Receipt, Refusal, RefusalRead, Results, ResultsRead } from './answers.ts';
export { CampaignDocument } from './campaign-document.ts';
export { Campaign, type Channel, CHANNELS, chooseLanguage, type Consent, type Delivery, type Format, FORMATS, Imprint, ImprintBodies, type Kind, KINDS, NO_WARD, offeredLanguages, openness } from './campaign.ts';
export { DAYS, MEETING_WAYS, ORGANISATION_KINDS, PARTS, People } from './champion.ts';
export { check, type Checked, problem, Problem } from './check.ts';
export { type About, checkForm, consentsFor, readForm } from './form.ts';
export { ChampionAnswers, ChampionSignup, checkAgainst, Contact, IssueResponse, OneToOne, Organisation, Submission } from './submission.ts';
export { Origin, SubmissionId } from './strict.ts';
export { normalisePostcode } from './postcode.ts';
export { AnyNumber, AnyText, inLanguage, LocalText, resolveUrl, UrlReference, type Worded } from './text.ts';
