/**
 * The sign-up, in a file beside the script: its content, and the actions in its form.
 * @module
 */
import { html, type TemplateResult } from 'lit';
import type { Campaign } from '../../contract/campaign/reader.ts';
import type { Problem } from '../../contract/problem/problem.ts';
import { type FormViewData, receiptView, receivedView } from '../form-parts.ts';
import type * as PersonForm from '../person-form.ts';
import type { ViewContext } from '../view-context.ts';
import type * as OrganisationForm from './organisation-fields.ts';
import { championMessages } from '../../locales/compiled/en-champion.ts';
import { createInviteCode } from './invite-code.ts';
import { signupForm } from './signup-form.ts';
import {
  headingId,
  sectionFields,
  sectionOf,
  SIGNUP_SECTIONS,
  type SignupLayout,
  type SignupSection,
} from './signup-sections.ts';
import type * as SignupThanks from './signup-thanks.ts';

export { signupLabels } from './field-labels.ts';

const INVITE_CODE = /^[a-z0-9]{8,32}$/;

/** The person's choices that change the form itself. */
export interface SignupChoices {
  /** The code of an invitation in the page's address. */
  readonly pageInvite: string | null;
  /** Whether the person removed the invitation. */
  isInviteDropped: boolean;
  wantsMeeting: boolean;
  /** The visible section of the form. */
  section: SignupSection;
  /** Whether the box for the consent to be kept is ticked. */
  isKept: boolean;
}

/** The context of the sign-up. */
export interface SignupViewData extends FormViewData, SignupThanks.InvitationData {
  readonly personForm: typeof PersonForm;
  /** The questions to an organisation, if one signs up. */
  readonly organisationForm: typeof OrganisationForm | undefined;
  /** The content after a sign-up, once its files are loaded. */
  readonly thanks: typeof SignupThanks | undefined;
  /** The code of the invitation that brought the person. */
  readonly inviteCode: string | undefined;
  /** The first name of its sender; empty if it is unknown, or may not be read. */
  readonly inviter: string;
  readonly choices: SignupChoices;
  readonly layout: SignupLayout;
  readonly onBegin: () => void;
  /**
   * Called when a choice has changed.
   * @returns a promise until the form shows it
   */
  readonly onChoose: () => Promise<unknown>;
  /**
   * Checks a part of the form.
   * @returns whether it has no problem
   */
  readonly onReview: (
    form: HTMLFormElement,
    isOfPart: (problem: Problem) => boolean,
  ) => Promise<boolean>;
}

/** Says what prevents a sign-up from being shown, or undefined if nothing does. */
export function configurationError(
  campaign: Campaign,
  as: 'champion' | 'organisation',
  personForm: typeof PersonForm,
): string | undefined {
  const { champion } = campaign;
  if (!champion) return 'champion is missing';
  if (as === 'organisation' && !champion.organisations)
    return 'champion.organisations must be true for as="organisation"';
  // A form may ask for a name only with a statement that allows keeping it.
  if (personForm.consentsFor(campaign, 'champion-signup')[0]?.channel !== 'keep')
    return 'consents must hold one with the channel "keep"';
  return undefined;
}

/** The privacy information that a person must get with the form. */
export const privacyNotice = (
  { messages, localize }: ViewContext,
  { controller }: Campaign,
): string =>
  championMessages(messages).privacy(localize(controller.name).words, controller.retentionDays);

/**
 * The code of the invitation that brought the person: from the page's address, or else from the
 * page's author.
 */
export const inviteCodeOf = (
  { pageInvite }: Pick<SignupChoices, 'pageInvite'>,
  invite: string,
): string | undefined =>
  [pageInvite, invite].find((code): code is string => !!code && INVITE_CODE.test(code));

