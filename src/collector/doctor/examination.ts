import type { CampaignDocument } from 'campaign-widgets/contract';
import { createServiceFetch, type ServiceFetch } from '../http/service-fetch.ts';
import type { Notifier } from '../notifications/notifier.ts';
import type { StoreFacts } from '../store/store-facts.ts';
import type { Store } from '../store/store.ts';
import type { WardSightings } from './ward-sightings.ts';
import type { Arrival, ProbeAnswer, Probes } from './probe.ts';

/** What the checks look at. */
export interface Examination {
  facts: StoreFacts;
  /** Undefined where its tables are not those of this version. */
  store: Pick<Store, 'health' | 'notices' | 'retention'> | undefined;
  campaigns: readonly CampaignDocument[];
  notifier: Pick<Notifier, 'sendsMail' | 'checkMail'>;
  publicUrl: string;
  trustProxy: number;
  /** Undefined where a program of its own has made the collector, and keeps its data. */
  dataFolder: string | undefined;
  /** The service that finds wards; its clock is another one. */
  areaLookup: string | undefined;
  fetchService: ServiceFetch;
  /** Undefined without a SECRET. */
  probes: Probes | undefined;
  wardSightings: WardSightings | undefined;
  now: () => Date;
  /** How the request came that asks for the findings, if one does. */
  arrival?: Arrival | undefined;
}

/** The answer at the public address; undefined where there is no way to ask. */
export const probePublicAddress = ({
  probes,
  publicUrl,
}: Examination): Promise<ProbeAnswer> | undefined => probes && askOwnAddress(probes, publicUrl);

/** Asks at an address of the settings, which may be a private one, and may be http. */
export function askOwnAddress(probes: Probes, address: string): Promise<ProbeAnswer> {
  const { hostname, port, protocol } = new URL(address);
  const defaultPort = protocol === 'https:' ? '443' : '80';
  return probes.ask(address, createServiceFetch([`${hostname}:${port || defaultPort}`]));
}

/** Whether an address leads to this machine only. */
export const isLocalAddress = (address: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(URL.parse(address)?.hostname ?? 'localhost');
