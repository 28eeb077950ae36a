import { type CampaignDocument, createProblem, type Problem } from 'campaign-widgets/contract';

const MAX_ANSWER_MS = 10_000;

/**
 * Asks a campaign's endpoint whether it takes submissions, as a browser does before it posts from
 * a page. It sends no data.
 */
export async function askEndpoint({ endpoint, hosts }: CampaignDocument): Promise<Problem[]> {
  if (!URL.canParse(endpoint))
    return [
      createProblem('endpoint', 'relative', 'is relative, so it could not be asked from here'),
    ];
  const origin = hosts?.[0] ?? new URL(endpoint).origin;
  try {
    const { status, headers } = await fetch(endpoint, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
      signal: AbortSignal.timeout(MAX_ANSWER_MS),
    });
    const allowed = headers.get('Access-Control-Allow-Origin');
    if (status < 400 && (allowed === '*' || allowed === origin)) return [];
    const reason = status < 400 ? 'but allows no page to post' : 'and not that pages may post';
    return [createProblem('endpoint', 'unreachable', `answered ${status}, ${reason}`)];
  } catch (failure) {
    const { cause, message } = failure as Error;
    const why = cause instanceof Error ? cause.message : message;
    return [createProblem('endpoint', 'unreachable', `could not be reached (${why})`)];
  }
}
