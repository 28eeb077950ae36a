import { cleanLine, ownValue } from 'campaign-widgets/contract';
import { OWNER } from './principal.ts';
import type { LanguageContext } from './ui/page-context.ts';

export const MAX_NAME_LENGTH = 60;

/**
 * The name under which the log records a person's actions: the name that they typed at sign-in,
 * with the name of the token or link, which they can't choose.
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

/** An actor's name as a page shows it: the operator of the collector is the owner there. */
export function describeActor({ messages }: LanguageContext, name: string): string {
  const { actors } = messages.names;
  const holder = `(${OWNER})`;
  if (name.endsWith(holder)) return `${name.slice(0, -holder.length)}(${actors.collector})`;
  return ownValue<string>(actors, name) ?? name;
}
