import { html } from 'hono/html';
import {
  type AccentColours,
  accentContrasts,
  type ContrastKind,
  isReadable,
  MIN_CONTRAST,
  nearestAccent,
  PAGE_GROUNDS,
  roundContrast,
  THEME_DEFAULTS,
} from 'campaign-widgets/contract';
import { checkField } from '../../organiser/ui/form-fields.ts';
import type { Html } from '../../organiser/ui/html.ts';
import type { OrganiserMessages } from '../../organiser/ui/organiser-messages.ts';
import type { FieldValues, TaskView } from '../editor-task.ts';

/** The checkbox that accepts the suggested accent. */
export const TAKEN_ACCENT = 'look.taken';

const COLOUR = /^#[0-9a-f]{6}$/i;
const KINDS: readonly ContrastKind[] = ['text', 'light', 'dark'];

/** The colours in a form. An empty or incomplete colour counts as the default. */
function coloursIn(values: FieldValues): AccentColours {
  const colourOf = (key: keyof AccentColours): string => {
    const typed = values.get(`theme.${key}`) ?? '';
    return COLOUR.test(typed) ? typed : THEME_DEFAULTS[key];
  };
  return { accent: colourOf('accent'), onAccent: colourOf('onAccent') };
}

/** The contrast of a form's colours, a picture of them, and the nearest better accent. */
export function contrastPanel({ context: { messages }, values }: TaskView): Html {
  const { look } = messages;
  const colours = coloursIn(values);
  return html`<section id="contrast" aria-labelledby="contrast-title">
    <h2 id="contrast-title">${look.contrastTitle}</h2>
    <p class="row">
      ${colourSample(look, colours, PAGE_GROUNDS.light)}
      ${colourSample(look, colours, PAGE_GROUNDS.dark)}
    </p>
    <ul>
      ${KINDS.map((kind) => html`<li>${contrastWords(look, kind, colours)}</li>`)}
    </ul>
    ${isReadable(colours) ? '' : nearestField(look, colours)}
  </section>`;
}

type LookMessages = OrganiserMessages['look'];

function contrastWords(look: LookMessages, kind: ContrastKind, colours: AccentColours): string {
  const ratio = accentContrasts(colours)[kind];
  const min = MIN_CONTRAST[kind];
  const isEnough = ratio >= min;
  const notEnough = kind === 'dark' ? look.darkPage : look.tooLittle;
  const say = isEnough ? look.enough : notEnough;
  return say(look.subjects[kind], roundContrast(ratio), String(min));
}

function nearestField(look: LookMessages, colours: AccentColours): Html {
  const accent = nearestAccent(colours);
  if (accent === undefined) return html`<p class="look">${look.noneNear}</p>`;
  return html`<div class="look">
    ${checkField('checkbox', {
      name: TAKEN_ACCENT,
      value: accent,
      label: look.takeNearest(accent),
      isChecked: false,
    })}
    ${colourSample(look, { ...colours, accent }, PAGE_GROUNDS.light)}
  </div>`;
}

/** A drawing of a button in its colours on a page: the pages' policy allows no inline styles. */
const colourSample = (
  { sample }: LookMessages,
  { accent, onAccent }: AccentColours,
  ground: string,
): Html =>
  html`<svg width="152" height="76" viewBox="0 0 152 76" aria-hidden="true" class="sample">
    <rect width="152" height="76" fill="${ground}" />
    <rect x="16" y="14" width="120" height="48" rx="8" fill="${accent}" />
    <text x="76" y="44" text-anchor="middle" font-size="16" font-weight="700" fill="${onAccent}">
      ${sample}
    </text>
  </svg>`;
