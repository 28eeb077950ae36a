import { html, type TemplateResult } from 'lit';
import type { Submission } from '../contract/submission/form-reader.ts';
import { type Entry, pageOutbox } from '../delivery/index.ts';
import { fieldProblems } from '../forms/index.ts';
import { outbox as english } from '../locales/en-outbox.ts';
import type { FormController } from './form-controller.ts';
import type { Waiting, WaitingHost, WaitingList } from './waiting-list.ts';

const DAY = 86_400_000;

/** That what a form sent waits on the device: since when, until when, and what the person can do. */
export function renderSaved(
  list: WaitingList,
  host: WaitingHost,
  form: FormController,
  entry: Entry,
): TemplateResult {
  const { headingLevel } = host.shown;
  const words = wordsOf(host);
  return html`<div class="notice calm" part="saved" role="alert" tabindex="-1" data-focus>
    <div role="heading" aria-level=${headingLevel}>${words.savedTitle}</div>
    <p>${words.saved(moment(host, entry.since))}</p>
    <p>${words.until(day(host, keptUntil(entry)))}</p>
    ${
      list.asked === entry.id
        ? sure(list, host, [entry])
        : html`<div class="row">
            <button type="button" part="button" @click=${() => form.tryAgain()}>
              ${words.sendNow}
            </button>
            ${quiet(words.another, () => void form.another().then(() => focus(host, 'form :is(select, input)')))}
            ${quiet(words.delete, () => ask(list, host, entry.id))}
          </div>`
    }
  </div>`;
}

/** That the campaign of a form has been taken down, which is nobody's mistake; undefined where it has not. */
export function renderWithdrawn(
  host: WaitingHost,
  { problems }: FormController,
): TemplateResult | undefined {
  if (!problems.some(isWithdrawn)) return undefined;
  const words = wordsOf(host);
  return html`<div class="notice calm" part="summary" role="alert" tabindex="-1" data-focus>
    <div role="heading" aria-level=${host.shown.headingLevel}>${words.withdrawnTitle}</div>
    <p>${words.withdrawn}</p>
  </div>`;
}

/** What waits from before, what has been sent of it, and what was refused. */
export function renderWaiting(list: WaitingList, host: WaitingHost): TemplateResult {
  const { entries, news } = list;
  const waiting = entries.filter(({ refused }) => !refused);
  return html`<div class="field" part="waiting">
    ${waiting[0] ? renderList(list, host, waiting) : ''}
    ${entries.filter(({ refused }) => refused).map((entry) => renderRefused(list, host, entry))}
    <div role="status" id="said" tabindex="-1">
      ${list.said ? html`<p>${list.said}</p>` : ''}
      ${news.some((one) => 'receipt' in one) ? renderSent(list, host) : ''}
    </div>
  </div>`;
}

function renderList(list: WaitingList, host: WaitingHost, waiting: Waiting[]): TemplateResult {
  const { headingLevel, locale } = host.shown;
  const words = wordsOf(host);
  const kept = waiting.filter((entry) => entry.kept);
  const since = Math.min(...kept.map((entry) => entry.since));
  const until = Math.min(...kept.map(keptUntil));
  const loose = waiting.length - kept.length;
  return html`<div class="notice calm">
    <div role="heading" aria-level=${headingLevel}>${words.waits(waiting.length)}</div>
    ${kept[0] ? html`<p>${words.oldest(kept.length, moment(host, since))} ${words.until(day(host, until))}</p>` : ''}
    ${loose ? html`<p>${words.onPage(loose)}</p>` : ''}
    ${
      list.asked === 'all'
        ? sure(list, host, waiting)
        : html`<div class="row">
            <button
              type="button"
              part="button"
              aria-disabled=${list.trying === 'now'}
              @click=${() => sendNow(list, host)}
            >
              ${words.sendNow}
            </button>
            ${quiet(words.delete, () => ask(list, host, 'all'))}
            <span role="status"
              >${list.trying === 'now' ? locale.sending : list.trying === 'failed' ? words.still : ''}</span
            >
          </div>`
    }
  </div>`;
}

function renderSent({ news }: WaitingList, host: WaitingHost): TemplateResult {
  const words = wordsOf(host);
  const sent = news.flatMap((one) => ('receipt' in one ? [one.receipt] : []));
  const references = sent.flatMap((receipt) => receipt?.reference ?? []);
  return html`<div class="notice calm">
    <p>
      ${words.sent(sent.length)}
      ${references[0] ? words.references(references.join(', ')) : host.shown.locale.noReceipt}
    </p>
  </div>`;
}

