import { type AreasFound, type CampaignDocument, isWardCalled } from 'campaign-widgets/contract';

/** The wards that look-ups of postcodes found by a name only, one a campaign, since the start. */
export interface WardSightings {
  note(campaign: CampaignDocument, areas: AreasFound['areas']): void;
  /** The name of such a ward of a campaign. */
  find(campaign: string): string | undefined;
}

export function createWardSightings(): WardSightings {
  const names = new Map<string, string>();
  return {
    note({ id, areas: { wards } }, areas) {
      const met = areas.find(
        ({ code, name }) =>
          !wards.some((ward) => ward.code === code) &&
          wards.some((ward) => isWardCalled(ward, name)),
      );
      if (met) names.set(id, met.name);
    },
    find: (campaign) => names.get(campaign),
  };
}
