import { html } from 'hono/html';
import type { PageContext } from '../organiser/ui/page-context.ts';
import { type Html, organiserPage } from '../organiser/ui/page-layout.ts';
import type { ToldFinding } from './finding.ts';

/** The state of the server: what is wrong comes first. */
export function doctorPage(context: PageContext, findings: readonly ToldFinding[]): Html {
  const { doctor } = context.messages;
  const wrong = findings.filter(({ state }) => state === 'wrong');
  const others = findings.filter(({ state }) => state !== 'wrong');
  const summary = wrong.length === 0 ? doctor.allRight : doctor.wrongCount(wrong.length);
  return organiserPage(
    context,
    doctor.title,
    html`<h1>${doctor.title}</h1>
      <p class="${wrong.length === 0 ? 'notice' : 'problem'}" role="status">${summary}</p>
      <p>${doctor.intro}</p>
      <ul class="plain cards">
        ${[...wrong, ...others].map((finding) => findingCard(context, finding))}
      </ul>`,
  );
}

const findingCard = (
  { messages: { doctor } }: PageContext,
  { check, state, seen, advice }: ToldFinding,
): Html =>
  html`<li>
    <h2>${doctor.names[check]} <span class="tag">${doctor.states[state]}</span></h2>
    <p>${seen}</p>
    ${advice === undefined ? '' : html`<p>${advice}</p>`}
  </li>`;
