import type { CampaignDocument } from 'campaign-widgets/contract';

/** The sentences of an imprint, which widgets and mails have each in their own words. */
interface ImprintMessages {
  of(name: string, address: string): string;
  imprint(promoter: string): string;
  imprintOnBehalf(promoter: string, body: string): string;
}

/** The imprint as one sentence; undefined if the campaign states that no law requires it. */
export function imprintSentence(
  { imprint }: Pick<CampaignDocument, 'imprint'>,
  messages: ImprintMessages,
): string | undefined {
  if (imprint === 'not-required') return undefined;
  const { promoter, onBehalfOf } = imprint;
  const publisher = messages.of(promoter.name, promoter.address);
  const behalf = onBehalfOf && messages.of(onBehalfOf.name, onBehalfOf.address);
  return behalf !== undefined && behalf !== publisher
    ? messages.imprintOnBehalf(publisher, behalf)
    : messages.imprint(publisher);
}
