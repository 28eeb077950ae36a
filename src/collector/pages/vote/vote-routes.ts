import { type Context, Hono } from 'hono';
import { type CampaignDocument, contestOfWard, type PublicBallot } from 'campaign-widgets/contract';
import {
  ballotPhase,
  hostedBallotPhase,
  hostedVoteLate,
  hostedVoteReceived,
  loadBallotMessages,
  withBallotWards,
} from 'campaign-widgets/hosted';
import { isPublic, publicBallotList, readPublicBallot } from '../../ballots/public-ballots.ts';
import { emailRefusal, offeredWays } from '../../ballots/email/ask-for-code.ts';
import { noSuchBallot } from '../../ballots/public-ballot-routes.ts';
import { createTakeVote } from '../../ballots/take-vote.ts';
import { TurnoutSamples } from '../../ballots/turnout-samples.ts';
import { formBody, formOf } from '../../http/body-limits.ts';
import { FormFields } from '../../http/form-fields.ts';
import { HttpProblem, reportError, throwStoreUnavailable } from '../../http/http-problem.ts';
import { findCampaign } from '../../http/require-campaign.ts';
import { createAreaLookup } from '../../public/area-lookup.ts';
import { isOwnOrigin, requireListedOrigin } from '../../public/listed-origin.ts';
import type { Services } from '../../services.ts';
import { untakenPage } from '../error-page.ts';
import { originOf, withOwnSignup } from '../page-context.ts';
import { isFramed } from '../page-frame.ts';
import { choosePageLanguage } from '../page-language.ts';
import { hasPage } from '../page-ways.ts';
import { viewPage } from '../view-page.ts';
import { takeVoteForm, type VoteTaker } from './take-vote-form.ts';
import { ballotPath, VOTE_STAMP_FIELD, votePage } from './vote-pages.ts';
import { askPath, type ShownVote, type VoteRequest } from './vote-request.ts';
import {
  createVoteStamp,
  openReceivedVote,
  openVoteStamp,
  orderOptions,
  sealReceivedVote,
  sealVoteStamp,
} from './vote-stamp.ts';

const MAX_FORM_BYTES = 16_384;
const MAX_VOTE_FIELDS = 60;

/** `/pages/{id}/ballot` and `…/voted`: voting without a script, on the collector's own page. */
export function voteRoutes(services: Services): Hono {
  const routes = new Hono();
  const samples = new TurnoutSamples(services.now);
  const { areaLookup } = services;
  const taker: VoteTaker = {
    services,
    takeVote: createTakeVote(services),
    findAreas: areaLookup ? createAreaLookup({ ...services, url: areaLookup }) : undefined,
  };
  const postedForm = formBody({ maxBytes: MAX_FORM_BYTES, maxFields: MAX_VOTE_FIELDS });
  routes.get('/pages/:id/ballot', async (c) => {
    const request = await openVoteRequest(c, services, samples);
    return c.html(await ballotPage(request, services));
  });
  routes.post('/pages/:id/ballot', postedForm, async (c) =>
    answerVote(await openVoteRequest(c, services, samples), formOf(c), taker),
  );
  routes.get('/pages/:id/voted', async (c) => {
    const { sealedTokens, publicUrl } = services;
    const id = c.req.param('id');
    const received = openReceivedVote(sealedTokens, c.req.query('receipt'), id);
    if (!received) throw new HttpProblem(404, 'There is no such page.');
    const campaign = findCampaign(id, services.registry);
    const ballot = await findBallot(services, samples, campaign, received.ballot);
    const speech = await choosePageLanguage(c, campaign);
    const words = await loadBallotMessages(speech.language);
    const shown = withOwnSignup(campaign, speech.language);
    return c.html(
      viewPage(
        {
          ...{ campaign, speech, view: 'ballot', publicUrl: originOf(c, publicUrl) },
          framedPath: isFramed(c) ? ballotPath(campaign, ballot) : undefined,
        },
        (context) => hostedVoteReceived(context, { campaign: shown, ballot, words }, received),
      ),
    );
  });
  return routes;
}

async function findBallot(
  services: Services,
  samples: TurnoutSamples,
  campaign: CampaignDocument,
  id: string,
): Promise<PublicBallot> {
  const stored = await services.store.ballots.find(campaign.id, id).catch(throwStoreUnavailable);
  if (!stored || !isPublic(stored)) throw noSuchBallot();
  const ballot = await readPublicBallot(services, samples, stored).catch(throwStoreUnavailable);
  return { ...ballot, ways: offeredWays(ballot, services) };
}

