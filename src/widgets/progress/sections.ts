import type { TemplateResult } from 'lit';
import type { ReportRead } from '../../contract/index.ts';
import { meter } from './measures.ts';
import type { Measured, Telling } from './telling.ts';

/** What a report tells beside its measures, each with what it is made from; undefined where there is nothing to tell. */
export const sections: Record<'milestones' | 'wards' | 'pledges' | 'events' | 'wins', (report: ReportRead, telling: Telling, shown: Measured[]) => TemplateResult | undefined> = {
  milestones: ({ milestones }, { kit: { html }, words, day, text }) =>
    html`<ol>
      ${milestones.map(
        ({ label, state, date, note }) => html`<li class=${state} aria-current=${state === 'now' ? 'step' : 'false'}>
          <span class="step" aria-hidden="true">${{ done: '✓', now: '●', next: '' }[state]}</span>
          <div>
            <b>${text(label)}</b>
            <p part="note">${words.states[state]}${date ? `, ${day(date)}` : ''}</p>
            ${note ? html`<p>${text(note)}</p>` : ''}
          </div>
        </li>`,
      )}
    </ol>`,

  wards({ wards, threshold }, { kit: { html }, words, number, text }, shown) {
    const told = shown.filter(({ id }) => wards.some(({ values }) => values[id] !== undefined));
    if (!told[0]) return undefined;
    // What is held back may be none at all: nobody can tell.
    const heldBack = threshold ? words.fewer(number(threshold)) : '–';
    return html`${told.map(({ id, label }) => {
      const most = Math.max(...wards.map(({ values }) => values[id] ?? 0));
      return html`<table>
        <caption>${text(label)}</caption>
        <tbody>
          ${wards.map(({ name, values: { [id]: value } }) => {
            return html`<tr>
              <th scope="row">${text(name)}</th>
              <td>${value === undefined ? heldBack : number(value)}</td>
              <td class="size"><svg class="bar" aria-hidden="true"><rect class="fill" width="${value && most ? (100 * value) / most : 0}%" height="100%" rx="3" /></svg></td>
            </tr>`;
          })}
        </tbody>
      </table>`;
    })}`;
  },

  pledges: ({ pledges }, { kit: { html }, words, day, text }) =>
    html`<ul class="cards">
      ${pledges.map(
        ({ who, role, ask, answer, saidOn, followUpOn, kept, source }) => html`<li>
          <p><b>${text(who)}</b>${role ? html`, ${text(role)}` : ''}</p>
          <p>${words.asked} ${text(ask)}</p>
          <p>${words.answer} <b class="tag">${words.answers[answer]}</b>${saidOn ? ` (${day(saidOn)})` : ''}${kept ? html`. ${words.keptTitle} <b class="tag">${words.kept[kept]}</b>` : ''}</p>
          ${followUpOn || source
            ? html`<p part="note">${followUpOn ? words.followUp(day(followUpOn)) : ''} ${source ? html`<a href=${source} target="_blank" rel="noopener">${words.source}<span class="unseen">: ${text(who)}</span></a>` : ''}</p>`
            : ''}
        </li>`,
      )}
    </ul>`,

  events({ events }, telling) {
    const { kit: { html }, words, day, number, text } = telling;
    return html`<ul class="cards">
      ${events.map(({ name, on, target, turnout, lastTime }, at) => {
        const done = turnout === undefined || !target || turnout < target ? '' : `: ${turnout > target ? words.targetPassed : words.targetReached}`;
        const came = turnout === undefined ? '' : `${words.came(number(turnout))}${done}.`;
        return html`<li>
          <p><b id="event-${at}">${text(name)}</b>, ${day(on)}</p>
          <p>${came} ${target ? `${words.target(number(target))}.` : ''} ${lastTime === undefined ? '' : words.lastTime(number(lastTime))}</p>
          ${turnout === undefined ? '' : meter({ value: turnout, ...(target && { goal: target }) }, came, `event-${at}`, 'bar', telling)}
        </li>`;
      })}
    </ul>`;
  },

  wins: ({ wins }, { kit: { html }, words, day, list, text }) =>
    html`<ul class="cards">
      ${wins.map(
        ({ what, where, on, with: partners = [] }) => html`<li>
          <p><b>${text(what)}</b></p>
          <p part="note">${where ? html`${text(where)}, ` : ''}${day(on)}. ${partners[0] ? words.with(list(partners)) : ''}</p>
        </li>`,
      )}
    </ul>`,
};
