import type { FormFields } from '../http/form-fields.ts';
import type { Services } from '../services.ts';
import { DROPPED, INVITED_BY } from './form-kinds.ts';
import { type FormPage, formPage } from './form-page.ts';
import { type FormRequest, INVITE_CODE } from './form-request.ts';
import { sealFormStamp } from './form-stamp.ts';
import { originOf } from './page-context.ts';
import type { Html } from './page-document.ts';
import { pageScript, scriptViewOf } from './page-script.ts';
import { submissionPath } from './page-ways.ts';

/** What the page of a form shows, beside the request that asks for it. */
export type ShownForm = Pick<
  FormPage,
  'stamp' | 'values' | 'problems' | 'submission' | 'lookupResult' | 'notice'
>;

/** Writes the page of a form: sealed, with its script, and with the name of who invited. */
export async function writeForm(
  request: FormRequest,
  shown: ShownForm,
  services: Services,
): Promise<Html> {
  const { c, path, campaign, query } = request;
  const { sealedTokens, assets, publicUrl } = services;
  const origin = originOf(c, publicUrl);
  return formPage(
    {
      ...request,
      ...shown,
      inviter: await inviterName(request, shown.values, services),
      token: sealFormStamp(sealedTokens, shown.stamp),
      // In a frame another script sends the form.
      ...(!query.isFramed && {
        script: pageScript(assets),
        scriptView: scriptViewOf(services, shown.stamp, {
          page: origin + submissionPath(campaign, path),
          source: query.source,
          as: query.as,
        }),
      }),
    },
    origin,
  );
}

/**
 * The first name of whoever invited the person, if they let it be read: as `POST /invitations`
 * tells it, and counted as its requests are. The form is shown without it where it can't be found.
 */
async function inviterName(
  { c, path, campaign }: FormRequest,
  values: FormFields,
  { limits, store }: Pick<Services, 'limits' | 'store'>,
): Promise<string> {
  const code = values.text(INVITED_BY) ?? '';
  if (path !== 'signup' || code === DROPPED || !INVITE_CODE.test(code)) return '';
  try {
    await limits.lookup(c);
    return await store.signups.findInviter(campaign.id, code);
  } catch {
    return '';
  }
}
