import type { Campaign } from '../contract/campaign/reader.ts';
import type { ViewContext } from '../widgets/view-context.ts';

/**
 * Looks up the ward of the typed postcode in a form that a server has rendered, and chooses it in
 * the list.
 */
export async function lookUpPostcode(
  form: HTMLFormElement,
  campaign: Campaign,
  { messages, resolve }: ViewContext,
): Promise<void> {
  const postcode = form.querySelector('#postcode');
  const status = postcode?.closest('[part=field]')?.parentElement?.querySelector('[role=status]');
  if (!status) return;
  const url = resolve(campaign.areas.lookup ?? '') ?? '';
  status.textContent = messages.loading;
  status.textContent = await import('../widgets/find-ward.ts')
    .then(({ findWard }) => findWard({ url, campaign, root: form, messages }))
    .catch(() => messages.ward.notFound);
}
