import { html, type TemplateResult } from 'lit';
import { doneView, frontView, screen } from './front-views.ts';
import type { KioskContext } from './kiosk-context.ts';
import type { DoneActions, FrontActions, KioskScreens, PersonActions } from './kiosk-screens.ts';
import type { FilledInEvent } from './person-events.ts';
import type { Tablet } from './tablet.ts';

/** How long somebody sees that their vote is in the box. */
const DONE_MS = 8_000;

/** The tablet is a ballot box. */
export class BallotScreens implements KioskScreens {
  readonly doneMs = DONE_MS;

  /** All its words are in the context. */
  speak(): Promise<void> {
    return Promise.resolve();
  }

  front(context: KioskContext, tablet: Tablet, actions: FrontActions): TemplateResult {
    const { campaign, ballot, now, queue } = tablet;
    if (!campaign || !ballot) return screen(context, context.kiosk.loading);
    return frontView(context, { ...actions, campaign, ballot, now, isGone: queue.isGone });
  }

  person(
    context: KioskContext,
    { campaign, ballot, codes, now }: Tablet,
    { keep, onEnd, onLeave }: PersonActions,
  ): TemplateResult {
    return html`<campaign-kiosk-voter
      .context=${context}
      .voted=${{ campaign, ballot }}
      .codes=${codes}
      .now=${now}
      @kiosk-filled-in=${({ submission }: FilledInEvent) => void keep(submission).then(onEnd)}
      @kiosk-left=${onLeave}
    ></campaign-kiosk-voter>`;
  }

  done(context: KioskContext, _tablet: Tablet, actions: DoneActions): TemplateResult {
    return doneView(context, actions);
  }
}
