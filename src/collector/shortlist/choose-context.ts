import type { Context } from 'hono';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { asksForJson } from '../organiser/require-token.ts';
import { redirectDone } from '../organiser/ui/done-messages.ts';
import { campaignPath } from '../organiser/ui/page-layout.ts';
import type { Services } from '../services.ts';
import type { ThemeActor } from './theme-records.ts';

export type ChooseContext = Context<OrganiserCampaignEnv>;

/** Whoever asks, as the log of the page Choose names them: with a day, and no time. */
export const themeActor = (c: ChooseContext, { now }: Pick<Services, 'now'>): ThemeActor => ({
  by: c.var.principal.name,
  on: now().toISOString().slice(0, 10),
});

/** 204 for a script; a browser goes to the page, which says what was done. */
export const answerDone = (c: ChooseContext, path: string, done: string) =>
  asksForJson(c)
    ? c.body(null, 204)
    : redirectDone(c, campaignPath(c.var.campaign, path), { done });