/** The ballot that the address names, or else the newest one. */
async function openVoteRequest(
  c: Context,
  services: Services,
  samples: TurnoutSamples,
): Promise<VoteRequest> {
  const found = findCampaign(c.req.param('id') ?? '', services.registry);
  const { lookup, ...areas } = found.areas;
  const campaign = services.areaLookup && lookup ? found : { ...found, areas };
  const newest = async () =>
    (await publicBallotList(services, campaign).catch(throwStoreUnavailable)).ballots[0]?.id;
  const id = c.req.query('ballot') ?? (await newest()) ?? '';
  const ballot = await findBallot(services, samples, campaign, id);
  const speech = await choosePageLanguage(c, campaign);
  return { c, campaign, ballot, speech, isFramed: isFramed(c) };
}

async function ballotPage(request: VoteRequest, services: Services, isLate = false) {
  const { c, campaign, ballot, speech } = request;
  const now = services.now().getTime();
  if (ballotPhase(ballot, now) === 'open' && !isLate) {
    const stamp = createVoteStamp(ballot, speech.language);
    return writeVote(request, { stamp, values: new FormFields([]) }, services);
  }
  const words = await loadBallotMessages(speech.language);
  return viewPage(
    {
      ...{ campaign, speech, view: 'ballot', publicUrl: originOf(c, services.publicUrl) },
      ...(hasPage(campaign, 'ballot') && { name: 'ballot' }),
      framedPath: request.isFramed ? ballotPath(campaign, ballot) : undefined,
      keptQuery: `&ballot=${ballot.id}`,
    },
    (context) => [
      isLate ? hostedVoteLate(context, words) : '',
      hostedBallotPhase(context, { campaign, ballot, words }, now),
    ],
  );
}

/** The form, empty or with what was filled in. */
export async function writeVote(
  request: VoteRequest,
  { stamp, values, problems = [], status = 200, lookupResult = '' }: ShownVote,
  services: Pick<Services, 'sealedTokens' | 'publicUrl' | 'ballotKeys' | 'notifier' | 'now'>,
) {
  const { c, campaign, ballot, speech, isFramed } = request;
  const { sealedTokens, publicUrl } = services;
  // Whoever came with a code needs no other.
  const hasCode = !!values.text('code');
  const ward = values.text('area') ?? '';
  const [only, another] = ballot.contests;
  const contest = contestOfWard(ballot, ward) ?? (another ? undefined : only);
  return votePage({
    ...{ campaign, ballot, speech, values, problems, status, ward, lookupResult },
    order: orderOptions(ballot, contest?.options.map(({ id }) => id) ?? [], stamp),
    words: await loadBallotMessages(speech.language),
    askPage: hasCode || emailRefusal(ballot, services) ? undefined : askPath(request),
    publicUrl: originOf(c, publicUrl),
    token: sealVoteStamp(sealedTokens, stamp),
    isFramed,
  });
}

async function answerVote(
  request: VoteRequest,
  fields: FormFields,
  taker: VoteTaker,
): Promise<Response> {
  const { c, campaign, ballot, speech } = request;
  const { services } = taker;
  const { limits, sealedTokens, publicUrl } = services;
  try {
    await limits.submission(c);
    const origin = c.req.header('Origin') ?? 'null';
    // Without a referrer the browser hides where the form comes from; its stamp proves it.
    if (origin !== 'null' && !isOwnOrigin(c, publicUrl))
      requireListedOrigin(c, campaign, publicUrl);
    const known = openVoteStamp(sealedTokens, fields.text(VOTE_STAMP_FIELD), campaign.id);
    const isSame = known?.ballot === ballot.id && known.version === ballot.version;
    const stamp = known && isSame ? known : createVoteStamp(ballot, speech.language);
    const narrow = { ...request, campaign: withWards(campaign, ballot) };
    const taken = await takeVoteForm(narrow, fields, { stamp, isKnown: isSame, taker });
    if ('receipt' in taken) {
      const { id, reference, receivedAt } = taken.receipt;
      const query = new URLSearchParams({
        lang: speech.language,
        receipt: sealReceivedVote(sealedTokens, {
          ...{ campaign: campaign.id, ballot: ballot.id },
          ...{ id, reference, receivedAt },
        }),
      });
      if (request.isFramed) query.set('embed', '');
      return c.redirect(`/pages/${campaign.id}/voted?${query.toString()}`, 303);
    }
    if ('isLate' in taken) return c.html(await ballotPage(request, services, true), 422);
    const { speech: spoken = speech, ...shown } = taken;
    return c.html(
      await writeVote({ ...request, speech: spoken }, shown, services),
      shown.status ?? 200,
    );
  } catch (failure) {
    const { status, retryAfter } = reportError(failure as Error, c, services.logger);
    if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
    const url = new URL(c.req.url);
    const action = `${url.pathname}${url.search}`;
    return c.html(
      untakenPage({ speech, status, action, values: fields, isFramed: request.isFramed }),
      status,
    );
  }
}

const withWards = (campaign: CampaignDocument, ballot: PublicBallot): CampaignDocument => ({
  ...campaign,
  areas: { ...campaign.areas, wards: withBallotWards(campaign, ballot).areas.wards },
});
