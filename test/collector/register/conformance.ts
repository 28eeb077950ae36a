import type { OpenStore } from '../store-conformance.ts';
import { changesConformance } from './changes.ts';
import { batchesConformance } from './batches.ts';
import { importsConformance } from './imports.ts';
import { invitationsConformance } from './invitations.ts';
import { peopleListsConformance } from './lists.ts';
import { mergedFiguresConformance } from './merged-figures.ts';
import { ownChangesConformance } from './own-changes.ts';
import { peopleConformance } from './people.ts';
import { rightsConformance } from './rights.ts';
import { samePersonConformance } from './same-person.ts';
import { sortedPeopleConformance } from './sorted-people.ts';
import { workConformance } from './work.ts';

/**
 * The part of the suite that defines a store's register. `open` gives the same secret for the same
 * place.
 */
export function registerConformance(name: string, open: OpenStore, lasting: boolean): void {
  peopleConformance(name, open);
  sortedPeopleConformance(open);
  peopleListsConformance(open);
  samePersonConformance(name, open);
  mergedFiguresConformance(name, open);
  invitationsConformance(name, open);
  changesConformance(name, open);
  ownChangesConformance(name, open);
  rightsConformance(name, open, lasting);
  batchesConformance(name, open);
  importsConformance(name, open);
  workConformance(name, open);
}
