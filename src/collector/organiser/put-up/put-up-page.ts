import { html } from 'hono/html';
import { offeredLanguages, ownValue } from 'campaign-widgets/contract';
import { hasEditorScript } from '../../editor/script-parts.ts';
import { languageName } from '../../editor/languages/language-name.ts';
import type { PageLanguage } from '../../pages/page-language.ts';
import type { Asset } from '../../public/asset.ts';
import { selectField, textField } from '../ui/form-fields.ts';
import type { CampaignContext } from '../ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../ui/page-layout.ts';
import { type CheckedPage, checkSection } from './check-section.ts';
import {
  choiceQuery,
  EMBED_HOSTS,
  EMBED_LAYOUTS,
  type EmbedChoice,
  type EmbedHost,
  widgetsOf,
} from './embed-choice.ts';
import { printSection, type RefusedPrint } from './print-section.ts';
import { qrCode } from '../ui/qr-code.ts';
import { pageAddress, snippetFor, type SnippetParts } from './snippets.ts';

/** The tools whose code names a build of the script. */
const PINNED_HOSTS: readonly EmbedHost[] = [
  'html',
  'wordpress',
  'wix',
  'squarespace',
  'nationbuilder',
];

export interface PutUpData {
  choice: EmbedChoice;
  publicUrl: string;
  assets: readonly Asset[];
  /** The language of the link inside the snippet. */
  speech: PageLanguage;
  /** Whether somebody has asked for the code already. */
  isAsked: boolean;
  checked?: CheckedPage | undefined;
  refusedPrint?: RefusedPrint | undefined;
}

/** Where a web officer gets the code for a page, and looks whether it works there. */
export function putUpPage(context: CampaignContext, data: PutUpData): Html {
  const { embed } = context.messages;
  const { publicUrl } = data;
  return campaignPage(
    context,
    'embed',
    html`<h1>${embed.title}</h1>
      <p>${embed.intro}</p>
      ${publicUrl.startsWith('https:') ? '' : html`<p class="notice">${embed.localOnly}</p>`}
      ${choiceForm(context, data)} ${codeSection(context, data)} ${checkSection(context, data)}
      ${printSection(context, data.choice, data.refusedPrint)}
      ${hasEditorScript(data) ? html`<script type="module" src="/editor-script.js"></script>` : ''}`,
  );
}

/** A campaign that has nothing to put up yet. */
export const nothingPage = (context: CampaignContext): Html =>
  campaignPage(
    context,
    'embed',
    html`<h1>${context.messages.embed.title}</h1>
      <p>${context.messages.embed.nothing}</p>`,
  );

function choiceForm(context: CampaignContext, { choice }: PutUpData): Html {
  const { campaign, messages, names, language } = context;
  const { embed } = messages;
  const { fields, widgets, layouts } = embed;
  const select = (
    name: string,
    value: string,
    options: readonly (readonly [value: string, label: string])[],
  ): Html =>
    selectField({ id: name, name, label: ownValue<string>(fields, name) ?? name, value, options });
  const offered = widgetsOf(campaign);
  const languages = offeredLanguages(campaign);
  return html`<form method="get" action="${campaignPath(campaign, '/embed')}" class="narrow-fields">
    <input type="hidden" name="host" value="${choice.host}" />
    ${select(
      'widget',
      choice.widget,
      offered.map((widget) => [widget, widgets[widget]] as const),
    )}
    ${textField({
      id: 'source',
      name: 'source',
      label: fields.source,
      hint: fields.sourceHint,
      value: choice.source,
    })}
    ${select('ward', choice.ward, [['', fields.anyWard] as const, ...names.areas])}
    ${
      languages.length > 1
        ? select('language', choice.language, [
            ['', fields.pageLanguage] as const,
            ...languages.map((tag) => [tag, languageName(tag, language)] as const),
          ])
        : ''
    }
    ${
      offered.includes('progress')
        ? select(
            'layout',
            choice.layout,
            EMBED_LAYOUTS.map((layout) => [layout, layouts[layout]] as const),
          )
        : ''
    }
    ${select('script', choice.isPinned ? 'pinned' : '', [
      ['', fields.moving] as const,
      ['pinned', fields.pinned] as const,
    ])}
    <p class="hint">${fields.scriptHint}</p>
    <button>${embed.show}</button>
  </form>`;
}

function codeSection(context: CampaignContext, data: PutUpData): Html {
  const { choice, isAsked } = data;
  const { embed } = context.messages;
  // Without a name, nobody could tell afterwards which page brought what.
  if (choice.source === '')
    return isAsked
      ? html`<p class="problem" role="alert"><a href="#source">${embed.nameFirst}</a></p>`
      : html`<p>${embed.nameFirst}</p>`;
  return html`<section>
      <h2 id="code">${embed.codeFor(choice.source)}</h2>
      ${hostTabs(context, choice)} ${hostCode(context, data)}
    </section>
    ${liveView(context, data)}`;
}

const hostTabs = ({ campaign, messages }: CampaignContext, choice: EmbedChoice): Html =>
  html`<nav class="tabs" aria-label="${messages.embed.hostsLabel}">
    ${EMBED_HOSTS.map(
      (host) =>
        html`<a
          href="${campaignPath(campaign, '/embed')}?${choiceQuery(choice, { host })}#code"
          ${host === choice.host ? html`aria-current="page"` : ''}
          >${messages.embed.hosts[host]}</a
        >`,
    )}
  </nav>`;

function hostCode(context: CampaignContext, data: PutUpData): Html {
  const { campaign, messages } = context;
  const { choice } = data;
  const { steps } = messages.embed;
  const parts: SnippetParts = { ...data, campaign };
  const { host } = choice;
  return html`<p>${steps[host]}</p>
    ${snippetField(context, host, snippetFor(host, parts))}
    ${
      host === 'wordpress'
        ? html`<p>${steps.wordpressPlain}</p>
            ${snippetField(context, 'html', snippetFor('html', parts))}`
        : ''
    }
    ${host === 'link' ? html`<p class="qr-code">${qrCode(pageAddress(parts))}</p>` : ''}
    ${choice.isPinned && PINNED_HOSTS.includes(host) ? html`<p>${steps.pinned}</p>` : ''}`;
}

const snippetField = ({ messages }: CampaignContext, host: EmbedHost, snippet: string): Html =>
  html`<textarea
    class="snippet"
    rows="${snippet.split('\n').length + 1}"
    readonly
    aria-label="${messages.embed.codeLabel(messages.embed.hosts[host])}"
    data-copy="${messages.embed.copy}"
    data-copied="${messages.embed.copied}"
    spellcheck="false"
  >
${snippet}</textarea>`;

/** The widget in a frame, from which nothing is sent. */
function liveView({ campaign, messages }: CampaignContext, { choice, speech }: PutUpData): Html {
  const { widget } = choice;
  const query = new URLSearchParams({ widget, language: speech.language });
  const path = campaignPath(campaign, '/embed/frame');
  return html`<section>
    <h2>${messages.embed.live}</h2>
    <p class="hint">${messages.embed.liveHint}</p>
    <iframe
      class="preview"
      title="${messages.embed.live}"
      src="${path}?${query}"
      width="100%"
      height="700"
    ></iframe>
  </section>`;
}
