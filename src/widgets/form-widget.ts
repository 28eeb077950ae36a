import {
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import {
  type SubmissionContext,
  type Campaign,
  resolveUrl,
  type LocalizedText,
} from '../contract/index.ts';
import {
  type FieldContext,
  type FieldProblem,
  fieldProblems,
  type Option,
  problemSummary,
  selectField,
  textField,
} from '../forms/index.ts';
import { form } from '../theme/index.ts';
import { CampaignWidget } from './campaign-widget.ts';
import type { FormController } from './form-controller.ts';
import type * as PersonForm from './person-form.ts';
import { WaitingList } from './waiting-list.ts';
import { warn } from './warn.ts';

const findWard = () => import('./find-ward.ts');

/** What widgets with a form have: the ward, the button, what came of the last press, and the receipt. */
export abstract class FormWidget extends CampaignWidget {
  static override styles = [...super.styles, form];

  static override get properties(): PropertyDeclarations {
    return {
      ward: {},
      found: { state: true },
      personForm: { state: true },
    };
  }

  /** The GSS code of the ward to choose beforehand; the person can change it. */
  declare ward: string;

  /** What came of looking a postcode up. */
  declare private found: string;

  /**
   * What forms that ask for a name need, once its file is here.
   * @internal
   */
  declare personForm: typeof PersonForm | undefined;

  /** @internal */
  readonly waiting: WaitingList = new WaitingList(this);
  /** When the form was first shown. */
  #shownAt = 0;
  #begun: Promise<unknown> | undefined;
  #finds = 0;

  constructor() {
    super();
    this.ward = '';
    this.found = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // It was said of other wards, or in another language.
    if (!changed.has('document') && !changed.has('locale')) return;
    this.found = '';
    this.#finds++;
  }

  protected override updated(changed: PropertyValues): void {
    if (this.phase === 'open') this.#shownAt ||= performance.now();
    // What was chosen from another document may mean something else in this one.
    if (changed.has('document')) this.renderRoot.querySelector('form')?.reset();
  }

  protected override lacks({ areas }: Campaign): string | undefined {
    if (this.ward && !areas.wards.some(({ code }) => code === this.ward))
      warn(this, `ward="${this.ward}" is not one of the campaign`);
    return undefined;
  }

  protected override renderAbove(): unknown {
    return this.waiting.render();
  }

  /**
   * Fetches what forms that ask for a name need.
   * @internal
   */
  async fetchPersonForm(): Promise<void> {
    this.personForm = await import('./person-form.ts');
  }

  /** Fetches what follows the form. */
  protected abstract fetchAfter(): Promise<unknown>;

  /**
   * Words of the widget's own language.
   * @internal
   */
  own(words: string): LocalizedText {
    return { words, lang: this.speaking };
  }

  /**
   * What the fields of a form are given. `fields` are their names, in the form's order.
   * @internal
   */
  shared(
    { problems }: FormController,
    fields: string[],
    more?: Record<string, string>,
  ): FieldContext {
    return {
      problems: fieldProblems(problems, fields, this.locale, more),
      locale: this.locale,
      lang: this.speaking,
    };
  }

  /**
   * Which ward; nothing where the campaign has only one.
   * @internal
   */
  renderWard(
    { areas }: Campaign,
    shared: FieldContext,
    hint = '',
  ): TemplateResult | typeof nothing {
    const { label, choose, unknown, outside, postcode, postcodeHint, find } = this.locale.ward;
    const option = (value: string, words: string): Option => ({ value, label: this.own(words) });
    if (!areas.wards[1]) return nothing;
    return html`${
      areas.lookup
        ? html`<div class="field" @keydown=${this.#onFind}>
            ${textField({ ...shared, name: 'postcode', label: postcode, hint: postcodeHint, autocomplete: 'postal-code', maxlength: 16 })}
            <button type="button" part="button" @click=${this.#onFind}>${find}</button>
            <p role="status">${this.found}</p>
          </div>`
        : nothing
    }
    ${selectField({
      ...shared,
      name: 'area',
      label,
      hint,
      empty: choose,
      options: areas.wards.map(({ code, name, group }) => ({
        value: code,
        label: this.say(name),
        group: group ? this.say(group) : undefined,
      })),
      extra: [option('unknown', unknown), option('outside', outside)],
      chosen: this.ward,
    })}`;
  }

  /**
   * What came of the last press, above the form.
   * @internal
   */
  renderOutcome(
    sent: FormController,
    problems: readonly FieldProblem[],
  ): TemplateResult | typeof nothing {
    const { step, status } = sent;
    // Without the words for it, it is not said to be saved.
    const told = this.waiting.renderOutcome(sent);
    if (told) return told;
    const { problemTitle, refusedTitle, refused, refusedHere, unreachableTitle, unreachable } =
      this.locale;
    const said = (words: string) => [{ field: '', words }];
    const [title, lines] =
      step === 'unreachable' || step === 'saved'
        ? [unreachableTitle, said(unreachable)]
        : step === 'refused'
          ? [refusedTitle, problems[0] ? problems : said(status === 403 ? refusedHere : refused)]
          : [problemTitle, problems];
    return lines[0] ? problemSummary(lines, title, this.headingLevel) : nothing;
  }

  /**
   * Listens for the click: in a sandboxed frame without `allow-forms` no submit event ever comes, and Enter clicks the button too.
   * @internal
   */
  renderButton(
    sent: FormController,
    label: string,
    onPress: (event: Event) => void,
  ): TemplateResult | typeof nothing {
    const { step, locked } = sent;
    // What can be done then is said above the form.
    if (this.waiting.renderOutcome(sent)) return nothing;
    const keepNothing = html`<label class="choice" part="choice"
      ><input type="checkbox" name="shared" ?disabled=${locked} />${this.locale.shared}</label
    >`;
    return html`${this.waiting.shared ? nothing : keepNothing}
      <label class="absent"
        >${this.locale.leaveEmpty}<input name="homepage" tabindex="-1" autocomplete="off"
      /></label>
      <div>
        <button part="button" aria-disabled=${step === 'sending'} @click=${onPress}>
          ${step === 'unreachable' || step === 'saved' ? this.locale.tryAgain : label}
        </button>
        <span role="status">${step === 'sending' ? this.locale.sending : ''}</span>
      </div>`;
  }

  /**
   * The thanks for what was received, or what can be said where no receipt came.
   * @internal
   */
  thanks({ receipt }: FormController, words: string): string {
    return receipt ? words : this.locale.sentTitle;
  }

  /**
   * The reference and, of a named entry, the way to its private page.
   * @internal
   */
  renderReceipt({ receipt }: FormController): TemplateResult {
    if (!receipt) return html`<p>${this.locale.noReceipt}</p>`;
    const mine = receipt.mine && resolveUrl(receipt.mine, this.baseURI);
    return html`<p>${this.locale.reference(receipt.reference)}</p>
      ${mine ? html`<p><a href=${mine} target="_blank" rel="noopener noreferrer">${this.locale.mine}</a></p>` : ''}`;
  }

  /**
   * Whoever begins may finish: what follows the form is fetched meanwhile. Where it can't be had, the thanks stand without it.
   * @internal
   */
  begin(): void {
    this.#begun ??= this.fetchAfter().catch(() => (this.#begun = undefined));
  }

  /** Sends the form in which `event` happened, or tries again to. */
  protected async send(
    sent: FormController,
    event: Event,
    signals?: SubmissionContext['signals'],
  ): Promise<void> {
    event.preventDefault();
    this.begin();
    const form = (event.currentTarget as Element).closest('form');
    if (sent.submission && (sent.step === 'unreachable' || sent.step === 'saved'))
      return sent.tryAgain();
    if (!form || !this.document) return;
    await sent.submit(form, this.document, signals);
    // The room that the page keeps free for the form.
    if (sent.receipt) this.style.minHeight = '0';
  }

  /** Seconds from the form being shown until now. */
  protected get seconds(): number {
    return Math.min(86_400, Math.round((performance.now() - this.#shownAt) / 1000));
  }

  #onFind(event: Event): void {
    if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
    // Enter would send the form.
    event.preventDefault();
    void this.#find();
  }

  /** Looks the postcode up. Never in the way: the list is there. */
  async #find(): Promise<void> {
    const { document: campaign, locale, renderRoot: root } = this;
    if (!campaign) return;
    const find = ++this.#finds;
    this.found = locale.loading;
    const found = await findWard()
      .then(({ findWard }) =>
        findWard({ url: this.resolve(campaign.areas.lookup ?? '') ?? '', campaign, root, locale }),
      )
      .catch(() => locale.ward.notFound);
    // The last one asked for has the last word.
    if (find === this.#finds) this.found = found;
  }
}
