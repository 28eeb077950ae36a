import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject, objectsOf } from './document-paths.ts';

/**
 * The parts of a consent statement that people agree to: a change of one makes it another
 * agreement.
 */
const AGREED_KEYS = [
  'statement',
  'organisationStatement',
  'channel',
  'kinds',
  'controller',
] as const;

/**
 * The draft as it is published: with the next version, and with a higher `version` on every
 * consent whose meaning changed. A version that the editor raised already stays.
 * @param published every version, the newest first
 */
export function nextVersion(draft: JsonObject, published: readonly JsonObject[]): JsonObject {
  const version = 1 + Math.max(0, ...published.map((each) => versionOf(each)));
  const { consents } = draft;
  const raised = {
    ...draft,
    ...(Array.isArray(consents) && {
      consents: consents.map((consent: unknown) =>
        isJsonObject(consent) ? withAgreedVersion(consent, published) : consent,
      ),
    }),
    version,
  };
  return raised;
}

/** Whether publishing would change nothing but the number of the version. */
export const isUnchanged = (draft: JsonObject, live: JsonObject | undefined): boolean =>
  live !== undefined && isDeepStrictEqual({ ...draft, version: 0 }, { ...live, version: 0 });

const versionOf = ({ version }: JsonObject): number =>
  typeof version === 'number' && Number.isSafeInteger(version) ? version : 0;

function withAgreedVersion(consent: JsonObject, published: readonly JsonObject[]): JsonObject {
  const earlier = published
    .flatMap(({ consents }) => objectsOf(consents))
    .filter(({ id }) => id === consent.id);
  const [newest] = earlier;
  if (!newest) return typeof consent.version === 'number' ? consent : { ...consent, version: 1 };
  const isSame = AGREED_KEYS.every((key) => isDeepStrictEqual(consent[key], newest[key]));
  if (isSame) return { ...consent, version: newest.version };
  const highest = Math.max(...earlier.map((each) => versionOf(each)));
  return versionOf(consent) > highest ? consent : { ...consent, version: highest + 1 };
}
