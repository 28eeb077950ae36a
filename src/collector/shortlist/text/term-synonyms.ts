/**
 * Words that mean the same to residents of the United Kingdom, each line with its common term
 * first. Two words stand for a pair of neighbours in a text. A common term has no space.
 */
const SYNONYMS: readonly (readonly string[])[] = [
  ['pothole', 'potholes', 'pot hole', 'pot holes'],
  ['litter', 'rubbish', 'trash', 'garbage', 'littering'],
  ['fly-tipping', 'flytipping', 'fly tipping', 'fly tip', 'fly tippers', 'flytip', 'dumping'],
  ['pavement', 'pavements', 'footpath', 'footpaths', 'sidewalk', 'sidewalks', 'footway'],
  ['streetlight', 'streetlights', 'street light', 'street lights', 'street lighting', 'lamppost'],
  ['parking', 'parked', 'car park', 'car parks', 'carpark'],
  ['bus', 'buses', 'busses'],
  ['gp', 'gps', 'doctor', 'doctors', 'surgery'],
  ['speeding', 'speed', 'speeders'],
  ['traffic', 'congestion'],
  ['bin', 'bins', 'wheelie bin', 'wheelie bins'],
  ['playground', 'playgrounds', 'play area', 'play areas', 'play park', 'play parks'],
  [
    'anti-social-behaviour',
    'asb',
    'antisocial',
    'anti social',
    'antisocial behaviour',
    'social behaviour',
  ],
  ['crossing', 'crossings', 'zebra crossing', 'pelican crossing', 'zebra'],
  ['shop', 'shops', 'store', 'stores'],
  ['youth', 'teenagers', 'teens', 'young people', 'youths'],
  ['damp', 'mould', 'mold'],
  ['bike', 'bikes', 'bicycle', 'bicycles', 'cycle', 'cycling', 'cyclists'],
];

const COMMON_TERMS: ReadonlyMap<string, string> = new Map(
  SYNONYMS.flatMap(([common = '', ...others]) =>
    [common, ...others].map((word): [string, string] => [word, common]),
  ),
);

/** The common term for a word, or for two neighbours joined by a space. */
export const commonTerm = (words: string): string | undefined => COMMON_TERMS.get(words);