/** Why one was not taken, and what its form would still hold: this one is gone. */
function renderRefused(list: WaitingList, host: WaitingHost, entry: Entry): TemplateResult {
  const { headingLevel, locale } = host.shown;
  const words = wordsOf(host);
  const { problems = [], status } = entry.refused ?? {};
  // Its sentences are in the file of the forms that ask for a name. Without it, the status is said.
  if (entry.kind !== 'issue-response' && !host.personForm)
    void host.fetchPersonForm().catch(() => undefined);
  const why = fieldProblems(
    problems,
    [...new Set(problems.map(({ path }) => fieldOf(path)))],
    locale,
    {
      ...host.personForm?.personMessages(locale).problems,
      ...locale.after?.contact.problems,
      'campaign withdrawn': words.withdrawn,
    },
  );
  return html`<div class="notice">
    <div role="heading" aria-level=${headingLevel}>
      ${problems.some(isWithdrawn) ? words.withdrawnTitle : locale.refusedTitle}
    </div>
    <p>${words.refused(moment(host, entry.since))}</p>
    <ul>
      ${why[0] ? why.map((one) => html`<li>${one.words}</li>`) : html`<li>${locale.notTaken} (${status})</li>`}
    </ul>
    <details>
      <summary>${words.wrote}</summary>
      ${wrote(entry, host).map((text) => html`<p><bdi>${text}</bdi></p>`)}
    </details>
    ${list.asked === entry.id ? sure(list, host, [entry]) : html`<div class="row">${quiet(words.delete, () => ask(list, host, entry.id))}</div>`}
  </div>`;
}

/** Deleting can't be taken back, and the button is near others. */
function sure(list: WaitingList, host: WaitingHost, entries: Entry[]): TemplateResult {
  const words = wordsOf(host);
  return html`<p id="sure" tabindex="-1">${words.sure(entries.length)}</p>
    <div class="row">
      <button type="button" part="button" @click=${() => void deleteAll(list, host, entries)}>
        ${words.yes}
      </button>
      ${quiet(words.no, () => ask(list, host, undefined))}
    </div>`;
}

/** Asks whether to delete an entry, or `all`; of nothing any more where it is undefined. */
function ask(list: WaitingList, host: WaitingHost, which: string | undefined): void {
  list.asked = which;
  list.said = '';
  host.requestUpdate();
  focus(host, which ? '#sure' : ':is([part=saved], [part=waiting]) button');
}

async function deleteAll(list: WaitingList, host: WaitingHost, entries: Entry[]): Promise<void> {
  list.asked = undefined;
  await pageOutbox().delete(...entries.map(({ id }) => id));
  // What the device did not let go of is still there to be seen.
  if (!list.entries.some(({ id }) => entries.some((one) => one.id === id)))
    list.said = wordsOf(host).deleted;
  host.requestUpdate();
  focus(host, '#said');
}

function sendNow(list: WaitingList, host: WaitingHost): void {
  list.trying = 'now';
  host.requestUpdate();
  pageOutbox().tryNow(...list.entries.map(({ id }) => id));
}

/** What had the focus may be gone. */
const focus = (host: WaitingHost, selector: string): void =>
  void host.updateComplete.then(() =>
    host.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
  );

const quiet = (label: string, onPress: () => void): TemplateResult =>
  html`<button type="button" class="quiet" part="button" @click=${onPress}>${label}</button>`;

const isWithdrawn = ({ code }: { code: string }) => code === 'withdrawn';

const wordsOf = ({ shown }: WaitingHost) => shown.locale.outbox ?? english;

/** As `fieldProblems` lays it on a form. */
function fieldOf(path: string): string {
  const [top = '', second = ''] = path.split('.');
  return top === 'answers' ? second : top === 'consents' ? `${top}-${second}` : top;
}

/** What the person chose and typed, in the form's own words where the campaign is here. */
function wrote({ body }: Entry, { shown: { campaign, lang } }: WaitingHost): string[] {
  const { area, answers } = JSON.parse(body) as Partial<Submission>;
  const { inviteCode: _, invitedBy: __, ...given } = answers as Record<string, unknown>;
  const { areas, survey, champion } = campaign ?? {};
  const named = [
    ...(areas?.wards ?? []).map(({ code, name }) => [code, name] as const),
    ...[...(survey?.issues ?? []), ...(champion?.roles ?? [])].map(
      ({ id, label }) => [id, label] as const,
    ),
  ];
  const words = new Map(
    named.map(([id, label]) => [
      id,
      typeof label === 'string' ? label : (label[lang] ?? Object.values(label)[0]),
    ]),
  );
  const texts = (value: unknown): unknown[] =>
    value && typeof value === 'object' ? Object.values(value).flatMap(texts) : [value];
  return texts([area?.code, given]).flatMap((text) =>
    typeof text === 'string' ? [words.get(text) ?? text] : [],
  );
}

/** The day until which it is kept: a day is added to one that looks too old, since a clock may be wrong. */
const keptUntil = ({ since, days, odd }: Entry): number =>
  Math.max(since + days * DAY, odd?.side === 1 ? odd.at + DAY : 0);

/** A time in words; in figures where the browser doesn't know the language's months. */
const inWords = ({ shown: { lang } }: WaitingHost, time: number, timeStyle?: 'short'): string =>
  new Intl.DateTimeFormat([lang === 'en' ? 'en-GB' : lang, 'en-GB'], {
    dateStyle: Intl.DateTimeFormat.supportedLocalesOf(lang)[0] ? 'long' : 'short',
    timeStyle,
  }).format(time);
const day = (host: WaitingHost, time: number) => inWords(host, time);
const moment = (host: WaitingHost, time: number) => inWords(host, time, 'short');
