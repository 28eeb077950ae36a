import type { CampaignContext } from '../../organiser/ui/page-layout.ts';
import type { Services } from '../../services.ts';
import { workInSteps } from '../../store/work-in-steps.ts';
import { contactKeys } from '../contact-keys.ts';
import { OutcomeDecider } from './decide-outcomes.ts';
import { countOutcomes, type ImportReport, makeReport, type ReadImport } from './import-report.ts';
import type { ListRefusal, PersonMatch } from './import-records.ts';

/**
 * How many lines the store gets at a time: the whole list would be one message that takes long to
 * read.
 */
const LINES_PER_CALL = 250;

/** What a list is kept as. */
export interface KeptAs {
  /** The id of its batch. */
  batch: string;
  fileName: string;
  recruits: boolean;
}

/**
 * Keeps the people of a checked list as a batch, and remembers the refusals in it.
 * @returns the result of each line; undefined if there is a batch of this id
 */
export async function takeImport(
  { store, now }: Pick<Services, 'store' | 'now'>,
  { campaign, principal }: CampaignContext,
  read: ReadImport,
  { batch, fileName, recruits }: KeptAs,
): Promise<ImportReport | undefined> {
  const { people, refusals } = read.checked;
  const actor = { name: principal.name, at: now().toISOString() };
  const begun = { id: batch, campaign: campaign.id, fileName, recruits };
  if (!(await store.importBatches.begin(begun, actor))) return undefined;
  // Refusals come first: a person who refuses in one row is not added by another row.
  const refusedPeople = await workInSteps(refusals, LINES_PER_CALL, (step) =>
    store.imports.addRefusals(campaign.id, step.map(withoutLine), actor, batch),
  );
  const outcomes = await workInSteps(people, LINES_PER_CALL, (step) =>
    store.imports.add(campaign.id, step.map(withoutLine), actor, { batch, recruits }),
  );
  const report = makeReport(read, outcomes, { batch, refusedPeople });
  await store.importBatches.finish(campaign.id, batch, {
    counts: countOutcomes(report),
    refusedPeople: [...new Set(refusedPeople.flat())],
  });
  return report;
}

/** What would become of a list, and whom of the register its people may be. */
export interface ImportPreview {
  report: ImportReport;
  /** For each person of the list, in their order. */
  matches: PersonMatch[];
}

/** Says what would become of a checked list, by the same rules, and keeps nothing. */
export async function previewImport(
  { store }: Pick<Services, 'store'>,
  { campaign }: CampaignContext,
  read: ReadImport,
): Promise<ImportPreview> {
  const { people, refusals } = read.checked;
  const { refusedPeople, free } = await matchRefusals(store, campaign.id, refusals);
  const matches = await workInSteps(people, LINES_PER_CALL, (step) =>
    store.imports.match(campaign.id, step.map(withoutLine)),
  );
  const decider = new OutcomeDecider();
  const outcomes = people.map((person, index) => {
    const isRefused = contactKeys(person).some((key) => free.has(key));
    const match = matches[index] ?? {};
    return decider.decide(person, {
      ...match,
      ...(isRefused && !match.suppressed && { suppressed: 'list' as const }),
    });
  });
  return { report: makeReport(read, outcomes, { batch: null, refusedPeople }), matches };
}

/** The people whom a list refuses, and the refused contacts that nobody in the register has. */
async function matchRefusals(
  store: Pick<Services['store'], 'imports'>,
  campaign: string,
  refusals: readonly ListRefusal[],
): Promise<{ refusedPeople: string[][]; free: Set<string> }> {
  const contacts = refusals.flatMap(({ email, phone }, index) =>
    [email && { email }, phone && { phone }].flatMap((contact) =>
      contact ? [{ index, contact }] : [],
    ),
  );
  const matches = await workInSteps(contacts, LINES_PER_CALL, (step) =>
    store.imports.match(
      campaign,
      step.map(({ contact }) => ({ ...UNNAMED, ...contact })),
    ),
  );
  const refusedPeople = refusals.map((): string[] => []);
  const free = new Set<string>();
  contacts.forEach(({ index, contact }, at) => {
    const { known, shared } = matches[at] ?? {};
    const holder = known ?? shared;
    if (holder) refusedPeople[index]?.push(holder.id);
    else for (const key of contactKeys({ ...UNNAMED, ...contact })) free.add(key);
  });
  return { refusedPeople: refusedPeople.map((ids) => [...new Set(ids)]), free };
}

const UNNAMED = { name: '', area: '', areaVersion: '', roles: [], consentSource: '' };

const withoutLine = <Item extends { line: number }>({ line: _line, ...item }: Item) => item;
