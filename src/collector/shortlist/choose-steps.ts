import { html } from 'hono/html';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';

/** From what people wrote to a shortlist. */
export const STEP_PATHS = {
  sort: '/choose',
  weigh: '/choose/weigh',
  shortlist: '/choose/shortlist',
} as const;

export type ChooseStep = keyof typeof STEP_PATHS;

/** Links to the steps of the page Choose. */
export function chooseSteps({ campaign, messages }: CampaignContext, current: ChooseStep): Html {
  const { steps } = messages.choose;
  const link = ([step, path]: [string, string]): Html =>
    html`<a
      href="${campaignPath(campaign, path)}"
      ${step === current ? html`aria-current="step"` : ''}
      >${steps[step as ChooseStep]}</a
    >`;
  return html`<nav class="chips" aria-label="${steps.label}">
    ${Object.entries(STEP_PATHS).map(link)}
  </nav>`;
}
