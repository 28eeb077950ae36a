import type { Context } from 'hono';
import { type CampaignDocument, NO_WARD } from 'campaign-widgets/contract';
import { HttpProblem } from '../http/http-problem.ts';
import { FormFields } from '../http/form-fields.ts';
import { findCampaign } from '../http/require-campaign.ts';
import { FORM_KINDS, type FormPath, type FormQuery, INVITED_BY } from './form-kinds.ts';
import { choosePageLanguage, type PageLanguage } from './page-language.ts';
import { isFramed } from './page-frame.ts';
import type { Services } from '../services.ts';

const MAX_SOURCE_LENGTH = 60;
/** The code of an invitation. */
export const INVITE_CODE = /^[a-z0-9]{8,32}$/;

/** A request of a page with a form: for which campaign, in which language, and from where. */
export interface FormRequest {
  readonly c: Context;
  readonly path: FormPath;
  /** The live version, without a postcode look-up if this collector has none. */
  readonly campaign: CampaignDocument;
  readonly speech: PageLanguage;
  readonly query: FormQuery;
}

/** @throws HttpProblem 404 or 410 if there is no such form */
export async function openFormRequest(
  c: Context,
  path: FormPath,
  services: Pick<Services, 'registry' | 'areaLookup'>,
): Promise<FormRequest> {
  const found = findCampaign(c.req.param('id') ?? '', services.registry);
  const campaign = services.areaLookup ? found : withoutLookup(found);
  const query = readQuery(c, campaign);
  if (!FORM_KINDS[path].isAsked(campaign, query))
    throw new HttpProblem(404, 'This campaign does not ask for this.');
  return { c, path, campaign, query, speech: await choosePageLanguage(c, campaign) };
}

function withoutLookup(campaign: CampaignDocument): CampaignDocument {
  const { lookup: _, ...areas } = campaign.areas;
  return { ...campaign, areas };
}

/** Reads the address of a form, which has the same settings as the attributes of a widget. */
function readQuery(c: Context, { areas }: CampaignDocument): FormQuery {
  const [ward = '', invite = '', source = ''] = ['ward', 'invite', 'source'].map((name) =>
    c.req.query(name),
  );
  const wards: string[] = [...areas.wards.map(({ code }) => code), ...NO_WARD];
  return {
    isFramed: isFramed(c),
    as: c.req.query('as') === 'organisation' ? 'organisation' : 'champion',
    ward: wards.includes(ward) ? ward : undefined,
    invite: INVITE_CODE.test(invite) ? invite : undefined,
    // The contract does not allow spaces and capitals in it.
    source:
      source
        .toLowerCase()
        .match(/[a-z0-9]+/g)
        ?.join('-')
        .slice(0, MAX_SOURCE_LENGTH)
        .replace(/-$/, '') ?? undefined,
  };
}

/** The values of a form that nobody has filled in yet. */
export const presetValues = ({ ward, invite }: FormQuery): FormFields =>
  new FormFields([
    ...(ward ? [['area', ward] as [string, string]] : []),
    ...(invite ? [[INVITED_BY, invite] as [string, string]] : []),
  ]);