/** The form, or the thanks once it is sent. */
export function signupView(context: ViewContext, data: SignupViewData): TemplateResult {
  const { form, thanks, choices, onBegin, onChoose } = data;
  if (form.done) {
    const link = data.personForm.privatePageLink(context, form.receipt, data.pageUrl);
    const receipt = html`${receiptView(context, data)}${link}`;
    return receivedView(
      context,
      form,
      championMessages(context.messages).thanks,
      true,
      thanks?.signupThanks(context, data, receipt) ?? receipt,
    );
  }
  const { inviteCode } = data;
  const keptOrDropped = choices.isInviteDropped ? 'dropped' : 'kept';
  return signupForm(context, {
    ...data,
    ...sectionActions(context, data),
    invitation: inviteCode ? keptOrDropped : undefined,
    wantsMeeting: choices.wantsMeeting,
    section: choices.section,
    isKept: choices.isKept,
    onInput({ target }) {
      onBegin();
      const { name, checked } = target as HTMLInputElement;
      if (name === 'oneToOne') choices.wantsMeeting = checked;
      else if (name === keepBox(data)) choices.isKept = checked;
      else return;
      void onChoose();
    },
    onReset() {
      Object.assign(choices, { wantsMeeting: false, isKept: false, section: SIGNUP_SECTIONS[0] });
      void onChoose();
    },
    onFormData: ({ formData }) =>
      addCodes(formData, choices.isInviteDropped ? undefined : inviteCode),
    onDropInvitation({ currentTarget }) {
      const root = rootOf(currentTarget);
      choices.isInviteDropped = true;
      void onChoose().then(() => root.getElementById('invitation')?.focus());
    },
    onKeep({ currentTarget }) {
      choices.isKept = (currentTarget as HTMLInputElement).checked;
      const box = rootOf(currentTarget).getElementById(keepBox(data)) as HTMLInputElement | null;
      if (box) box.checked = choices.isKept;
      void onChoose();
    },
  });
}

const rootOf = (target: EventTarget | null): ShadowRoot =>
  (target as Element).getRootNode() as ShadowRoot;

/** The name of the box for the consent to be kept. */
const keepBox = ({ campaign, personForm }: SignupViewData): string =>
  `consents-${personForm.consentsFor(campaign, 'champion-signup')[0]?.id}`;

/** The first section that has one of the form's problems. */
export const problemSection = (
  { messages }: ViewContext,
  campaign: Campaign,
  personForm: typeof PersonForm,
  problems: readonly Problem[],
): SignupSection | undefined => sectionOf(problems, sectionFields(campaign, personForm), messages);

/** The links between sections. */
function sectionActions(context: ViewContext, data: SignupViewData) {
  const { campaign, personForm, choices, onBegin, onChoose, onReview } = data;
  const isHere = (problem: Problem) =>
    problemSection(context, campaign, personForm, [problem]) === choices.section;
  const move = async (root: ShadowRoot, by: number) => {
    const at = SIGNUP_SECTIONS.indexOf(choices.section) + by;
    choices.section = SIGNUP_SECTIONS[at] ?? choices.section;
    await onChoose();
    root.getElementById(headingId(choices.section))?.focus();
  };
  return {
    async onContinue(event: Event) {
      event.preventDefault();
      onBegin();
      const root = rootOf(event.currentTarget);
      const form = (event.currentTarget as Element).closest('form');
      if (form && (await onReview(form, isHere))) await move(root, 1);
    },
    onBack: ({ currentTarget }: Event) => void move(rootOf(currentTarget), -1),
    onReveal(field: string) {
      const fields = sectionFields(campaign, personForm);
      const section = SIGNUP_SECTIONS.find((one) => fields[one].includes(field));
      if (!section || section === choices.section) return undefined;
      choices.section = section;
      return onChoose();
    },
  };
}

/** Adds the values that nobody types: a code for inviting others, and the received invitation. */
function addCodes(formData: FormData, invitedBy: string | undefined): void {
  formData.set('inviteCode', createInviteCode());
  if (invitedBy) formData.set('invitedBy', invitedBy);
}
