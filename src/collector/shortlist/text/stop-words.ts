import { ara, ben, eng, panGu, pol, ron, urd } from 'stopword';

/** The package has no list for Welsh: its commonest small words. */
const WELSH = (
  'a ac ag am ar at bod bydd byddai chi cyn dan dim eich ein ei eu fel fod fy gan gyda hefyd hyn ' +
  'hwn hon i iawn lle mae maen mwy na nad neu ni nid o oedd oes ond rhai rhy roedd sydd sy un wedi ' +
  'wrth y yn yng ym yr yw'
).split(' ');

/** Words that residents write often and that name no issue. */
const ENGLISH_FILLERS = (
  'also always another anybody anyone anything area around back because been being can cannot ' +
  'could did do does doesnt doing done dont else even ever every everybody everyone everything ' +
  'everywhere feel few get gets getting give go goes going good got had has have having help im ' +
  'isnt its ive just keep keeps know like little local lot lots made make makes many maybe more ' +
  'most much must near need needed needs never nice no nobody none not nothing now off one only ' +
  'other our over own people please put put quite really right same say see seen seems should ' +
  'single so some somebody someone something sometimes somewhere still such sure take than thank ' +
  'thanks them then thing things think through too try two up us use used very want wants way well ' +
  'went were where while who whole why will with without wont work would year years yes yet youre'
).split(' ');

const LISTS: Readonly<Record<string, readonly string[]>> = {
  en: [...eng, ...ENGLISH_FILLERS],
  cy: WELSH,
  pl: pol,
  ro: ron,
  pa: panGu,
  ur: urd,
  bn: ben,
  ar: ara,
};

const stopWords = new Map<string, ReadonlySet<string>>();

/** The words of a language that say nothing about an issue; none for a language without a list. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  const known = stopWords.get(language);
  if (known) return known;
  const words = new Set((LISTS[language] ?? []).map((word) => word.normalize('NFC').toLowerCase()));
  stopWords.set(language, words);
  return words;
}
