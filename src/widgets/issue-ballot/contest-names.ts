import { html, type TemplateResult } from 'lit';
import type { PublicBallot } from '../../contract/ballot/reader.ts';
import type { Campaign } from '../../contract/campaign/reader.ts';
import type { LocalizedText, LocalText } from '../../contract/text/local-text.ts';
import { localizedText } from '../../forms/index.ts';
import type { ViewContext } from '../view-context.ts';

type Contest = PublicBallot['contests'][number];

/** What a contest is called: by its own name, or by those of its wards. */
export function contestName(
  context: ViewContext,
  { contest, campaign }: { contest: Contest; campaign: Pick<Campaign, 'areas'> },
): TemplateResult {
  const { language, localize } = context;
  const name = (text: LocalText) => localizedText(localize(text), language);
  if (contest.name) return name(contest.name);
  const names = contest.wards.map(
    (code) => campaign.areas.wards.find((ward) => ward.code === code)?.name ?? code,
  );
  return html`${names.map((ward, at) => html`${at ? ', ' : ''}${name(ward)}`)}`;
}

/** The name of an issue of a contest. */
export function optionText(
  { localize, language }: ViewContext,
  { options }: Contest,
  id: string,
): LocalizedText {
  const option = options.find((one) => one.id === id);
  return option ? localize(option.label) : { words: id, lang: language };
}

/** The same inside a sentence, which may run in the other direction: isolated by characters. */
export const optionWords = (context: ViewContext, contest: Contest, id: string): string =>
  `\u2068${optionText(context, contest, id).words}\u2069`;
