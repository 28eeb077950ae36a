/** Something that residents often name, under the id that every campaign gives it. */
export interface IssueCategory {
  id: string;
  label: string;
  group: string;
}

/** What residents often name, by group. Campaigns that use the same ids can be compared. */
export const ISSUE_CATEGORIES: readonly IssueCategory[] = [
  { id: 'road-surface', label: 'Pot holes and road repairs', group: 'roads' },
  { id: 'pavements', label: 'Pavements and crossings', group: 'roads' },
  { id: 'road-safety', label: 'Road safety and speeding', group: 'roads' },
  { id: 'traffic-parking', label: 'Traffic and parking', group: 'roads' },
  { id: 'unmade-roads', label: 'Unfinished or unadopted roads', group: 'roads' },
  { id: 'public-transport', label: 'Buses and public transport', group: 'roads' },
  { id: 'street-lighting', label: 'Street lighting', group: 'safety' },
  { id: 'anti-social-behaviour', label: 'Anti-social behaviour', group: 'safety' },
  { id: 'crime', label: 'Crime and feeling safe', group: 'safety' },
  { id: 'noise', label: 'Noise and nuisance', group: 'safety' },
  { id: 'litter-flytipping', label: 'Litter, fly-tipping and dog fouling', group: 'environment' },
  { id: 'bins-recycling', label: 'Bins and recycling', group: 'environment' },
  { id: 'graffiti-vandalism', label: 'Graffiti and vandalism', group: 'environment' },
  { id: 'parks', label: 'Parks, trees and open spaces', group: 'environment' },
  { id: 'flooding', label: 'Flooding and drains', group: 'environment' },
  { id: 'air-pollution', label: 'Air quality and pollution', group: 'environment' },
  { id: 'housing-conditions', label: 'Housing conditions and repairs', group: 'housing' },
  { id: 'private-renting', label: 'Private renting and rogue landlords', group: 'housing' },
  { id: 'affordable-housing', label: 'Affordable homes and homelessness', group: 'housing' },
  { id: 'low-pay', label: 'Low pay and conditions at work', group: 'work' },
  { id: 'jobs', label: 'Jobs and skills', group: 'work' },
  { id: 'cost-of-living', label: 'Cost of living', group: 'work' },
  { id: 'young-people', label: 'Activities for young people', group: 'services' },
  { id: 'schools', label: 'Schools and nurseries', group: 'services' },
  { id: 'health-care', label: 'Health and social care', group: 'services' },
  { id: 'libraries-community', label: 'Libraries and community centres', group: 'services' },
  { id: 'high-street', label: 'Shops and the high street', group: 'services' },
  { id: 'development', label: 'Planning and new developments', group: 'services' },
];
