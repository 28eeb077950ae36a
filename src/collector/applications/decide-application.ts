import type { CampaignEditor } from '../editor/campaign-editor.ts';
import type { MadeLink } from '../organiser/links/access-links.ts';
import type { Services } from '../services.ts';
import { makeApplicantLink } from './applicant-link.ts';
import { acceptanceNotice, refusalNotice } from './application-mails.ts';
import { beginCampaign } from './application-draft.ts';

/** What the decisions about applications need. */
export interface DecisionServices extends Pick<Services, 'store' | 'now' | 'notifier'> {
  editor: CampaignEditor;
}

export interface Decision {
  /** The id of the application. */
  id: string;
  by: string;
  /** Whether the applicant is told by mail. */
  isMailed: boolean;
}

export interface Acceptance {
  /** The id of the campaign that was begun as a draft. */
  campaign: string;
  organisation: string;
  /** The link to hand over; undefined if it is sent by mail. */
  link: MadeLink | undefined;
}

/**
 * Accepts an application: its campaign is begun as a draft with its wards, and its people get a link
 * to it. Nothing of the application is kept but the name of the organisation.
 * @returns undefined if it is not there any more
 */
export async function acceptApplication(
  { store, now, notifier, editor }: DecisionServices,
  { id, by, isMailed }: Decision,
): Promise<Acceptance | undefined> {
  const application = await store.applications.find(id);
  if (!application) return undefined;
  const { organisation } = application;
  const campaign = await beginCampaign(editor, application, by);
  const notices = isMailed ? [acceptanceNotice(application, { campaign, organisation })] : [];
  const day = now().toISOString().slice(0, 10);
  if (!(await store.applications.remove(id, notices, day))) {
    // Another owner was faster: their campaign stays, and this one goes.
    const draft = await editor.open(campaign);
    if (draft) await editor.discard(draft, draft.revision, by);
    return undefined;
  }
  notifier.wake();
  const link = isMailed
    ? undefined
    : await makeApplicantLink({ store, now }, { application: id, campaign, organisation, by });
  return { campaign, organisation, link };
}

/**
 * Refuses an application, and erases it; with a mail, the address goes once that is sent.
 * @returns whether it was still there
 */
export async function refuseApplication(
  { store, now, notifier }: Pick<DecisionServices, 'store' | 'now' | 'notifier'>,
  { id, isMailed }: Pick<Decision, 'id' | 'isMailed'>,
): Promise<boolean> {
  const application = await store.applications.find(id);
  if (!application) return false;
  const notices = isMailed ? [refusalNotice(application)] : [];
  const isRefused = await store.applications.remove(id, notices, now().toISOString().slice(0, 10));
  if (isRefused) notifier.wake();
  return isRefused;
}
