import { type CampaignDocument, inLanguage, isWardCalled } from 'campaign-widgets/contract';
import { findUkWard, listUkCouncils, UK_WARDS_EDITION } from '../../areas/uk-wards.ts';
import type { Examination } from '../examination.ts';
import type { Finding } from '../finding.ts';

const check = 'wards';
const WARD_CODE = /^[EWSN]\d{8}$/;
const EDITION = /^\d{4}-\d{2}$/;

/** Whether the wards of campaigns have codes that today's look-ups of postcodes still know. */
export function checkWards({ campaigns, wardSightings }: Examination): Finding[] {
  const findings = campaigns.flatMap((campaign) => {
    const { id } = campaign;
    const met = wardSightings?.find(id);
    if (met !== undefined) return [metFinding(id, met)];
    const old = findOldWards(campaign);
    const [first] = old;
    if (!first) return [];
    const { words } = inLanguage(first.name, 'en', campaign.languages);
    return [oldFinding(id, old.length, words)];
  });
  return findings.length > 0
    ? findings
    : [{ check, state: 'right', code: 'right', seen: ({ wards }) => wards.right }];
}

/**
 * The wards of a campaign that asks for postcodes whose codes are in an older edition, while their
 * names are still in use. An edition that is newer than ours is left alone, and so is a ward whose
 * name nobody knows: it may be made up.
 */
function findOldWards({ areas: { version, wards, lookup } }: CampaignDocument) {
  if (lookup === undefined || (EDITION.test(version) && version > UK_WARDS_EDITION)) return [];
  const unknown = wards.filter(({ code }) => WARD_CODE.test(code) && !findUkWard(code));
  if (unknown.length === 0) return [];
  const known = listUkCouncils().flatMap((council) => council.wards);
  return unknown.filter((ward) => known.some(({ name }) => isWardCalled(ward, name)));
}

const oldFinding = (campaign: string, count: number, example: string): Finding => ({
  check,
  state: 'wrong',
  code: 'older',
  seen: ({ wards }) => wards.older(campaign, count, UK_WARDS_EDITION, example),
  advice: ({ wards }) => wards.advice,
});

const metFinding = (campaign: string, example: string): Finding => ({
  check,
  state: 'wrong',
  code: 'met',
  seen: ({ wards }) => wards.met(campaign, example),
  advice: ({ wards }) => wards.advice,
});
