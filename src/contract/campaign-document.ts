import * as z from 'zod/mini';
import { Campaign, offeredLanguages } from './campaign.ts';
import { raise } from './check.ts';
import { checkedBy, resolveUrl, UrlReference, whole } from './text.ts';

const Origin = checkedBy<string>(
  (value) => typeof value === 'string' && resolveUrl(value, 'about:blank')?.replace(/\/$/, '') === value,
  'an origin, like "https://example.org"',
  { type: 'string', format: 'uri' },
);

/** The whole campaign document, as whoever serves one checks it: what widgets read, what only an endpoint reads, and that the parts agree. */
export const CampaignDocument = z
  .extend(Campaign, {
    /** Origins that may post; left out, any may. */
    hosts: z.optional(z.array(Origin).check(z.maxLength(500))),
    /** Counted answers that a ward needs before anything of it is published; 5 if left out. */
    publishThreshold: z.optional(whole(1, 1000)),
    /** Where the progress report is read. */
    report: z.optional(UrlReference),
    /** Days for which a widget may keep what waits to be sent; 30 if left out. */
    outboxDays: z.optional(whole(1, 365)),
  })
  .check(({ value, issues }) => {
    const unique = (ids: string[], ...path: string[]) =>
      ids.forEach((id, at) => {
        if (ids.indexOf(id) < at) issues.push(raise(value, [...path, at], 'duplicate', `repeats the id "${id}"`));
      });
    const { consents = [], survey, areas, languages } = value;
    unique(areas.wards.map(({ code }) => code), 'areas', 'wards');
    unique(consents.map(({ id }) => id), 'consents');
    const asked = survey?.issues.map(({ id }) => id) ?? [];
    unique(asked, 'survey', 'issues');
    if (asked.includes('other')) issues.push(raise(value, ['survey', 'issues'], 'reserved', 'must not list "other": it is always asked'));
    if (survey?.contactStep && !consents.some(({ channel }) => channel === 'keep'))
      issues.push(raise(value, ['consents'], 'required', 'must hold a statement with the channel "keep": no name may be kept without one'));
    if (offeredLanguages(value)[0] !== languages[0])
      issues.push(raise(value, ['consents'], 'language', `must have every statement in the first language, "${languages[0]}"`));
  });
export type CampaignDocument = z.infer<typeof CampaignDocument>;
