import type { BallotAct } from '../ballots/ballot-log.ts';
import type { BallotKey } from '../ballots/ballot-records.ts';

/** A tablet that becomes a device of a ballot, or of a campaign's survey and sign-up. */
export interface NewDevice {
  id: string;
  campaign: string;
  /** Empty for the survey and the sign-up. */
  ballot: string;
  label: string;
  keyHash: string;
  publicKey: string;
}

export interface StoredDevice extends NewDevice {
  madeBy: string;
  /** A day. */
  madeOn: string;
  /** How many of its entries were taken. */
  sent: number;
  /** How many entries waited on it when it last reported. */
  waiting: number;
  /** How many of its entries were refused for good: a spent code, a deadline. */
  refused: number;
  /** To the minute; undefined until it reports for the first time. */
  seenAt: string | undefined;
  /** When the tablet was given back, with nothing waiting on it. */
  closedAt: string | undefined;
  writtenOff: WriteOff | undefined;
}

/** That an organiser gave a tablet up: what it last said waits is in doubt. */
export interface WriteOff {
  on: string;
  by: string;
  reason: string;
}

export interface DeviceReport {
  waiting: number;
  /** ISO 8601 in UTC. */
  at: string;
  /** How many entries were taken with this report; votes count themselves. */
  sent?: number;
  isClosing?: boolean;
}

/** Fingerprints of unused codes that count until the same moment, for the same ward. */
export interface UnusedCodes {
  event: string | undefined;
  area: string | undefined;
  validFrom: string | undefined;
  validTo: string | undefined;
  fingerprints: number[];
}

/** The part of a store that keeps the tablets of a hall. */
export interface DeviceRecords {
  /**
   * Adds a tablet; for one of a ballot, the act is logged.
   * @returns false if the ballot has `most` of them
   */
  add(device: NewDevice, act: BallotAct, most: number): Promise<boolean>;
  find(id: string): Promise<StoredDevice | undefined>;
  /** The tablets of a ballot, or of a campaign's forms (`ballot` is empty), by label. */
  list(campaign: string, ballot: string): Promise<StoredDevice[]>;
  /** What a tablet tells of itself. @returns false if it was written off */
  report(id: string, report: DeviceReport): Promise<boolean>;
  /** Counts an entry that was refused for good, once for each submission. */
  refuse(id: string, submissionHash: string, reason: string): Promise<void>;
  /** How many entries of a ballot's tablets were refused, by reason. */
  countRefused(campaign: string, ballot: string): Promise<Record<string, number>>;
  /** @returns false if there is no such tablet, or it was closed or written off before */
  writeOff(ballot: BallotKey, id: string, act: BallotAct & { reason: string }): Promise<boolean>;
  /**
   * What a tablet needs to know a code without a network.
   * @returns undefined if a code has no fingerprint
   */
  unusedCodes(campaign: string, ballot: string): Promise<UnusedCodes[] | undefined>;
  /** Deletes the tablets of a ballot. @returns how many */
  deleteAll(campaign: string, ballot: string): Promise<number>;
  /**
   * Deletes the tablets of a campaign's forms that were given back or written off before a day.
   * @returns how many
   */
  deleteSettledBefore(campaign: string, day: string): Promise<number>;
}

/**
 * Whether nothing more comes of a tablet: it was written off, given back, or has reported after the
 * ballot closed that nothing waits. Until all have, a ballot can't be declared.
 */
export const isSettled = (
  { writtenOff, closedAt, seenAt, waiting }: StoredDevice,
  closedSince: string,
): boolean =>
  writtenOff !== undefined ||
  closedAt !== undefined ||
  (waiting === 0 && seenAt !== undefined && seenAt >= closedSince);

/** What the tablets of a ballot add to its doubt: what waited on those that were written off. */
export const doubtOfDevices = (devices: readonly StoredDevice[]): number =>
  devices.reduce((sum, { writtenOff, waiting }) => sum + (writtenOff ? waiting : 0), 0);
