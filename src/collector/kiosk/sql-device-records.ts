import type { BallotAct } from '../ballots/ballot-log.ts';
import type { BallotKey } from '../ballots/ballot-records.ts';
import { addLine, lockBallot } from '../ballots/ballot-steps.ts';
import type { DatabaseHandles } from '../store/database-handles.ts';
import type { Tables } from '../store/tables.ts';
import { inTransaction } from '../store/transaction.ts';
import type {
  DeviceRecords,
  DeviceReport,
  NewDevice,
  StoredDevice,
  UnusedCodes,
  WriteOff,
} from './device-records.ts';

/** Tablets in a hall, in queries that SQLite and PostgreSQL share. */
export class SqlDeviceRecords implements DeviceRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  add(device: NewDevice, act: BallotAct, most: number): Promise<boolean> {
    const { campaign, ballot } = device;
    return inTransaction(this.#database.write, async (trx) => {
      if (ballot) await lockBallot(trx, { campaign, id: ballot });
      const { count } = await trx
        .selectFrom('ballot_devices')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .where('campaign', '=', campaign)
        .where('ballot', '=', ballot)
        .executeTakeFirstOrThrow();
      if (Number(count) >= most) return false;
      const { keyHash, publicKey, ...names } = device;
      await trx
        .insertInto('ballot_devices')
        .values({
          ...names,
          key_hash: keyHash,
          public_key: publicKey,
          made_by: act.by,
          made_on: act.at.slice(0, 10),
          ...{ sent: 0, waiting: 0, refused: 0 },
        })
        .execute();
      if (ballot) await addLine(trx, { campaign, id: ballot }, act);
      return true;
    });
  }

  async find(id: string): Promise<StoredDevice | undefined> {
    const row = await this.#database.read
      .selectFrom('ballot_devices')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && toDevice(row);
  }

  async list(campaign: string, ballot: string): Promise<StoredDevice[]> {
    const rows = await this.#database.read
      .selectFrom('ballot_devices')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('ballot', '=', ballot)
      .orderBy('label')
      .orderBy('id')
      .execute();
    return rows.map(toDevice);
  }

  async report(id: string, report: DeviceReport): Promise<boolean> {
    const { waiting, at, sent = 0, isClosing = false } = report;
    const changed = await this.#database.write
      .updateTable('ballot_devices')
      .set(({ eb }) => ({
        waiting,
        sent: eb('sent', '+', sent),
        // To the minute: to the second it would tell when somebody voted.
        seen_at: `${at.slice(0, 16)}Z`,
        ...(isClosing && { closed_at: at }),
      }))
      .where('id', '=', id)
      .where('written_off', 'is', null)
      .returning('id')
      .execute();
    return changed.length > 0;
  }

  refuse(id: string, submissionHash: string, reason: string): Promise<void> {
    return inTransaction(this.#database.write, async (trx) => {
      const added = await trx
        .insertInto('ballot_device_refusals')
        .values({ device: id, submission_hash: submissionHash, reason })
        .onConflict((clash) => clash.doNothing())
        .returning('device')
        .execute();
      if (added.length === 0) return;
      await trx
        .updateTable('ballot_devices')
        .set(({ eb }) => ({ refused: eb('refused', '+', 1) }))
        .where('id', '=', id)
        .execute();
    });
  }

  async countRefused(campaign: string, ballot: string): Promise<Record<string, number>> {
    const rows = await this.#database.read
      .selectFrom('ballot_device_refusals as refusals')
      .innerJoin('ballot_devices as devices', 'devices.id', 'refusals.device')
      .select(({ fn }) => ['refusals.reason', fn.countAll<number | string>().as('count')])
      .where('devices.campaign', '=', campaign)
      .where('devices.ballot', '=', ballot)
      .groupBy('refusals.reason')
      .execute();
    return Object.fromEntries(rows.map(({ reason, count }) => [reason, Number(count)]));
  }

  writeOff(
    { campaign, id: ballot }: BallotKey,
    id: string,
    act: BallotAct & { reason: string },
  ): Promise<boolean> {
    const { reason, ...line } = act;
    const writtenOff: WriteOff = { on: act.at.slice(0, 10), by: act.by, reason };
    return inTransaction(this.#database.write, async (trx) => {
      if (ballot) await lockBallot(trx, { campaign, id: ballot });
      const [changed] = await trx
        .updateTable('ballot_devices')
        .set({ written_off: JSON.stringify(writtenOff) })
        .where('id', '=', id)
        .where('campaign', '=', campaign)
        .where('ballot', '=', ballot)
        .where('written_off', 'is', null)
        .where('closed_at', 'is', null)
        .returning(['label', 'waiting'])
        .execute();
      if (!changed) return false;
      const detail = { ...line.detail, ...changed, reason };
      if (ballot) await addLine(trx, { campaign, id: ballot }, { ...line, detail });
      return true;
    });
  }

  async unusedCodes(campaign: string, ballot: string): Promise<UnusedCodes[] | undefined> {
    const rows = await this.#database.read
      .selectFrom('ballot_codes as codes')
      .innerJoin('ballot_batches as batches', (join) =>
        join
          .onRef('batches.campaign', '=', 'codes.campaign')
          .onRef('batches.ballot', '=', 'codes.ballot')
          .onRef('batches.id', '=', 'codes.batch'),
      )
      .select([
        'codes.fingerprint',
        'batches.event',
        'batches.area',
        'batches.valid_from',
        'batches.valid_to',
      ])
      .where('codes.campaign', '=', campaign)
      .where('codes.ballot', '=', ballot)
      .where('codes.state', '=', 'unused')
      .execute();
    const groups = new Map<string, UnusedCodes>();
    for (const { fingerprint, event, area, valid_from, valid_to } of rows) {
      if (fingerprint === null) return undefined;
      const key = JSON.stringify([event, area, valid_from, valid_to]);
      const group = groups.get(key) ?? {
        event: event ?? undefined,
        area: area ?? undefined,
        validFrom: valid_from ?? undefined,
        validTo: valid_to ?? undefined,
        fingerprints: [],
      };
      group.fingerprints.push(fingerprint);
      groups.set(key, group);
    }
    return [...groups.values()];
  }

  deleteAll(campaign: string, ballot: string): Promise<number> {
    return this.#delete(campaign, ballot, () => true);
  }

  deleteSettledBefore(campaign: string, day: string): Promise<number> {
    return this.#delete(campaign, '', ({ closedAt, writtenOff }) => {
      const settled = closedAt ?? writtenOff?.on;
      return settled !== undefined && settled < day;
    });
  }

  #delete(
    campaign: string,
    ballot: string,
    isOver: (device: StoredDevice) => boolean,
  ): Promise<number> {
    return inTransaction(this.#database.maintenance, async (trx) => {
      const rows = await trx
        .selectFrom('ballot_devices')
        .selectAll()
        .where('campaign', '=', campaign)
        .where('ballot', '=', ballot)
        .execute();
      const over = rows.map(toDevice).filter(isOver);
      for (const { id } of over) {
        await trx.deleteFrom('ballot_device_refusals').where('device', '=', id).execute();
        await trx.deleteFrom('ballot_devices').where('id', '=', id).execute();
      }
      return over.length;
    });
  }
}

const toDevice = (row: Tables['ballot_devices']): StoredDevice => ({
  id: row.id,
  campaign: row.campaign,
  ballot: row.ballot,
  label: row.label,
  keyHash: row.key_hash,
  publicKey: row.public_key,
  madeBy: row.made_by,
  madeOn: row.made_on,
  sent: row.sent,
  waiting: row.waiting,
  refused: row.refused,
  seenAt: row.seen_at ?? undefined,
  closedAt: row.closed_at ?? undefined,
  writtenOff: row.written_off === null ? undefined : (JSON.parse(row.written_off) as WriteOff),
});
