import { documentFromTemplate } from '../editor/campaign-templates.ts';
import { type JsonObject, withValue } from '../editor/document-paths.ts';
import { findPlace, type PickedWard, wardsOfPlace } from '../editor/ward-places.ts';
import { idFromWords, unusedId } from '../editor/new-ids.ts';
import type { CampaignEditor } from '../editor/campaign-editor.ts';
import type { Application } from './application-records.ts';

type ApplicationPlace = Pick<Application, 'place'>;

/** The name of the constituency or council of an application; its code if there is none of it. */
export const placeName = ({ place }: ApplicationPlace): string => findPlace(place)?.name ?? place;

/** The wards of its constituency or council. */
export function applicationWards({ place }: ApplicationPlace): PickedWard[] {
  const found = findPlace(place);
  return found ? wardsOfPlace(found) : [];
}

/** The campaign of an application as a draft, with its wards, for its organisers to complete. */
export function applicationDraft(application: Application, id: string): JsonObject {
  const { kind, organisation } = application;
  const document = documentFromTemplate(kind, {
    ...{ id, organisation },
    name: placeName(application),
  });
  const wards = applicationWards(application).map(({ code, name }) => ({ code, name }));
  return withValue(document, 'areas.wards', wards);
}

/** Begins the campaign of an application, under an id made from its place. @returns the id */
export async function beginCampaign(
  editor: CampaignEditor,
  application: Application,
  by: string,
): Promise<string> {
  const taken = new Set<string>();
  for (;;) {
    const wanted = idFromWords(placeName(application), 'campaign');
    const id = unusedId(wanted, (each) => taken.has(each));
    if (await editor.create(id, applicationDraft(application, id), by)) return id;
    taken.add(id);
  }
}
