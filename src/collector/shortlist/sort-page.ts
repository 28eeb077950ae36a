import { html } from 'hono/html';
import { canWrite } from '../organiser/principal.ts';
import type { NamedOption } from '../organiser/ui/display-names.ts';
import { doneHere } from '../organiser/ui/done-messages.ts';
import {
  hiddenFields,
  problemSummary,
  selectField,
  textField,
} from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { pageLinks } from '../organiser/ui/page-links.ts';
import { wardField } from '../organiser/ui/ward-field.ts';
import { chooseSteps } from './choose-steps.ts';
import { MAX_SORTED_TEXTS } from './text-library.ts';
import { ANY_THEME, NOT_SORTED, type TextGroup, type TextQuery } from './select-texts.ts';
import { SORT_PATH, sortPath, type SortPageData } from './sort-page-data.ts';
import { moveLog } from './move-log.ts';
import { moveSample } from './move-sample.ts';
import { themeList } from './theme-list.ts';
import type { SortedText } from './theme-records.ts';

/** The first step to a shortlist: texts, what recurs in them, and where to put them. */
export function sortPage(context: CampaignContext, data: SortPageData): Html {
  const { sort } = context.messages.choose;
  const nothing = html`<p>${sort.none}</p>`;
  return campaignPage(
    context,
    'choose',
    html`${chooseSteps(context, 'sort')}
      <h1>${sort.title}</h1>
      <p>${sort.intro}</p>
      ${problemSummary(context, data.submitted)} ${doneHere(data.done, data.done !== undefined)}
      ${moveSample(context, data)} ${data.all === 0 ? nothing : sortingDesk(context, data)}
      ${themeList(context, data)} ${moveLog(context, data)}`,
    sort.title,
  );
}

function sortingDesk(context: CampaignContext, data: SortPageData): Html {
  const { sort } = context.messages.choose;
  const cut = html`<p class="notice">${sort.cut(MAX_SORTED_TEXTS)}</p>`;
  return html`<p><b>${sort.progress(data.sorted, data.all)}</b></p>
    ${data.isCut ? cut : ''} ${textFilter(context, data)}
    <div class="sorting">
      <div>${looksList(context, data)} ${termList(context, data)}</div>
      <section aria-labelledby="texts">
        <h2 id="texts">${sort.texts}</h2>
        <p>${data.found === 0 ? sort.noneFit : sort.found(data.found)}</p>
        ${data.found === 0 ? '' : movingForm(context, data)}
      </section>
    </div>`;
}

function textFilter(context: CampaignContext, data: SortPageData): Html {
  const { sort } = context.messages.choose;
  const { query, headings, languages } = data;
  const under: NamedOption[] = [[NOT_SORTED, sort.notSorted], [ANY_THEME, sort.all], ...headings];
  const tongues = languages.map(([tag, texts]): NamedOption => [
    tag,
    countedLanguage(context, tag, texts),
  ]);
  const kept = hiddenFields([
    ...(query.term === '' ? [] : ([['term', query.term]] as const)),
    ...(query.looks === '' ? [] : ([['looks', query.looks]] as const)),
  ]);
  return html`<form
    method="get"
    action="${campaignPath(context.campaign, SORT_PATH)}"
    role="search"
    class="filter"
  >
    ${kept}
    <div class="fields">
      ${textField({ id: 'search', name: 'search', label: sort.search, value: query.search, type: 'search' })}
      ${wardField(context, { id: 'ward', name: 'ward', label: sort.ward, value: query.ward, anyWard: sort.anyWard })}
      ${selectField({ id: 'under', name: 'under', label: sort.under, value: query.under, options: under })}
      ${
        languages.length > 1
          ? selectField({
              id: 'language',
              name: 'language',
              label: sort.language,
              value: query.language,
              options: tongues,
            })
          : ''
      }
    </div>
    <p class="row">
      <button class="main">${sort.show}</button>
      ${isNarrowed(query) ? html`<a href="${campaignPath(context.campaign, SORT_PATH)}">${sort.showAll}</a>` : ''}
    </p>
  </form>`;
}

const isNarrowed = ({ ward, under, term, search, looks }: TextQuery): boolean =>
  [ward, under, term, search, looks].some((value) => value !== '');

/** The name of a language in the language of the page, with the number of its texts. */
function countedLanguage(
  { language, format }: CampaignContext,
  tag: string,
  texts: number,
): string {
  const name = new Intl.DisplayNames([language, 'en'], { type: 'language' }).of(tag) ?? tag;
  return `${name} (${format.number(texts)})`;
}

/** Each heading that texts may belong under: a link to these texts, which nobody has sorted. */
function looksList(context: CampaignContext, { looks, headings, query }: SortPageData): Html | '' {
  const { sort } = context.messages.choose;
  const links = headings.flatMap(([id, label]) => {
    const texts = looks.get(id);
    if (texts === undefined) return [];
    const isCurrent = query.looks === id;
    const path = sortPath(context, query, { looks: isCurrent ? '' : id, term: '' });
    return [chipLink(context, { path, words: label, texts, isCurrent })];
  });
  if (links.length === 0) return '';
  return html`<h2>${sort.looksLike}</h2>
    <p class="chips">${links}</p>`;
}

