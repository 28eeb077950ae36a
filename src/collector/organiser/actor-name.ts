import { cleanLine, ownValue } from 'campaign-widgets/contract';
import { OWNER } from './principal.ts';
import type { LanguageContext } from './ui/page-context.ts';

export const MAX_NAME_LENGTH = 60;

/**
 * The name under which the log keeps what somebody does: what they typed at signing in, with the
 * name of the token or link behind it, which they can't choose.
 */
export function actorName(typed: string | undefined, holder: string): string {
  const name = Array.from(cleanLine(typed ?? ''))
    .slice(0, MAX_NAME_LENGTH)
    .join('')
    .trim();
  return name === '' || name.toLowerCase() === holder.toLowerCase()
    ? holder
    : `${name} (${holder})`;
}

/** Such a name as a page tells it: whoever runs the collector is the owner there. */
export function describeActor({ messages }: LanguageContext, name: string): string {
  const { actors } = messages.names;
  const holder = `(${OWNER})`;
  if (name.endsWith(holder)) return `${name.slice(0, -holder.length)}(${actors.collector})`;
  return ownValue<string>(actors, name) ?? name;
}
