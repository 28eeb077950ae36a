import { html } from 'hono/html';
import type { BallotDefinition } from 'campaign-widgets/contract';
import { dataTable } from '../../organiser/ui/data-table.ts';
import { localText } from '../../organiser/ui/display-names.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPath, htmlPage, type Html } from '../../organiser/ui/page-layout.ts';
import { qrCode } from '../../organiser/ui/qr-code.ts';

/** As many rows as leave room for the rest of the page. */
const MAX_SHOWN_EVENTS = 4;
const MAX_SHOWN_WARDS = 12;

interface HandbookData {
  definition: BallotDefinition;
  publicUrl: string;
}

/**
 * Two pages to print for whoever helps: when, where and who on the first, what to say on the second.
 * Each lies on the table of the desk.
 */
export function handbookPage(context: CampaignContext, data: HandbookData): Html {
  const { campaign, messages, language } = context;
  const words = messages.handbook;
  const title = localText(campaign, data.definition.title, language);
  const back = campaignPath(campaign, '/hall');
  return htmlPage(
    context,
    words.title,
    html`<main id="main" class="of-handbook">
      <div class="not-printed">
        <p>${words.print}</p>
        <p><a href="${back}">${words.back}</a></p>
      </div>
      <section class="sheet">
        <h1>${words.title}</h1>
        <p class="question">${title}</p>
        ${timesTable(context, data)} ${rolesTable(context)} ${addresses(context, data)}
      </section>
      <section class="sheet">
        <h2>${words.sayTitle}</h2>
        ${sayTable(context)}
        <p><b>${words.secretTitle}</b> ${words.secret}</p>
      </section>
    </main>`,
  );
}

function timesTable(context: CampaignContext, { definition }: HandbookData): Html {
  const { campaign, language, messages, format, names } = context;
  const words = messages.handbook;
  const { events = [], contests, opens, closes, onlineCloses = closes } = definition;
  const wards = contests.flatMap((contest) => contest.wards);
  const shown = wards.slice(0, MAX_SHOWN_WARDS).map((code) => names.area(code));
  const more = wards.length - shown.length;
  const places = events
    .slice(0, MAX_SHOWN_EVENTS)
    .map(({ name, on }) => `${localText(campaign, name, language)}, ${format.day(on)}`);
  const moreEvents = events.length - places.length;
  const rows: (readonly [string, string])[] = [
    [messages.ballots.fields.opens, format.time(opens)],
    [messages.ballots.fields.onlineCloses, format.time(onlineCloses)],
    [messages.ballots.fields.closes, format.time(closes)],
    ...(places.length > 0 ? [[words.where, withMore(context, places, moreEvents)] as const] : []),
    [words.wards, withMore(context, shown, more)],
  ];
  return pairs(rows);
}

const withMore = ({ messages }: CampaignContext, shown: string[], more: number): string =>
  [...shown, ...(more > 0 ? [messages.handbook.more(more)] : [])].join(' · ');

/** A table of names and what belongs to them. */
const pairs = (rows: readonly (readonly [string, string])[]): Html =>
  html`<table>
    <tbody>
      ${rows.map(
        ([name, text]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${text}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/** Who does what before, during and after the vote. */
function rolesTable({ messages }: CampaignContext): Html {
  const words = messages.handbook;
  const { roles, before, during, after } = words;
  const order = ['lead', 'desk', 'tablets', 'screen', 'count'] as const;
  return html`<h2>${words.whoTitle}</h2>
    ${dataTable({
      rows: order,
      columns: [
        { heading: words.who, kind: 'heading', cell: (role) => roles[role] },
        { heading: words.beforeTitle, cell: (role) => before[role] },
        { heading: words.duringTitle, cell: (role) => during[role] },
        { heading: words.afterTitle, cell: (role) => after[role] },
      ],
    })}`;
}

/** The addresses that helpers open, and the one of voters as a QR code. */
function addresses({ campaign, messages }: CampaignContext, data: HandbookData): Html {
  const words = messages.handbook;
  const { definition, publicUrl } = data;
  const { host } = new URL(publicUrl);
  const rows = [
    [words.voters, `${host}/v`],
    [messages.desk.title, `${host}${campaignPath(campaign, `/ballots/${definition.id}/desk`)}`],
    [messages.desk.screen, `${host}/screen/${campaign.id}/${definition.id}`],
  ] as const;
  return html`<h2>${words.addresses}</h2>
    <div class="addresses">${qrCode(`${publicUrl}/v`)} ${pairs(rows)}</div>
    <p>${words.noSignal}</p>`;
}

/** What somebody at the table says, by what has happened. */
function sayTable({ messages }: CampaignContext): Html {
  const words = messages.handbook;
  const order = [
    'noSlip',
    'used',
    'wrongCode',
    'lost',
    'paper',
    'ward',
    'outside',
    'help',
    'phone',
    'offline',
    'howMany',
    'late',
    'mistake',
    'tie',
  ] as const;
  return dataTable({
    rows: order,
    columns: [
      { heading: words.whenTitle, kind: 'heading', cell: (moment) => words.when[moment] },
      { heading: words.doTitle, cell: (moment) => words.say[moment] },
    ],
  });
}
