import type { CampaignDocument } from 'campaign-widgets/contract';
import type { PrivateKeys } from '../private-page/private-key.ts';
import type { Store } from '../store/store.ts';

/** What the notifier needs of the collector. */
export interface NotifierServices {
  store: Store;
  /** The live version of each campaign. */
  campaigns: ReadonlyMap<string, CampaignDocument>;
  privateKeys: PrivateKeys | undefined;
  publicUrl: string;
  now: () => Date;
}
