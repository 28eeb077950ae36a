import { cleanLine } from 'campaign-widgets/contract';

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
