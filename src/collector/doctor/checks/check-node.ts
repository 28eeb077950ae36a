import type { Examination } from '../examination.ts';
import type { Finding } from '../finding.ts';

const check = 'node';

/** How long each major version is kept up: https://github.com/nodejs/release#release-schedule */
const KEPT_UNTIL: Readonly<Record<string, string>> = {
  22: '2027-04-30',
  24: '2028-04-30',
};

/** Whether this version of Node still gets its holes mended. */
export const checkNode = ({ now }: Examination): Finding[] => [
  nodeFinding(process.versions.node, now()),
];

/** @param version as in `process.versions.node` */
export function nodeFinding(version: string, now: Date): Finding {
  const day = KEPT_UNTIL[version.split('.')[0] ?? ''];
  if (day === undefined)
    return { check, state: 'unseen', code: 'unknown', seen: ({ node }) => node.unknown(version) };
  if (now.toISOString().slice(0, 10) <= day)
    return {
      check,
      state: 'right',
      code: 'right',
      seen: ({ node }, format) => node.right(version, format.day(day)),
    };
  return {
    check,
    state: 'wrong',
    code: 'ended',
    seen: ({ node }, format) => node.ended(version, format.day(day)),
    advice: ({ node }) => node.endedAdvice,
  };
}
