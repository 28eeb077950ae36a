import { type Context, Hono } from 'hono';
import { offeredLanguages } from 'campaign-widgets/contract';
import { readPreviewChoice } from '../../editor/preview/preview-choice.ts';
import { previewFrame } from '../../editor/preview/preview-frame.ts';
import type { JsonObject } from '../../editor/document-paths.ts';
import { formBody, formOf } from '../../http/body-limits.ts';
import { originOf } from '../../pages/page-context.ts';
import { loadPageLanguage } from '../../pages/page-language.ts';
import type { Services } from '../../services.ts';
import type { OrganiserCampaignEnv } from '../require-access.ts';
import { wantsPage } from '../require-token.ts';
import { checkPage, type PageFinding } from './check-page.ts';
import { integrityOf, readEmbedChoice } from './embed-choice.ts';
import { readPrintChoice } from './print-choice.ts';
import { printPage } from './print-page.ts';
import { nothingPage, type PutUpData, putUpPage } from './put-up-page.ts';

const MAX_FORM_BYTES = 8192;
const MAX_FORM_FIELDS = 5;
const MAX_ADDRESS_LENGTH = 2000;

/** `…/embed`: the code for a page, the widget in a frame, and what a page lacks. */
export function putUpRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const { limits, now, fetchService, assets } = services;
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.get('/', (c) => sendPage(c, services));
  routes.get('/frame', (c) => {
    // A campaign document is JSON: its type only knows more of it.
    const document = structuredClone(c.var.campaign) as unknown as JsonObject;
    return c.html(previewFrame(document, readPreviewChoice(c.req.query(), document), now()));
  });
  routes.get('/print', async (c) => {
    const query = c.req.query();
    const read = readPrintChoice(query, c.var.campaign);
    if (!read || read.problems.length > 0)
      return sendPage(c, services, { refusedPrint: read && { fields: query, ...read } }, 422);
    const publicUrl = originOf(c, services.publicUrl);
    return c.html(await printPage(c.var, { choice: read.choice, publicUrl }));
  });
  const limitedForm = formBody({ maxBytes: MAX_FORM_BYTES, maxFields: MAX_FORM_FIELDS });
  routes.post('/check', limitedForm, async (c) => {
    await limits.lookup(c);
    const address = completeAddress(formOf(c).text('address') ?? '');
    const publicUrl = originOf(c, services.publicUrl);
    const findings: PageFinding[] = URL.canParse(address)
      ? await checkPage(address, {
          campaign: c.var.campaign,
          publicUrl,
          fetchService,
          knowsIntegrity: (integrity) =>
            assets.some(({ build, body }) => build && integrityOf(body) === integrity),
        })
      : [{ code: 'unreachable', isGood: false }];
    return wantsPage(c)
      ? sendPage(c, services, { checked: { address, findings } })
      : c.json({ findings });
  });
  return routes;
}

const completeAddress = (typed: string): string => {
  const address = typed.trim().slice(0, MAX_ADDRESS_LENGTH);
  return address === '' || address.includes('://') ? address : `https://${address}`;
};

async function sendPage(
  c: Context<OrganiserCampaignEnv>,
  { assets, publicUrl }: Services,
  extras: Pick<PutUpData, 'checked' | 'refusedPrint'> = {},
  status: 200 | 422 = 200,
): Promise<Response> {
  const { campaign } = c.var;
  const choice = readEmbedChoice(c.req.query(), campaign);
  if (!choice) return c.html(nothingPage(c.var));
  const offered = offeredLanguages(campaign);
  const speech = await loadPageLanguage(choice.language || (offered[0] ?? 'en'), offered);
  return c.html(
    putUpPage(c.var, {
      choice,
      assets,
      speech,
      publicUrl: originOf(c, publicUrl),
      isAsked: c.req.query('source') !== undefined,
      ...extras,
    }),
    status,
  );
}
