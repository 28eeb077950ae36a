import type { TemplateResult } from 'lit';
import { type DeliveryError, type OutboxEntry, pageOutbox } from '../delivery/index.ts';
import { outbox as english } from '../locales/en-outbox.ts';
import type { PendingForm, PendingHost, PendingState } from './pending-state.ts';
import {
  deletionOf,
  momentIn,
  type PendingActions,
  type PendingContext,
  pendingList,
  savedNotice,
  withdrawnNotice,
} from './pending-view.ts';
import type * as AfterResponse from './after-response.ts';

let afterResponse: typeof AfterResponse | undefined;

const contextOf = ({ source: { context } }: PendingState): PendingContext => ({
  ...context,
  outboxMessages: context.messages.outbox ?? english,
});

/** What waits from before, what has been sent of it, and what was refused. */
export function renderPending(state: PendingState, host: PendingHost): TemplateResult {
  const context = contextOf(state);
  const actions = actionsOf(state, host);
  const refused = state.entries.filter((entry) => entry.refused);
  if (refused[0] || state.events[0]) loadAfterResponse(refused, host);
  return pendingList(context, {
    ...state,
    ...actions,
    sent: afterResponse?.sentNotice(context, state.events),
    refused: refused.map((entry) =>
      afterResponse?.refusedEntry(context, {
        entry,
        campaign: state.source.campaign,
        problemMessages: host.personForm?.personMessages(context.messages).problems,
        since: momentIn(context, entry.since),
        deletion: deletionOf(context, entry, state.confirming === entry.id, actions),
      }),
    ),
  });
}

/** That what a form sent waits on the device, or that its campaign has been taken down; undefined if neither is so. */
export function renderFormNotice(
  state: PendingState,
  host: PendingHost,
  form: PendingForm,
): TemplateResult | undefined {
  const { step, entry, problems } = form;
  if (step === 'saved' && entry)
    return savedNotice(contextOf(state), {
      entry,
      isConfirming: state.confirming === entry.id,
      ...actionsOf(state, host),
      onRetry: () => form.tryAgain(),
      onAnother: () => void form.another().then(() => focus(host, 'form :is(select, input)')),
    });
  return step === 'refused' && problems.some(({ code }) => code === 'withdrawn')
    ? withdrawnNotice(contextOf(state))
    : undefined;
}

/** Loads what is needed once an endpoint has answered: there is a connection then. */
const load = async (): Promise<typeof AfterResponse> =>
  (afterResponse ??= await import('./after-response.ts'));

/** Tells the page's author if what answers at the endpoint is no endpoint. */
export function reportFailure(host: Element, error: DeliveryError): void {
  if (error.status)
    load().then(
      ({ warnOfEndpoint }) => warnOfEndpoint(host, error),
      () => undefined,
    );
}

function loadAfterResponse(refused: OutboxEntry[], host: PendingHost): void {
  if (!afterResponse)
    load().then(
      () => host.requestUpdate(),
      () => undefined,
    );
  // The sentences for those fields are in the file of the forms that ask for a name. Without it, the status is said.
  if (!host.personForm && refused.some(({ kind }) => kind !== 'issue-response'))
    void host.fetchPersonForm().catch(() => undefined);
}

function actionsOf(state: PendingState, host: PendingHost): PendingActions {
  return {
    onRetry: () => {
      state.retryStatus = 'sending';
      host.requestUpdate();
      pageOutbox().retryNow(...state.entries.map(({ id }) => id));
    },
    onConfirm: (which) => {
      state.confirming = which;
      state.announcement = '';
      host.requestUpdate();
      focus(host, which ? '#sure' : ':is([part=saved], [part=waiting]) button');
    },
    onDelete: (entries) => void deleteEntries(state, host, entries),
  };
}

async function deleteEntries(
  state: PendingState,
  host: PendingHost,
  entries: readonly OutboxEntry[],
): Promise<void> {
  state.confirming = undefined;
  await pageOutbox().delete(...entries.map(({ id }) => id));
  // What the device did not let go of is still there to be seen.
  if (!state.entries.some(({ id }) => entries.some((deleted) => deleted.id === id)))
    state.announcement = contextOf(state).outboxMessages.deleted;
  host.requestUpdate();
  focus(host, '#said');
}

/** Moves the focus after the next update, because what had it may be gone. */
const focus = (host: PendingHost, selector: string): void =>
  void host.updateComplete.then(() =>
    host.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
  );