function termList(context: CampaignContext, { terms, query }: SortPageData): Html | '' {
  const { sort } = context.messages.choose;
  if (terms.length === 0) return '';
  const links = terms.map(({ key, words, texts }) => {
    const isCurrent = query.term === key;
    const path = sortPath(context, query, { term: isCurrent ? '' : key, looks: '' });
    return chipLink(context, { path, words, texts, isCurrent, lang: query.language });
  });
  return html`<h2>${sort.recurring}</h2>
    <p class="chips">${links}</p>`;
}

interface ChipOptions {
  path: string;
  words: string;
  texts: number;
  isCurrent: boolean;
  lang?: string;
}

const chipLink = (
  { format }: CampaignContext,
  { path, words, texts, isCurrent, lang }: ChipOptions,
): Html =>
  html`<a
    href="${path}#texts"
    ${isCurrent ? html`aria-current="true"` : ''}
    ${lang ? html`lang="${lang}"` : ''}
    ><bdi>${words}</bdi><small>${format.number(texts)}</small></a
  >`;

/** The texts, each with a box to tick, and the bar that puts them under a heading. */
function movingForm(context: CampaignContext, data: SortPageData): Html {
  const { list, query } = data;
  const cards = html`<ul class="plain cards">
      ${list.rows.map((group) => groupCard(context, data, group))}
    </ul>
    ${pageLinks(context, list, (page) => sortPath(context, query, { page }))}`;
  if (!canWrite(context.principal)) return cards;
  return html`<form method="post" action="${campaignPath(context.campaign, `${SORT_PATH}/moves`)}">
    ${hiddenFields([['back', sortPath(context, query, { page: list.page })]])} ${cards}
    ${movingBar(context, data)}
  </form>`;
}

function movingBar(
  { messages }: CampaignContext,
  { list, headings, submitted }: SortPageData,
): Html {
  const { sort } = messages.choose;
  const shown = list.rows.flatMap(({ texts }) => texts.map(({ id }) => id));
  const options: NamedOption[] = [['', sort.choose], ...headings, [ANY_THEME, sort.takeOut]];
  return html`<div class="actions">
    ${hiddenFields([['shown', shown.join(' ')]])}
    <div class="fields">
      ${selectField({ id: 'theme', name: 'theme', label: sort.putUnder, options }, submitted)}
      ${textField({ id: 'new-theme', name: 'new-theme', label: sort.newTheme }, submitted)}
    </div>
    <p class="row">
      <button class="main" name="which" value="ticked">${sort.moveTicked}</button>
      <button name="which" value="shown">${sort.moveShown(shown.length)}</button>
    </p>
  </div>`;
}

function groupCard(
  context: CampaignContext,
  data: SortPageData,
  { texts, suggestion }: TextGroup,
): Html {
  const { sort } = context.messages.choose;
  const [first, ...more] = texts;
  return html`<li>
    ${textLine(context, data, first)} ${suggestionHint(context, data, suggestion)}
    ${
      more.length === 0
        ? ''
        : html`${tickAll(context, texts)}
            <details>
              <summary>${sort.alike(more.length)}</summary>
              <ul class="plain">
                ${more.map((text) => html`<li>${textLine(context, data, text)}</li>`)}
              </ul>
            </details>`
    }
  </li>`;
}

const tickAll = (
  { principal, messages }: CampaignContext,
  texts: readonly SortedText[],
): Html | '' =>
  canWrite(principal)
    ? html`<label class="box">
        <input type="checkbox" name="group" value="${texts.map(({ id }) => id).join(' ')}" />
        ${messages.choose.sort.tickGroup(texts.length)}
      </label>`
    : '';

/** One text with its box, and where it came from. */
function textLine(
  context: CampaignContext,
  { headings, submitted }: SortPageData,
  text: SortedText,
): Html {
  const { principal, messages, names } = context;
  const { sort } = messages.choose;
  const heading = headings.find(([id]) => id === text.theme)?.[1] ?? text.theme;
  const words = html`<bdi class="typed" lang="${text.language}">${text.text}</bdi>`;
  const isTicked = submitted?.fields[`tick ${text.id}`] !== undefined;
  const origin = [
    names.area(text.area),
    names.issue(text.issue),
    ...(heading === null ? [] : [sort.sortedUnder(heading)]),
  ].join(' · ');
  if (!canWrite(principal))
    return html`<p>${words}</p>
      <p class="hint">${origin}</p>`;
  return html`<label class="box">
      <input type="checkbox" name="text" value="${text.id}" ${isTicked ? 'checked' : ''} />
      <span class="words">${words}</span>
    </label>
    <p class="hint of-box">${origin}</p>`;
}

function suggestionHint(
  { messages }: CampaignContext,
  { headings, query }: SortPageData,
  suggestion: TextGroup['suggestion'],
): Html | '' {
  if (!suggestion) return '';
  const heading = headings.find(([id]) => id === suggestion.theme)?.[1] ?? suggestion.theme;
  const because = html`<bdi lang="${query.language}">${suggestion.because.join(', ')}</bdi>`;
  return html`<p class="hint of-box">
    ${messages.choose.sort.suggestion(html`<b>${heading}</b>`, because)}
  </p>`;
}
