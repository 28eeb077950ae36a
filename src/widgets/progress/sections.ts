import { html, type TemplateResult } from 'lit';
import { ownValue } from '../../contract/plain-object.ts';
import type { TrackerReport } from '../../contract/progress/reader.ts';
import { meter } from './measures.ts';
import { inOneLine, type Measured, type Telling } from './telling.ts';

/** What a report tells beside its measures, each with what it is made from; undefined where there is nothing to tell. */
export const sections: Record<
  'milestones' | 'wards' | 'pledges' | 'events' | 'wins',
  (report: TrackerReport, telling: Telling, shown: Measured[]) => TemplateResult | undefined
> = {
  milestones: ({ milestones }, { words, day, text }) =>
    html`<ol>
      ${milestones.map(
        ({ label, state, date, note }) =>
          html`<li class=${state} aria-current=${state === 'now' && 'step'}>
            <span class="step" aria-hidden="true">${{ done: '✓', now: '●', next: '' }[state]}</span>
            <div>
              <b>${text(label)}</b>
              <p part="note">${words.states[state]}${date ? `, ${day(date)}` : ''}</p>
              ${note ? html`<p>${text(note)}</p>` : ''}
            </div>
          </li>`,
      )}
    </ol>`,

  wards({ wards }, { words, number, text }, shown) {
    const told = shown.filter(({ id }) => wards.some(({ values }) => Object.hasOwn(values, id)));
    if (!told[0]) return undefined;
    return html`${told.map(({ id, label }) => {
      const most = Math.max(...wards.map(({ values }) => ownValue(values, id) ?? 0));
      return html`<p part="label">${text(label)}</p>
        <ul>
          ${wards.map(({ name, values }) => {
            const value = ownValue(values, id);
            return html`<li>
              ${text(name)} <b>${value === undefined ? words.notShown : number(value)}</b>
              ${value ? html`<svg class="bar" aria-hidden="true"><rect class="fill" width="${(100 * value) / most}%" height="100%" rx="7" /></svg>` : ''}
            </li>`;
          })}
        </ul>`;
    })}`;
  },

  pledges: ({ pledges }, { words, day, text }) =>
    html`<ul class="cards">
      ${pledges.map(
        ({ who, role, ask, answer, saidOn, followUpOn, kept, source }) =>
          html`<li>
            <p><b>${text(who)}</b>${role ? html`, ${text(role)}` : ''}</p>
            <p>${words.asked} ${text(ask)}</p>
            <p>
              ${words.answer}
              <b>${words.answers[answer]}</b
              >${saidOn ? ` (${day(saidOn)})` : ''}${kept ? html`. <b>${words.kept[kept]}</b>` : ''}.
            </p>
            ${
              followUpOn || source
                ? html`<p part="note">
                    ${followUpOn ? words.followUp(day(followUpOn)) : ''}
                    ${source ? html`<a href=${source} target="_blank" rel="noopener">${words.source}</a>` : ''}
                  </p>`
                : ''
            }
          </li>`,
      )}
    </ul>`,

  events({ events }, telling) {
    const { words, day, number, text } = telling;
    return html`<ul class="cards">
      ${events.map(({ name, on, target, turnout, lastTime }, at) => {
        const held = turnout === undefined ? undefined : { value: turnout, goal: target };
        const came = held ? inOneLine(held, telling) : '';
        return html`<li>
          <p><b id="event-${at}">${text(name)}</b>, ${day(on)}</p>
          <p>
            ${held ? `${words.turnout} ${came}.` : target ? words.target(number(target)) : ''}
            ${lastTime === undefined ? '' : words.lastTime(number(lastTime))}
          </p>
          ${held ? meter(held, came, `event-${at}`, 'bar', telling) : ''}
        </li>`;
      })}
    </ul>`;
  },

  wins: ({ wins }, { words, day, list, text }) =>
    html`<ul class="cards">
      ${wins.map(
        ({ what, where, on, with: partners = [] }) =>
          html`<li>
            <p><b>${text(what)}</b></p>
            <p part="note">
              ${where ? html`${text(where)}, ` : ''}${day(on)}.
              ${partners[0] ? words.with(list(partners)) : ''}
            </p>
          </li>`,
      )}
    </ul>`,
};
