import { html } from 'hono/html';
import { describeActor } from '../organiser/actor-name.ts';
import { hasScope } from '../organiser/principal.ts';
import { scrollTable, type TableColumn } from '../organiser/ui/data-table.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { paginate, pageLinks } from '../organiser/ui/page-links.ts';
import { chooseSteps, STEP_PATHS } from './choose-steps.ts';
import type { WardChoices } from './ward-candidates.ts';

const MOST_NAMED = 3;

/** The wards of the second or the third step, with what was named most in each. */
export function wardListPage(
  context: CampaignContext,
  step: 'weigh' | 'shortlist',
  { wards, page }: { wards: readonly WardChoices[]; page: string | undefined },
): Html {
  const { choose } = context.messages;
  const path = campaignPath(context.campaign, STEP_PATHS[step]);
  const list = paginate(wards, page);
  const columns = [...sharedColumns(context, path), lastColumn(context, step)];
  const { title, intro } = choose[step];
  return campaignPage(
    context,
    'choose',
    html`${chooseSteps(context, step)}
      <h1>${title}</h1>
      <p>${intro}</p>
      ${
        wards.length === 0
          ? html`<p>${choose.wards.none}</p>`
          : scrollTable(title, { columns, rows: list.rows, isStacked: true })
      }
      ${pageLinks(context, list, (to) => `${path}?page=${to}`)}
      ${step === 'shortlist' ? nextLinks(context) : ''}`,
    title,
  );
}

function sharedColumns({ messages }: CampaignContext, path: string): TableColumn<WardChoices>[] {
  const { wards } = messages.choose;
  return [
    {
      heading: wards.ward,
      kind: 'heading',
      cell: ({ code, name }) => html`<a href="${path}/${code}">${name}</a>`,
    },
    {
      heading: wards.mostNamed,
      cell: ({ candidates }) =>
        candidates
          .filter(({ named }) => named > 0)
          .slice(0, MOST_NAMED)
          .map(({ label, named }) => wards.named(label, named))
          .join(', '),
    },
  ];
}

function lastColumn(
  context: CampaignContext,
  step: 'weigh' | 'shortlist',
): TableColumn<WardChoices> {
  const { wards } = context.messages.choose;
  if (step === 'weigh')
    return {
      heading: wards.weighedBy,
      cell: ({ weighings }) =>
        [...new Set(weighings.map(({ member }) => describeActor(context, member)))].join(', '),
    };
  return {
    heading: wards.onList,
    cell: ({ candidates, shortlist }) =>
      (shortlist?.document.options ?? [])
        .map(({ candidate }) => candidates.find(({ id }) => id === candidate)?.label ?? candidate)
        .join(', '),
  };
}

/** The ways on from the shortlists. */
const nextLinks = ({ campaign, principal, messages }: CampaignContext): Html => {
  const { shortlist } = messages.choose;
  const ballots = html`<a href="${campaignPath(campaign, '/ballots')}">${shortlist.toBallot}</a>`;
  return html`<p class="row">
    ${hasScope(principal, 'edit') ? ballots : ''}
    <a href="${campaignPath(campaign, `${STEP_PATHS.shortlist}.csv`)}" download
      >${shortlist.download}</a
    >
  </p>`;
};
