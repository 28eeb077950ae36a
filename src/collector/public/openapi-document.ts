import * as z from 'zod';
import {
  AreaQuestion,
  AreasFound,
  BallotList,
  BallotResult,
  CampaignDocument,
  CodeQuestion,
  CodeRequest,
  CodeRequested,
  CodeStanding,
  InviterFound,
  InviterQuestion,
  PostedSubmission,
  PrivateRecord,
  ProgressReport,
  PublicBallot,
  Receipt,
  Refusal,
  Results,
} from 'campaign-widgets/contract';
import { applyPaths } from '../applications/applications-openapi.ts';
import { ballotExamples } from '../ballots/ballot-examples.ts';
import { publicBallotPaths } from '../ballots/public-ballots-openapi.ts';
import type { Described } from '../http/openapi-parts.ts';
import { deviceExamples } from '../kiosk/device-examples.ts';
import { kioskPaths } from '../kiosk/kiosk-openapi.ts';
import { organiserExamples } from '../organiser/organiser-examples.ts';
import { organiserPaths, organiserSecurity } from '../organiser/organiser-openapi.ts';
import { organiserSchemas } from '../organiser/organiser-schemas.ts';
import { PageForm } from '../pages/page-form-schema.ts';
import { pagesPaths } from '../pages/pages-openapi.ts';
import { privatePaths, privateSchemas } from '../private-page/private-openapi.ts';
import { describeAccess } from '../organiser/route-access.ts';
import { publicExamples } from './public-examples.ts';
import { publicPaths } from './public-openapi.ts';

/** The schemas of the contract, by the names that the document gives them. */
export const contractSchemas = {
  Campaign: CampaignDocument,
  Submission: PostedSubmission,
  Receipt,
  Refusal,
  Results,
  ProgressReport,
  AreaQuestion,
  AreasFound,
  InviterQuestion,
  InviterFound,
  BallotList,
  BallotResult,
  PublicBallot,
  CodeQuestion,
  CodeRequest,
  CodeRequested,
  CodeStanding,
  // The schema allows any document; the description is that of one which a collector served.
  PrivateRecord: PrivateRecord.extend({ campaign: CampaignDocument }),
  PageForm,
  ...privateSchemas,
  ...organiserSchemas,
};
type Name = keyof typeof contractSchemas;

/** An example of each answer, by the name of its schema. */
export const contractExamples: Partial<Record<Name, unknown>> = {
  ...publicExamples,
  ...ballotExamples,
  ...deviceExamples,
  ...organiserExamples,
};

/** The JSON Schema (2020-12) of one part of the contract. */
export const jsonSchema = (name: Name) =>
  // The form that a sender may write, not the form that a reader returns.
  z.toJSONSchema(contractSchemas[name], { io: 'input', unrepresentable: 'any' });

const DESCRIPTION =
  'Takes what people send with the campaign widgets, and publishes results. Whoever writes an endpoint of their own needs `/submissions` only. Every error is problem details (RFC 9457).';

const TAGS = [
  { name: 'public', description: 'For anybody, from any origin, without cookies.' },
  { name: 'private page', description: 'For whoever has the key of a sign-up.' },
  { name: 'organiser', description: 'For whoever has a token: never from another origin.' },
];

/**
 * Joins the parts, adds to each operation its tag and who may use it, and marks operations that
 * need no token.
 */
function withDefaults(parts: Described[]): Described {
  const paths: Record<string, Described> = {};
  for (const [path, operations] of parts.flatMap((part) => Object.entries(part)))
    for (const [method, operation] of Object.entries(operations as Described))
      paths[path] = {
        ...paths[path],
        [method]: {
          tags: [tagOf(path)],
          description: whoMayAsk(method, path),
          security: [],
          ...(operation as Described),
        },
      };
  return paths;
}

function tagOf(path: string): string {
  if (path.startsWith('/organiser')) return 'organiser';
  return path.startsWith('/mine') ? 'private page' : 'public';
}

function whoMayAsk(method: string, path: string): string {
  if (path.startsWith('/organiser')) return describeAccess(method, path);
  if (path.startsWith('/kiosk/') && !path.includes('{'))
    return 'Open to whoever sends the key of a tablet that was set up, and to nobody else.';
  if (!path.startsWith('/mine/')) return 'Open to everybody, from any origin, without a token.';
  return 'Open to whoever sends the key of the private page, and to nobody else.';
}

function componentOf(name: Name): Described {
  const example = contractExamples[name];
  return { ...jsonSchema(name), ...(example !== undefined && { examples: [example] }) };
}

/**
 * The contract as an OpenAPI 3.1 document, made from the schemas that both ends use for their
 * checks.
 */
export function openApi(version: string): Record<string, unknown> {
  const components = Object.fromEntries(
    (Object.keys(contractSchemas) as Name[]).map((name) => [name, componentOf(name)]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Campaign widgets: the contract of an endpoint',
      version,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The collector that serves this document' }],
    tags: TAGS,
    paths: withDefaults([
      publicPaths,
      applyPaths,
      publicBallotPaths,
      kioskPaths,
      pagesPaths,
      privatePaths,
      ...organiserPaths,
    ]),
    components: { schemas: components, securitySchemes: organiserSecurity },
  };
}
