import { cleanLine } from 'campaign-widgets/contract';
import { idFromWords, unusedId } from '../editor/new-ids.ts';
import type { FormFields } from '../http/form-fields.ts';
import type { FormProblem, SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { Store } from '../store/store.ts';
import type { ChooseContext } from './choose-context.ts';
import { listCandidates } from './candidates.ts';
import { ANY_THEME } from './select-texts.ts';
import type { ThemeActor } from './theme-records.ts';

const MIN_THEME_LENGTH = 2;
const MAX_THEME_LENGTH = 80;
const MAX_THEMES = 200;

/** Which texts go where, or what is wrong with the form. */
export type WantedMove =
  | { ok: true; texts: string[]; theme: string | null; newTheme: string | undefined }
  | { ok: false; submitted: SubmittedForm };

/** Which texts go where, or what is wrong with the form, with the boxes that were ticked. */
export async function readMove(
  c: ChooseContext,
  store: Store,
  form: FormFields,
): Promise<WantedMove> {
  const messages = c.var.messages.choose.refused;
  const ticked = [...form.texts('text'), ...form.texts('group').flatMap(splitIds)];
  const texts = form.text('which') === 'shown' ? splitIds(form.text('shown') ?? '') : ticked;
  const theme = form.text('theme') ?? '';
  const typed = cleanLine(form.text('new-theme') ?? '').trim();
  const newTheme = readThemeName(typed);
  const themes = await store.themes.list(c.var.campaign.id);
  const isKnown =
    theme === ANY_THEME || listCandidates(c.var.campaign, themes).some(([id]) => id === theme);
  const problems: FormProblem[] = [];
  if (texts.length === 0) problems.push({ field: 'texts', message: messages.nothing });
  if (theme !== '' && typed !== '') problems.push({ field: 'theme', message: messages.both });
  else if (typed === '' && !isKnown) problems.push({ field: 'theme', message: messages.heading });
  else if (typed !== '' && newTheme === undefined)
    problems.push({ field: 'new-theme', message: messages.themeName });
  else if (typed !== '' && themes.length >= MAX_THEMES)
    problems.push({ field: 'new-theme', message: messages.tooMany(MAX_THEMES) });
  if (problems.length > 0) {
    const fields = form.toRecord();
    for (const id of ticked) fields[`tick ${id}`] = 'on';
    return { ok: false, submitted: { fields, problems } };
  }
  return { ok: true, texts, theme: theme === ANY_THEME ? null : theme, newTheme };
}

const splitIds = (ids: string): string[] => ids.split(' ').filter((id) => id !== '');

/** @returns undefined where it is too short or too long */
export function readThemeName(typed: string | undefined): string | undefined {
  const name = cleanLine(typed ?? '').trim();
  const { length } = Array.from(name);
  return length < MIN_THEME_LENGTH || length > MAX_THEME_LENGTH ? undefined : name;
}

/** Keeps a new theme; one of the same name is the same theme. @returns its id */
export async function addTheme(
  c: ChooseContext,
  store: Store,
  name: string,
  actor: ThemeActor,
): Promise<string> {
  const { campaign, language } = c.var;
  const themes = await store.themes.list(campaign.id);
  const candidates = listCandidates(campaign, themes, language);
  const same = candidates.find(([, label]) => label.toLowerCase() === name.toLowerCase());
  if (same) return same[0];
  const isUsed = (id: string): boolean =>
    id === 'other' || candidates.some(([used]) => used === id);
  const id = unusedId(idFromWords(name, 'theme'), isUsed);
  await store.themes.save(campaign.id, { id, label: asLocalText(c, name) }, actor);
  return id;
}

/** A text in the campaign's first language. */
export const asLocalText = ({ var: { campaign } }: ChooseContext, words: string) => ({
  [campaign.languages[0] ?? 'en']: words,
});
