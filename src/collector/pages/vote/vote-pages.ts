import { html, raw } from 'hono/html';
import {
  type CampaignDocument,
  inLanguage,
  type Problem,
  type PublicBallot,
} from 'campaign-widgets/contract';
import {
  createHostedContext,
  hostedCodeForm,
  hostedFrame,
  hostedSmallPrint,
  hostedVoteForm,
  type HostedVoteForm,
  loadBallotMessages,
  voteNotice,
} from 'campaign-widgets/hosted';
import { FormFields } from '../../http/form-fields.ts';
import { fillForm } from '../fill-form.ts';
import { oembedLink } from '../oembed.ts';
import { pageContext } from '../page-context.ts';
import { type Html, pageDocument } from '../page-document.ts';
import { adaptToFrame } from '../page-frame.ts';
import type { PageLanguage } from '../page-language.ts';
import { pageLook } from '../page-look.ts';
import { pagePreview } from '../page-preview.ts';
import { hasPage, pagePath } from '../page-ways.ts';
import { viewMarkup } from '../view-markup.ts';
import type { CodeOffer } from './code-offers.ts';
import { CODE_SCRIPT } from './vote-headers.ts';
import { askPath } from './vote-request.ts';

export const VOTE_STAMP_FIELD = 'form';

/** The page of a ballot's form, as it is first shown or with what is wrong. */
export interface VotePage extends HostedVoteForm {
  readonly campaign: CampaignDocument;
  readonly speech: PageLanguage;
  readonly publicUrl: string;
  readonly token: string;
  readonly values: FormFields;
  readonly isFramed: boolean;
}

export function votePage(page: VotePage): Html {
  const { campaign, ballot, speech, publicUrl, token, values, problems, words } = page;
  const context = pageContext(campaign, speech, publicUrl);
  const heading = inLanguage(campaign.name, speech.language, campaign.languages);
  const query = new URLSearchParams({ ballot: ballot.id, lang: speech.language });
  if (page.isFramed) query.set('embed', '');
  const markup = viewMarkup(
    hostedFrame(
      context,
      hostedVoteForm(context, page),
      hostedSmallPrint(context, campaign, voteNotice(context, { campaign, words })),
    ),
    (root) => {
      fillForm(root, {
        action: `/pages/${campaign.id}/ballot?${query.toString()}`,
        hidden: { [VOTE_STAMP_FIELD]: token },
        values: singleChoice(values),
        scriptView: undefined,
      });
      if (page.isFramed) adaptToFrame(root);
    },
  );
  return pageDocument({
    speech,
    view: 'ballot',
    title: problems[0] ? `${speech.messages.errorPrefix} ${heading.words}` : heading.words,
    heading: heading.words,
    headingLanguage: heading.lang,
    look: pageLook(campaign),
    content: raw(markup),
    head: ballotHead(page, heading.words),
    frame: page.isFramed ? { address: `${publicUrl}${ballotPath(campaign, ballot)}` } : undefined,
    languages: 'buttons',
  });
}

/** What other pages show of a ballot, where its campaign says that it has some. */
const ballotHead = ({ campaign, speech, publicUrl: origin }: VotePage, title: string): Html | '' =>
  hasPage(campaign, 'ballot')
    ? html`${pagePreview(campaign, speech, { name: 'ballot', origin })}
      ${oembedLink(origin, pagePath(campaign, 'ballot'), title)}`
    : '';

/** The path of the page of one ballot. */
export const ballotPath = (campaign: CampaignDocument, { id }: Pick<PublicBallot, 'id'>): string =>
  `${pagePath(campaign, 'ballot')}?ballot=${id}`;

/** Where one issue is chosen, "None of these" is one of its radio buttons. */
const singleChoice = (values: FormFields): FormFields =>
  new FormFields([
    ...values.entries(),
    ...(values.has('none') ? [['choices', 'none'] as [string, string]] : []),
  ]);

/** A page that asks for a code. */
export interface CodePage {
  readonly speech: PageLanguage;
  readonly action: '/v' | '/v/check';
  readonly title: string;
  readonly button: string;
  readonly code: string;
  readonly problems: readonly Problem[];
  /** What is said of the code. */
  readonly answer?: string | undefined;
  /** The ballots that send codes by email now. */
  readonly offers?: readonly CodeOffer[];
  readonly link: { readonly href: string; readonly words: string };
}

export async function codePage(page: CodePage): Promise<Html> {
  const { speech, action, title, button, code, problems, answer, offers = [], link } = page;
  const words = await loadBallotMessages(speech.language);
  const context = createHostedContext({ languages: [] }, speech, () => undefined);
  const form = hostedCodeForm(context, { words, problems, title, button });
  const markup = viewMarkup(hostedFrame(context, form, ''), (root) => {
    fillForm(root, {
      action: `${action}?lang=${speech.language}`,
      hidden: {},
      values: new FormFields(code ? [['code', code]] : []),
      scriptView: undefined,
    });
  });
  return pageDocument({
    speech,
    view: 'ballot',
    title: problems[0] ? `${speech.messages.errorPrefix} ${title}` : title,
    heading: title,
    content: html`${answer ? html`<p role="status"><b>${answer}</b></p>` : ''}${raw(markup)}
      ${offerLinks(speech, words.noCode, offers)}
      <p><a href="${link.href}?lang=${speech.language}">${link.words}</a></p>
      ${action === '/v' && !code ? CODE_SCRIPT : ''}`,
  });
}

/** Where a code can be asked for: one link, or one for each ballot, by its question. */
function offerLinks(speech: PageLanguage, noCode: string, offers: readonly CodeOffer[]): Html | '' {
  const [only, another] = offers;
  if (!only) return '';
  if (!another) return html`<p><a href="${askPath({ ...only, speech })}">${noCode}</a></p>`;
  return html`<p>${noCode}:</p>
    <ul>
      ${offers.map((offer) => {
        const { campaign, ballot } = offer;
        const title = inLanguage(ballot.title, speech.language, campaign.languages);
        return html`<li>
          <a href="${askPath({ ...offer, speech })}" lang="${title.lang}">${title.words}</a>
        </li>`;
      })}
    </ul>`;
}
