import { type Context, Hono } from 'hono';
import { checkValue, type Problem } from 'campaign-widgets/contract';
import type { CampaignEditor } from '../editor/campaign-editor.ts';
import { formBody, formOf, noBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import { joinUrl } from '../organiser/links/access-links.ts';
import type { OrganiserEnv } from '../organiser/principal.ts';
import { asksForJson, wantsPage } from '../organiser/require-token.ts';
import { readDone, redirectDone } from '../organiser/ui/done-messages.ts';
import { describeProblems, type SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { Services } from '../services.ts';
import { NO_CAMPAIGN } from './application-mails.ts';
import { ApplicationSettings } from './application-schemas.ts';
import { acceptedPage, APPLICATIONS_PATH, applicationsPage } from './applications-page.ts';
import { APPLY_PATH } from './apply-page.ts';
import { acceptApplication, refuseApplication } from './decide-application.ts';

const MAX_FORM_BYTES = 16 * 1024;
const MAX_FORM_FIELDS = 10;
const MAX_LISTED_NOTICES = 100;

type OwnerContext = Context<OrganiserEnv>;

/** `/organiser/applications`: for the owner, who decides. */
export function applicationsRoutes(services: Services, editor: CampaignEditor): Hono<OrganiserEnv> {
  const { store, now } = services;
  const routes = new Hono<OrganiserEnv>();
  const limitedForm = formBody({ maxBytes: MAX_FORM_BYTES, maxFields: MAX_FORM_FIELDS });
  routes.get('/', async (c) =>
    wantsPage(c) ? c.html(await showPage(c, services)) : c.json(await readAll(services)),
  );
  routes.post('/settings', limitedForm, async (c) => {
    const read = readSettings(c);
    if (!read.ok) return answerWrong(c, services, read.problems);
    const { name: changedBy } = c.var.principal;
    const changedAt = now().toISOString();
    await store.applications.saveSettings({ ...read.value, changedBy, changedAt });
    return asksForJson(c)
      ? c.json(read.value)
      : redirectDone(c, APPLICATIONS_PATH, { done: 'applications-set' });
  });
  routes.post('/:application/accept', limitedForm, async (c) => {
    const isMailed = formOf(c).text('tell') === 'mail';
    if (isMailed && !services.notifier.sendsMail)
      throw new HttpProblem(409, 'This collector sends no mail.');
    const { name: by } = c.var.principal;
    const id = c.req.param('application');
    const accepted = await acceptApplication({ ...services, editor }, { id, by, isMailed });
    if (!accepted) throw noSuchApplication();
    const { campaign, organisation, link } = accepted;
    const { origin } = new URL(c.req.url);
    const url = link && joinUrl(services.publicUrl || origin, link.key);
    if (asksForJson(c))
      return c.json({ campaign, link: url ?? null, expiresAt: link?.expiresAt ?? null }, 201);
    if (url === undefined)
      return redirectDone(c, APPLICATIONS_PATH, { done: 'application-accepted' });
    return c.html(acceptedPage(c.var, { campaign, organisation, url }));
  });
  routes.post('/:application/refuse', noBody(), async (c) => {
    const isMailed = c.req.query('tell') === 'mail';
    if (!(await refuseApplication(services, { id: c.req.param('application'), isMailed })))
      throw noSuchApplication();
    return asksForJson(c)
      ? c.body(null, 204)
      : redirectDone(c, APPLICATIONS_PATH, { done: 'application-refused' });
  });
  return routes;
}

const noSuchApplication = () =>
  new HttpProblem(404, 'There is no such application any more: somebody has decided it.');

async function readAll({ store, notifier }: Services) {
  const [applications, settings, failed] = await Promise.all([
    store.applications.list(),
    store.applications.settings(),
    store.notices.list(NO_CAMPAIGN, MAX_LISTED_NOTICES),
  ]);
  return { applications, settings: settings ?? null, failed, sendsMail: notifier.sendsMail };
}

async function showPage(c: OwnerContext, services: Services, submitted?: SubmittedForm) {
  const { settings, ...data } = await readAll(services);
  const address = `${services.publicUrl || new URL(c.req.url).origin}${APPLY_PATH}`;
  return applicationsPage(c.var, {
    ...{ ...data, address, submitted, done: submitted ? undefined : readDone(c) },
    settings: settings ?? undefined,
  });
}

function readSettings(c: OwnerContext) {
  const form = formOf(c);
  const fields = ['organisation', 'contact', 'privacyUrl', 'imprint', 'asks', 'keptDays'] as const;
  return checkValue(ApplicationSettings, {
    ...Object.fromEntries(fields.map((name) => [name, form.text(name)?.trim() ?? ''])),
    isOpen: form.text('isOpen') === 'yes',
  });
}

async function answerWrong(c: OwnerContext, services: Services, problems: Problem[]) {
  if (asksForJson(c)) throw invalidRequest(problems);
  const described = describeProblems(problems, c.var.messages.applications.settings.problems);
  const submitted = { fields: formOf(c).toRecord(), problems: described };
  return c.html(await showPage(c, services, submitted), 422);
}
