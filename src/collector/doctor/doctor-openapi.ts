import * as z from 'zod';
import { type Described, jsonAnswer } from '../http/openapi-parts.ts';
import { describeOperation, readFailures } from '../organiser/describe-operation.ts';
import type { ToldFinding } from './finding.ts';

const text = z.string();

/** The answer with what the server sees of itself. */
export const doctorSchemas = {
  ServerState: z.strictObject({
    findings: z.array(
      z.strictObject({
        check: text.describe('What was looked at: `proxy`, `disk`.'),
        state: z.enum(['right', 'unseen', 'wrong']),
        code: text.describe('For programs: `untrusted`.'),
        seen: text.describe('A sentence, in the language of the organiser.'),
        advice: text.optional().describe('Why it matters, and what to do.'),
      }),
    ),
  }) satisfies z.ZodType<{ findings: (Omit<ToldFinding, 'check'> & { check: string })[] }>,
};

export const doctorPaths: Described[] = [
  describeOperation('get', '/organiser/doctor', {
    id: 'serverState',
    summary: 'What the server sees of itself: addresses, proxies, mail, disk, backups.',
    responses: { 200: jsonAnswer('What each check has found.', 'ServerState'), ...readFailures },
  }),
];
