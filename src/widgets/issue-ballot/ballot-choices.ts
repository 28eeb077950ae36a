import { html, nothing, type TemplateResult } from 'lit';
import type { PublicBallot } from '../../contract/ballot/reader.ts';
import type { LocalText } from '../../contract/text/local-text.ts';
import { type FieldContext, fieldGroup, localizedText } from '../../forms/index.ts';
import type { BallotContext } from './ballot-parts.ts';

/** The issues of one contest. */
export interface BallotChoicesData {
  readonly contest: PublicBallot['contests'][number];
  /** Ids of the issues, in the order shown. */
  readonly order: readonly string[];
  readonly method: PublicBallot['method'];
  /** The most ticks. */
  readonly most: number;
  /** How many issues are ticked. */
  readonly ticked: number;
}

/** A card for each issue, with what is said of it; and "None of these". */
export function ballotChoices(
  context: BallotContext,
  field: FieldContext,
  data: BallotChoicesData,
): TemplateResult {
  const { words } = context;
  const { contest, order, method, most } = data;
  const isSingle = method === 'single';
  const isLimited = !isSingle && most < contest.options.length;
  const label = isLimited ? words.tickSome(most) : words.tickAll;
  const cards = order.flatMap((id) => contest.options.find((option) => option.id === id) ?? []);
  return fieldGroup(
    { ...field, name: 'choices', label: isSingle ? words.chooseOne : label },
    html`${cards.map((option, at) => optionCard(context, option, at, isSingle))}
      <label class="choice none" part="choice">
        <input
          type=${isSingle ? 'radio' : 'checkbox'}
          id="none"
          name=${isSingle ? 'choices' : 'none'}
          value=${isSingle ? 'none' : 'on'}
        />
        <span>${words.none}</span>
      </label>
      ${isLimited ? html`<p class="told" role="status">${tickedWords(context, data)}</p>` : nothing}`,
    { role: isSingle ? 'radiogroup' : 'group' },
  );
}

/** How many ticks are left, where not every issue may be ticked. */
function tickedWords({ words }: BallotContext, { ticked, most }: BallotChoicesData): string {
  if (!ticked) return '';
  if (ticked < most) return words.ticked(ticked, most);
  return ticked > most ? words.overTicked(ticked, ticked - most, most) : words.allTicked(most);
}

function optionCard(
  context: BallotContext,
  { id, label, why, ask }: BallotChoicesData['contest']['options'][number],
  at: number,
  isSingle: boolean,
): TemplateResult {
  const { words, language, localize } = context;
  const name = at ? `choices-${id}` : 'choices';
  const line = (part: string, before: string, text: LocalText | undefined) =>
    text
      ? html`<p part="hint" id="${name}-${part}">
          <b>${before}</b> ${localizedText(localize(text), language)}
        </p>`
      : nothing;
  const described = [why && `${name}-why`, ask && `${name}-ask`].filter(Boolean).join(' ');
  return html`<div class="choice option" part="choice">
    <label>
      <input
        type=${isSingle ? 'radio' : 'checkbox'}
        id=${name}
        name="choices"
        value=${id}
        aria-describedby=${described || nothing}
      />
      ${localizedText(localize(label), language)}
    </label>
    ${line('why', words.why, why)} ${line('ask', words.ask, ask)}
  </div>`;
}
