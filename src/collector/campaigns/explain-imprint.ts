import { createProblem, isObject, type Problem } from 'campaign-widgets/contract';

/** The most characters of each part, as the schema has them. */
const PART_LENGTHS = { name: 200, address: 300 } as const;

/** Names the part of an imprint that is missing, instead of explaining imprints in general. */
export function explainImprint(document: unknown, problems: Problem[]): Problem[] {
  const imprint = isObject(document) ? document.imprint : undefined;
  if (!isObject(imprint)) return problems;
  return problems.flatMap((problem) => {
    const parts = problem.path === 'imprint' ? imprintProblems(imprint) : [];
    return parts.length > 0 ? parts : [problem];
  });
}

const imprintProblems = (imprint: Record<string, unknown>): Problem[] => [
  ...bodyProblems(imprint.promoter, 'imprint.promoter'),
  ...(imprint.onBehalfOf === undefined
    ? []
    : bodyProblems(imprint.onBehalfOf, 'imprint.onBehalfOf')),
];

function bodyProblems(body: unknown, path: string): Problem[] {
  if (!isObject(body))
    return [
      createProblem(
        path,
        'required',
        'must have a "name" and an "address", each a text of one line',
      ),
    ];
  return Object.entries(PART_LENGTHS).flatMap(([part, max]) => {
    const written = body[part];
    const isRight = typeof written === 'string' && written.trim() !== '' && written.length <= max;
    const message = `must be a text of 1 to ${max} characters`;
    const code = written === undefined ? 'required' : 'format';
    return isRight ? [] : [createProblem(`${path}.${part}`, code, message)];
  });
}
