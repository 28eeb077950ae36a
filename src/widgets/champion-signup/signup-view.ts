/**
 * The sign-up, in a file beside the script: what it shows, and what happens in its form.
 * @module
 */
import { html, type TemplateResult } from 'lit';
import type { Campaign } from '../../contract/campaign/reader.ts';
import { type FormViewData, receiptView, receivedView } from '../form-parts.ts';
import type * as PersonForm from '../person-form.ts';
import type { ViewContext } from '../view-context.ts';
import type * as OrganisationForm from './organisation-fields.ts';
import type { drawQr } from './qr-code.ts';
import { championMessages, signupForm } from './signup-form.ts';
import type * as SignupThanks from './signup-thanks.ts';

const INVITE_CODE = /^[a-z0-9]{8,32}$/;

/** What the person has chosen so far that changes the form itself. */
export interface SignupChoices {
  /** The code of an invitation in the page's address. */
  readonly pageInvite: string | null;
  /** Whether the person left the invitation out. */
  isInviteDropped: boolean;
  wantsMeeting: boolean;
}

/** What the sign-up is given. */
export interface SignupViewData extends FormViewData {
  readonly personForm: typeof PersonForm;
  /** What is asked of an organisation, where one signs up. */
  readonly organisationForm: typeof OrganisationForm | undefined;
  /** What follows a sign-up, once its files are here. */
  readonly thanks: typeof SignupThanks | undefined;
  readonly drawQr: typeof drawQr | undefined;
  /** The address of the page, where it has one that others can open. */
  readonly page: string | undefined;
  /** The code of the invitation that counts where the page's address has none. */
  readonly invite: string;
  readonly choices: SignupChoices;
  readonly onBegin: () => void;
  /** Called when a choice has changed. @returns settled once the form shows it */
  readonly onChoose: () => Promise<unknown>;
}

/** Says what keeps a sign-up from being shown, or undefined where nothing does. */
export function configurationError(
  campaign: Campaign,
  as: 'champion' | 'organisation',
  personForm: typeof PersonForm,
): string | undefined {
  const { champion } = campaign;
  if (!champion) return 'champion is missing';
  if (as === 'organisation' && !champion.organisations)
    return 'champion.organisations must be true for as="organisation"';
  // No name may be asked for without a sentence that lets it be kept.
  if (personForm.consentsFor(campaign, 'champion-signup')[0]?.channel !== 'keep')
    return 'consents must hold one with the channel "keep"';
  return undefined;
}

/** What a person must be told about their data where it is asked for. */
export const privacyNotice = (
  { messages, localize }: ViewContext,
  { controller }: Campaign,
): string =>
  championMessages(messages).privacy(localize(controller.name).words, controller.retentionDays);

/** The form, or the thanks once it is sent. */
export function signupView(context: ViewContext, data: SignupViewData): TemplateResult {
  const { form, thanks, choices, onBegin, onChoose } = data;
  const personalLink = thanks?.personalLink(data.page, form.submission, data.drawQr);
  if (form.done) {
    const link = data.personForm.privatePageLink(context, form.receipt, data.pageUrl);
    const receipt = html`${receiptView(context, data)}${link}`;
    return receivedView(
      context,
      form,
      championMessages(context.messages).thanks,
      true,
      thanks
        ? [thanks.signupThanks(context, data, receipt), thanks.invitePanel(context, personalLink)]
        : receipt,
    );
  }
  const invitedBy = [choices.pageInvite, data.invite].find(
    (code) => code && INVITE_CODE.test(code),
  );
  const keptOrDropped = choices.isInviteDropped ? 'dropped' : 'kept';
  return signupForm(context, {
    ...data,
    personalLink,
    invitation: invitedBy ? keptOrDropped : undefined,
    wantsMeeting: choices.wantsMeeting,
    onInput({ target }) {
      onBegin();
      const { name, checked } = target as HTMLInputElement;
      if (name !== 'oneToOne') return;
      choices.wantsMeeting = checked;
      void onChoose();
    },
    onReset() {
      choices.wantsMeeting = false;
      void onChoose();
    },
    onFormData: ({ formData }) =>
      addCodes(formData, choices.isInviteDropped ? undefined : invitedBy),
    onDropInvitation({ currentTarget }) {
      const root = (currentTarget as Element).getRootNode() as ShadowRoot;
      choices.isInviteDropped = true;
      void onChoose().then(() => root.getElementById('invitation')?.focus());
    },
  });
}

/**
 * Adds what nobody types: a code for inviting others, and the invitation that brought the person.
 */
function addCodes(formData: FormData, invitedBy: string | null | undefined): void {
  formData.set('inviteCode', createInviteCode());
  if (invitedBy) formData.set('invitedBy', invitedBy);
}

/** A code of 12 digits and letters, without 0 and 1. */
const createInviteCode = (): string =>
  [...crypto.getRandomValues(new Uint32Array(12))]
    .map((random) => ((random % 34) + 2).toString(36))
    .join('');
