import { html, raw } from 'hono/html';
import {
  type CampaignDocument,
  inLanguage,
  type Problem,
  type Submission,
} from 'campaign-widgets/contract';
import { hostedFrame, hostedNotice, hostedSmallPrint } from 'campaign-widgets/hosted';
import type { FormFields } from '../http/form-fields.ts';
import { fillForm } from './fill-form.ts';
import { FORM_KINDS, type FormPath, type FormQuery, INVITED_BY } from './form-kinds.ts';
import type { FormStamp } from './form-stamp.ts';
import { oembedLink } from './oembed.ts';
import { pageContext } from './page-context.ts';
import { type Html, pageDocument } from './page-document.ts';
import { adaptToFrame } from './page-frame.ts';
import type { PageLanguage } from './page-language.ts';
import { pageLook } from './page-look.ts';
import { pagePath } from './page-ways.ts';
import { pagePreview } from './page-preview.ts';
import { viewMarkup } from './view-markup.ts';

/** The content of a page with a form. */
export interface FormPage {
  readonly path: FormPath;
  readonly campaign: CampaignDocument;
  readonly speech: PageLanguage;
  readonly query: FormQuery;
  readonly stamp: FormStamp;
  /** The stamp in the form. */
  readonly token: string;
  readonly values: FormFields;
  readonly problems?: readonly Problem[];
  readonly submission?: Submission | undefined;
  readonly lookupResult?: string;
  /** The first name of whoever invited the person; empty if it is unknown, or may not be read. */
  readonly inviter: string;
  /** For the script of the pages, if there is one. */
  readonly scriptView?: string | undefined;
  readonly script?: Html | '';
  /** The problems to read before it is sent again. */
  readonly notice?: { title: string; text: string } | undefined;
}

/** The name of the field that carries the stamp. */
export const STAMP_FIELD = 'form';

/** A page with a form, with the typed values and their problems. */
export function formPage(page: FormPage, publicUrl: string): Html {
  const { path, campaign, speech, query, values, problems = [], submission, notice } = page;
  const { notice: aboutData, render, view } = FORM_KINDS[path];
  const context = pageContext(campaign, speech, publicUrl);
  const heading = inLanguage(campaign.name, speech.language, campaign.languages);
  const isWrong = problems.length > 0 || notice !== undefined;
  const markup = viewMarkup(
    hostedFrame(
      context,
      [
        problems.length === 0 && notice ? hostedNotice(notice.title, notice.text) : '',
        render(context, { ...page, problems, submission, lookupResult: page.lookupResult ?? '' }),
      ],
      hostedSmallPrint(context, campaign, aboutData(context, campaign)),
    ),
    (root) => {
      const { scriptView } = page;
      fillForm(root, { action: formAddress(page), hidden: hiddenValues(page), values, scriptView });
      if (query.isFramed) adaptToFrame(root);
    },
  );
  return pageDocument({
    speech,
    view,
    // So that a screen reader first says that something must be changed.
    title: isWrong ? `${speech.messages.errorPrefix} ${heading.words}` : heading.words,
    heading: heading.words,
    headingLanguage: heading.lang,
    look: pageLook(campaign),
    content: raw(markup),
    script: page.script,
    head: headOf(page, heading.words, publicUrl),
    frame: query.isFramed ? { address: `${publicUrl}${pagePath(campaign, path)}` } : undefined,
    languages: 'buttons',
  });
}

/** What other pages show of this one; the form after an answer is none by itself. */
function headOf({ path, campaign, speech }: FormPage, title: string, origin: string): Html | '' {
  if (path === 'contact') return '';
  return html`${pagePreview(campaign, speech, { name: path, origin })}
  ${oembedLink(origin, pagePath(campaign, path), title)}`;
}

/** The address of the same form, without anything that the person typed. */
function formAddress({ path, campaign, speech, query }: FormPage): string {
  const parameters = new URLSearchParams({ lang: speech.language });
  if (query.source) parameters.set('source', query.source);
  if (query.as === 'organisation') parameters.set('as', query.as);
  if (query.isFramed) parameters.set('embed', '');
  return `/pages/${campaign.id}/${path}?${parameters.toString()}`;
}

const hiddenValues = ({ token, values }: FormPage): Record<string, string> => {
  const invitedBy = values.text(INVITED_BY);
  return { [STAMP_FIELD]: token, ...(invitedBy && { [INVITED_BY]: invitedBy }) };
};
