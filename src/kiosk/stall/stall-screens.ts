import { html, nothing, type TemplateResult } from 'lit';
import { campaignOpenness } from '../../contract/campaign/reader.ts';
import { MemoryDelivery } from '../../delivery/memory-delivery.ts';
import { imprint } from '../../forms/imprint.ts';
import { localizedText } from '../../forms/index.ts';
import { pageDelivery } from '../../widgets/load-outbox.ts';
import { defineOnce } from '../../widgets/register.ts';
import { languageRow, screen } from '../front-views.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { DoneActions, FrontActions, KioskScreens, PersonActions } from '../kiosk-screens.ts';
import type { Tablet } from '../tablet.ts';
import type { StallForm } from '../tablet-store.ts';
import { KioskStallForm } from './stall-form.ts';
import { englishStall, loadStallMessages } from './stall-messages.ts';
import { KioskSignup, KioskSurvey } from './stall-widgets.ts';

/** How long somebody sees that what they filled in is kept, and what else they could do. */
const DONE_MS = 20_000;

/** What the first screen shows of the tablet. */
export interface StallTablet extends Pick<Tablet, 'campaign' | 'now'> {
  readonly device: Pick<Tablet['device'], 'forms'>;
  readonly queue: Pick<Tablet['queue'], 'isGone'>;
}

/** The tablet takes answers to the survey, or sign-ups, at a stall. */
export class StallScreens implements KioskScreens {
  readonly doneMs = DONE_MS;
  #words = englishStall;
  /** What the person here fills in. */
  #form: StallForm = 'survey';

  constructor() {
    // In place of the outbox, which would keep submissions readable in the browser.
    pageDelivery.upgrade(new MemoryDelivery());
    defineOnce('campaign-kiosk-survey', KioskSurvey);
    defineOnce('campaign-kiosk-signup', KioskSignup);
    defineOnce('campaign-kiosk-stall-form', KioskStallForm);
  }

  async speak(language: string): Promise<void> {
    this.#words = await loadStallMessages(language);
  }

  front(context: KioskContext, tablet: StallTablet, actions: FrontActions): TemplateResult {
    const { campaign, now, queue } = tablet;
    if (!campaign) return screen(context, context.kiosk.loading);
    const { language, localize, messages } = context;
    const forms =
      campaignOpenness(campaign, now) === 'open' && !queue.isGone ? formsOf(tablet) : [];
    return screen(
      context,
      html`<h1 tabindex="-1" id="title">${localizedText(localize(campaign.name), language)}</h1>
        ${forms.map((form) => this.#beginButton(form, 'large', actions))}
        ${forms[0] ? nothing : html`<p role="status"><b>${this.#words.closed}</b></p>`}
        ${languageRow(context, actions)}
        <div>${imprint(campaign.imprint, messages)}</div>`,
    );
  }

  person(
    context: KioskContext,
    tablet: Tablet,
    { keep, onEnd, onLeave }: PersonActions,
  ): TemplateResult {
    return html`<campaign-kiosk-stall-form
      .context=${context}
      .words=${this.#words}
      .form=${this.#form}
      .document=${tablet.campaignDocument}
      .keep=${keep}
      .onEnd=${onEnd}
      @kiosk-left=${onLeave}
    ></campaign-kiosk-stall-form>`;
  }

  done(context: KioskContext, tablet: Tablet, actions: DoneActions): TemplateResult {
    const words = this.#words;
    const canSignUp = this.#form === 'survey' && formsOf(tablet).includes('signUp');
    return screen(
      context,
      html`<h1 tabindex="-1" id="title" role="status">${words.kept[this.#form]}</h1>
        <p>${words.keptHint}</p>
        <button type="button" @click=${actions.onNext}>${words.next}</button>
        ${canSignUp ? this.#beginButton('signUp', 'quiet', actions) : nothing}`,
    );
  }

  #beginButton(
    form: StallForm,
    look: 'large' | 'quiet',
    { onBegin }: Pick<FrontActions, 'onBegin'>,
  ): TemplateResult {
    const begin = () => {
      this.#form = form;
      onBegin();
    };
    return html`<button type="button" class=${look} @click=${begin}>${this.#words[form]}</button>`;
  }
}

/** What the tablet was set up for, and the campaign still has. */
function formsOf({ campaign, device }: Pick<StallTablet, 'campaign' | 'device'>): StallForm[] {
  const offered: StallForm[] = [
    ...(campaign?.survey ? (['survey'] as const) : []),
    ...(campaign?.champion ? (['signUp'] as const) : []),
  ];
  return offered.filter((form) => device.forms?.includes(form) ?? true);
}
