import { type BallotSubmission, contestOfWard, type Receipt } from 'campaign-widgets/contract';
import { checkVote } from 'campaign-widgets/hosted';
import type { TakeVote } from '../../ballots/take-vote.ts';
import { FormFields } from '../../http/form-fields.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import type { AreaLookup } from '../../public/area-lookup.ts';
import type { Services } from '../../services.ts';
import { FORM_BUTTONS } from '../fill-form.ts';
import { lookUpWard } from '../look-up-ward.ts';
import { loadPageLanguage, type PageLanguage } from '../page-language.ts';
import type { ShownVote, VoteRequest } from './vote-request.ts';
import type { VoteStamp } from './vote-stamp.ts';

/** The objects that take a vote. */
export interface VoteTaker {
  readonly services: Services;
  readonly takeVote: TakeVote;
  readonly findAreas: AreaLookup | undefined;
}

/** What came of a posted form: a receipt, too late, or the form again. */
type TakenVoteForm =
  { receipt: Receipt } | { isLate: true } | (ShownVote & { speech?: PageLanguage });

interface Posted {
  readonly stamp: VoteStamp;
  /** Whether the stamp is of this very ballot: otherwise the form is shown again. */
  readonly isKnown: boolean;
  readonly taker: VoteTaker;
}

/**
 * Takes a vote from a form; if something is wrong, everything that was filled in comes back.
 * @throws HttpProblem 403, 429 or 503
 */
export async function takeVoteForm(
  request: VoteRequest,
  fields: FormFields,
  { stamp, isKnown, taker }: Posted,
): Promise<TakenVoteForm> {
  const { c, campaign, ballot, speech } = request;
  const pressed = await pressOtherVote(request, fields, taker);
  if (pressed) return { ...pressed, stamp };
  const ward = fields.text('area') ?? '';
  const isWardNew = ballot.contests.length > 1 && contestOfWard(ballot, ward) && !hasIssues(fields);
  // The issues of the ward follow, or the ballot has changed since the form was shown.
  if (!isKnown || isWardNew) return { stamp, values: fields };
  const data = new FormData();
  for (const [name, text] of fields.entries()) data.append(name, text);
  const checked = checkVote(ballot, data, campaign, {
    id: stamp.id,
    channel: 'online',
    locale: speech.language,
  });
  if (!checked.ok) return { stamp, values: fields, problems: checked.problems, status: 422 };
  return send(checked.value);

  async function send(vote: BallotSubmission): Promise<TakenVoteForm> {
    try {
      const { receipt } = await taker.takeVote(c, vote);
      return { receipt };
    } catch (failure) {
      if (!(failure instanceof HttpProblem) || (failure.status !== 409 && failure.status !== 422))
        throw failure;
      const problems = failure.problems ?? [];
      if (problems.some(({ path, code }) => path === 'ballot' && code === 'closed'))
        return { isLate: true };
      return { stamp, values: fields, problems, status: failure.status };
    }
  }
}

/** Whether the form that was posted had the issues of a ward in it: then it had the declaration. */
const hasIssues = (fields: FormFields): boolean =>
  fields.has('declared') || fields.has('choices') || fields.has('none');

/** A button that changes the form and sends nothing, or a postcode in place of a ward. */
async function pressOtherVote(
  { c, campaign, speech }: VoteRequest,
  fields: FormFields,
  { services, findAreas }: VoteTaker,
): Promise<Omit<ShownVote & { speech?: PageLanguage }, 'stamp'> | undefined> {
  const wanted = fields.text(FORM_BUTTONS.language);
  if (wanted !== undefined && speech.offered.includes(wanted))
    return { values: fields, speech: await loadPageLanguage(wanted, speech.offered) };
  const typed = fields.text('postcode') ?? '';
  const isAsked = fields.has(FORM_BUTTONS.find) || (typed !== '' && fields.text('area') === '');
  if (!findAreas || !campaign.areas.lookup || !isAsked) return undefined;
  await services.limits.lookup(c);
  const { words, chosen } = await lookUpWard(typed, campaign, speech, findAreas);
  const others = fields.entries().filter(([name]) => name !== 'area');
  return {
    values: chosen ? new FormFields([...others, ['area', chosen]]) : fields,
    lookupResult: words,
    status: chosen ? 200 : 422,
  };
}
