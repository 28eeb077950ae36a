import {
  html,
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { ProgressMessages } from '../../locales/index.ts';
import { progressCatalog } from '../../locales/progress-catalog.ts';
import { themeStyle, themeTokens } from '../../theme/index.ts';
import { DocumentSource } from '../document-source.ts';
import { directionOf, MessageLoader } from '../message-loader.ts';
import type { MeterLayout } from './meter-drawing.ts';
import { noFiguresView } from './no-figures-view.ts';
import type { TrackerHost } from './tracker-host.ts';
import { createTracker, trackerStyles } from './tracker-loader.ts';

const REFRESH_SECONDS = 60;
/**
 * A change of any other property requires another source of figures, or another file to show them.
 */
const VIEW_PROPERTIES = ['lang', 'headingLevel'];

/**
 * Shows where a campaign stands: people recruited and trained against their goals, milestones,
 * pledges, events, wins. It keeps up with the figures while the page is seen, and shows the last
 * good ones with their date where no new ones can be loaded.
 *
 * A page author gives it `src`, the address of the campaign document; or `report`, that of a
 * progress report from anywhere; or the report in a child `<script type="application/json">`; or,
 * with no server at all, `label`, `value` and `goal`.
 *
 * @tag campaign-progress
 * @slot - What stands there where no figures can be shown: a plain link.
 * @csspart base - The whole widget.
 * @csspart measure - A measure with its label, figure and picture.
 * @csspart label - The name of a measure.
 * @csspart value - A figure.
 * @csspart chip - A state in a rounded frame: a goal reached, a milestone, an answer, a win.
 * @csspart note - What is said beneath a figure.
 * @csspart meter - The bar, ring or thermometer.
 * @csspart section - The milestones, wards, pledges, events or wins.
 * @csspart small-print - The imprint.
 * @csspart language - The list of languages, where there is more than one.
 * @cssprop [--campaign-accent=#1f6fb8] - The colour of bars, rings and thermometers.
 * @cssprop [--campaign-space=1.5em] - The room between measures.
 * @cssprop [--campaign-font=inherit] - The font.
 * @cssprop [--campaign-border] - The colour of outlines; by default made from the text's colour.
 */
export class ProgressWidget extends LitElement implements TrackerHost {
  static override styles = [themeTokens, ...trackerStyles];

  static override get properties(): PropertyDeclarations {
    return {
      lang: { reflect: true, useDefault: true },
      src: {},
      headingLevel: { type: Number, attribute: 'heading-level' },
      campaign: { attribute: false },
      report: {},
      show: {},
      measure: {},
      layout: {},
      label: {},
      value: {},
      goal: {},
      stretch: {},
      unit: {},
      asOf: { attribute: 'as-of' },
      refresh: { type: Number },
    };
  }

  /** The language to speak, a BCP 47 tag; left out, that of the page around it. */
  declare lang: string;
  /** The address of the campaign document. */
  declare src: string;
  /** The level of the widget's headings in the page's outline. */
  declare headingLevel: number;
  /** The campaign document as an object; it comes before an inline one, and that before `src`. */
  declare campaign: unknown;
  /**
   * The address of a progress report, in place of the campaign document's; as a property also the
   * report itself.
   */
  declare report: unknown;
  /**
   * What is shown, in this order: `measures`, `milestones`, `wards`, `pledges`, `events`, `wins`,
   * `choice`.
   */
  declare show: string;
  /** The ids of the measures that are shown; left out, all. */
  declare measure: string;
  /** How measures are shown: `bar`, `ring` or `thermometer`. */
  declare layout: MeterLayout;
  /** The name of a single measure, given by the page itself with `value`. */
  declare label: string;
  /**
   * The figure of that measure, in the form that people write it: `1234`, `1,234`, `£1,234`, `62%`.
   */
  declare value: number | string | undefined;
  /** Its goal, in the same form. */
  declare goal: number | string | undefined;
  /** What is aimed at after that, figures with spaces between. */
  declare stretch: string;
  /** The unit after its figure. */
  declare unit: string;
  /** The day of its figure, like `2026-11-21`. */
  declare asOf: string;
  /** Seconds between two requests while the page is seen; 0 asks once. */
  declare refresh: number;

  readonly #loader = new MessageLoader<ProgressMessages>(this, progressCatalog);
  /** Finds the figures and shows them. */
  readonly #tracker = createTracker({
    host: this,
    source: new DocumentSource(this),
    loader: this.#loader,
    noFiguresView,
  });

  constructor() {
    super();
    this.lang = '';
    this.src = '';
    this.headingLevel = 2;
    this.report = '';
    this.show = 'measures';
    this.measure = '';
    this.layout = 'bar';
    this.label = '';
    this.stretch = '';
    this.unit = '';
    this.asOf = '';
    this.refresh = REFRESH_SECONDS;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#tracker.start();
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Not when it is connected: the page sets properties of a new tag just after.
    if (
      !this.hasUpdated ||
      [...changed.keys()].some((key) => !VIEW_PROPERTIES.includes(key as string))
    )
      void this.#tracker.start();
    else if (changed.has('lang')) {
      this.#loader.followPage();
      void this.#tracker.chooseLanguage();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tracker.stop();
  }

  protected override render(): TemplateResult {
    const { language } = this.#loader;
    return html`<div
      part="base"
      lang=${language}
      dir=${directionOf(language)}
      .style=${themeStyle(this.#tracker.theme)}
    >
      ${this.#tracker.render()}
    </div>`;
  }
}
