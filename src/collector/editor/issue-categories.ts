import type { OrganiserMessages } from '../organiser/ui/organiser-messages.ts';
import { isLanguageTag, PAGE_LANGUAGES } from '../organiser/ui/page-languages.ts';

type CategoryMessages = OrganiserMessages['issueCategories'];
export type CategoryGroup = keyof CategoryMessages['groups'];

/** An issue that residents often name, under the id that every campaign gives it. */
export interface IssueCategory {
  id: keyof CategoryMessages['labels'];
  group: CategoryGroup;
}

/** Issues that residents often name, by group. Campaigns that use the same ids can be compared. */
export const ISSUE_CATEGORIES: readonly IssueCategory[] = [
  { id: 'road-surface', group: 'roads' },
  { id: 'pavements', group: 'roads' },
  { id: 'road-safety', group: 'roads' },
  { id: 'traffic-parking', group: 'roads' },
  { id: 'unmade-roads', group: 'roads' },
  { id: 'public-transport', group: 'roads' },
  { id: 'street-lighting', group: 'safety' },
  { id: 'anti-social-behaviour', group: 'safety' },
  { id: 'crime', group: 'safety' },
  { id: 'noise', group: 'safety' },
  { id: 'litter-flytipping', group: 'environment' },
  { id: 'bins-recycling', group: 'environment' },
  { id: 'graffiti-vandalism', group: 'environment' },
  { id: 'parks', group: 'environment' },
  { id: 'flooding', group: 'environment' },
  { id: 'air-pollution', group: 'environment' },
  { id: 'housing-conditions', group: 'housing' },
  { id: 'private-renting', group: 'housing' },
  { id: 'affordable-housing', group: 'housing' },
  { id: 'low-pay', group: 'work' },
  { id: 'jobs', group: 'work' },
  { id: 'cost-of-living', group: 'work' },
  { id: 'young-people', group: 'services' },
  { id: 'schools', group: 'services' },
  { id: 'health-care', group: 'services' },
  { id: 'libraries-community', group: 'services' },
  { id: 'high-street', group: 'services' },
  { id: 'development', group: 'services' },
];

/**
 * The label of a category in a document: in each of its languages that has words for it here, or
 * in English alone.
 */
export function categoryLabel(
  id: IssueCategory['id'],
  languages: readonly string[],
): string | Record<string, string> {
  const known = languages.filter(isLanguageTag);
  const labels = known.map((tag) => [tag, labelIn(tag, id)]);
  const [first] = languages;
  return known.length > 1 && known[0] === first
    ? (Object.fromEntries(labels) as Record<string, string>)
    : labelIn(isLanguageTag(first) ? first : 'en', id);
}

const labelIn = (tag: keyof typeof PAGE_LANGUAGES, id: IssueCategory['id']): string =>
  PAGE_LANGUAGES[tag].messages.issueCategories.labels[id];
