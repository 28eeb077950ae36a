import { html, type TemplateResult } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import type { ChampionSignup } from '../contract/submission/form-reader.ts';
import { championMessages } from '../locales/compiled/en-champion.ts';
import * as organisationForm from '../widgets/champion-signup/organisation-fields.ts';
import { drawQr } from '../widgets/champion-signup/qr-code.ts';
import { signupForm } from '../widgets/champion-signup/signup-form.ts';
import { signupThanks } from '../widgets/champion-signup/signup-thanks.ts';
import { configurationError, privacyNotice } from '../widgets/champion-signup/signup-view.ts';
import { receiptView, receivedView } from '../widgets/form-parts.ts';
import * as personForm from '../widgets/person-form.ts';
import type { ViewContext } from '../widgets/view-context.ts';
import { type HostedForm, hostedFormData, NO_HANDLERS } from './form-data.ts';
import { plainShare } from './plain-share.ts';

/** A sign-up's form, in one page. */
export interface HostedSignup extends HostedForm {
  readonly as: 'champion' | 'organisation';
  /** The invitation that brought the person, and whether they left it out. */
  readonly invitation: 'kept' | 'dropped' | undefined;
  /** The first name of its sender; empty if it is unknown, or may not be read. */
  readonly inviter: string;
}

/** The form of a champion, or of an organisation. */
export const hostedSignup = (context: ViewContext, data: HostedSignup): TemplateResult =>
  signupForm(context, {
    ...hostedFormData(data),
    ...NO_HANDLERS,
    personForm,
    organisationForm: data.as === 'organisation' ? organisationForm : undefined,
    layout: 'page',
    section: 'person',
    invitation: data.invitation,
    inviter: data.inviter,
    thanks: undefined,
    share: undefined,
    page: undefined,
    drawQr: undefined,
    wantsMeeting: true,
    isKept: false,
  });

/** Whether a campaign has the form. */
export const hasSignup = (campaign: Campaign, as: HostedSignup['as']): boolean =>
  configurationError(campaign, as, personForm) === undefined;

/** The reason for each detail that a sign-up's form asks for. */
export const signupNotice = (context: ViewContext, campaign: Campaign): string =>
  privacyNotice(context, campaign);

/** The content after a sign-up's form. */
export interface HostedSignupThanks {
  readonly campaign: Campaign;
  readonly submission: ChampionSignup;
  readonly receipt: Receipt;
  /** The address of the form, for people whom the person invites. */
  readonly page: string;
}

/** The thanks for a sign-up, with the personal link and the way to the private page. */
export function hostedSignupThanks(context: ViewContext, data: HostedSignupThanks): TemplateResult {
  const { receipt, page } = data;
  const form = hostedFormData(data);
  const link = personForm.privatePageLink(context, receipt, page);
  return receivedView(
    context,
    form.form,
    championMessages(context.messages).thanks,
    false,
    signupThanks(
      context,
      { ...form, share: plainShare, page, drawQr },
      html`${receiptView(context, form)}${link}`,
    ),
  );
}
