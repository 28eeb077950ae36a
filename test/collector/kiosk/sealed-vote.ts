import { createKioskKeys } from '../../../src/collector/kiosk/kiosk-keys.ts';
import { sealEntry } from '../../../src/kiosk/seal-entry.ts';
import { SECRET } from '../ballots/open-ballot.ts';

/** Seals as a tablet of this ballot does. */
export const sealFor = (submission: unknown, ballot = 'september'): Promise<string> => {
  const place = { campaign: 'edgbaston', ballot };
  const publicKey = createKioskKeys(SECRET).publicKeyOf(place);
  return sealEntry(JSON.stringify(submission), publicKey, `edgbaston/${ballot}`);
};
