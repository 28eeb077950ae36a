import { html } from 'hono/html';
import { describeActor } from './actor-name.ts';
import { endButton } from './access-summary.ts';
import { OWNER } from './principal.ts';
import type { Session } from './session-records.ts';
import { statusMessage } from './ui/form-fields.ts';
import type { PageContext } from './ui/page-context.ts';
import type { Html } from './ui/page-layout.ts';

interface SessionListData {
  sessions: Session[];
  /** The hash of the session that requests the page. */
  ownSession?: string | undefined;
  done?: string | undefined;
  at?: string | undefined;
}

/** The browsers that are signed in. */
export const sessionList = (context: PageContext, data: SessionListData): Html | '' =>
  data.sessions.length === 0
    ? ''
    : html`<h2>${context.messages.tokens.sessionsTitle}</h2>
        <p class="hint">${context.messages.tokens.sessionsHint}</p>
        <ul class="plain cards">
          ${data.sessions.map((session) => sessionCard(context, session, data))}
        </ul>`;

function sessionCard(
  context: PageContext,
  session: Session,
  { ownSession, done, at }: SessionListData,
): Html {
  const { messages, format } = context;
  const { tokens } = messages;
  const name = describeActor(context, session.name ?? OWNER);
  const isOwn = session.hash === ownSession;
  const since = session.openedAt === null ? '' : tokens.sessionSince(format.time(session.openedAt));
  const end = {
    action: `/organiser/sessions/${session.hash}/end`,
    label: tokens.endSession,
    fullLabel: tokens.endSessionOf(name),
  };
  return html`<li>
    <p>
      <b><bdi>${name}</bdi></b>
      ${isOwn ? html`<span class="tag">${tokens.ownSession}</span>` : ''}
      ${since === '' ? '' : html`<br /><small>${since}</small>`}
    </p>
    ${isOwn ? '' : endButton(end)} ${session.hash === at ? statusMessage(done) : ''}
  </li>`;
}
