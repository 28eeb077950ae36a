import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { CODE_LENGTH, CODE_LETTERS, checkLetterOf } from 'campaign-widgets/contract';
import { mailboxOf } from '../../notifications/mail-allowance.ts';
import type { BallotKeys } from '../ballot-keys.ts';
import type { BallotKey } from '../ballot-records.ts';

/**
 * The most codes that one address may be sent for one ballot, each of which makes the one before
 * void. The number after them stands for an address that gets none any more.
 */
export const MAX_CODES_PER_ADDRESS = 30;

/** What the database keeps of an address, and of each code that it may be sent. */
export interface EmailHashes {
  /** Keyed, and another one in each ballot. */
  emailHash: string;
  /** The hash of the code of each number; number 0 is no code. */
  codeHashes: string[];
}

/**
 * Derives codes from addresses: so no row has to say which code went to which address. Whoever has
 * the secret can do the same; how anybody voted is in neither.
 */
export class EmailCodeKeys {
  readonly #addressKey: KeyObject;
  readonly #codeKey: KeyObject;
  readonly #ballotKeys: BallotKeys;

  /** @param secret the collector's; without it, emailed codes end with the process */
  constructor(secret: string | undefined, ballotKeys: BallotKeys) {
    const root = secret ?? randomBytes(32);
    const keyOf = (purpose: string) =>
      createSecretKey(createHmac('sha256', root).update(purpose).digest());
    this.#addressKey = keyOf('key of addresses that ask for ballot codes');
    this.#codeKey = keyOf('key of emailed ballot codes');
    this.#ballotKeys = ballotKeys;
  }

  /**
   * Addresses of one mailbox are one: `ada+vote@example.org` is `ada@example.org`, so that nobody
   * gets a second code by a tag.
   */
  hashesOf(ballot: BallotKey, address: string): EmailHashes {
    const emailHash = createHmac('sha256', this.#addressKey)
      .update(JSON.stringify([ballot.campaign, ballot.id, mailboxOf(address)]))
      .digest('base64url');
    const codeHashes = Array.from({ length: MAX_CODES_PER_ADDRESS + 1 }, (_, n) =>
      this.#ballotKeys.hashOf(n === 0 ? '' : this.codeOf(ballot, emailHash, n)),
    );
    return { emailHash, codeHashes };
  }

  /** The code of an address with its number: nine letters and the check letter. */
  codeOf({ campaign, id }: BallotKey, emailHash: string, n: number): string {
    const digest = createHmac('sha256', this.#codeKey)
      .update(JSON.stringify([campaign, id, emailHash, n]))
      .digest('hex');
    // 256 bits for nine letters: that some come a little more often can't be measured.
    let rest = BigInt(`0x${digest}`);
    let letters = '';
    for (let at = 1; at < CODE_LENGTH; at++) {
      letters += CODE_LETTERS.charAt(Number(rest % BigInt(CODE_LETTERS.length)));
      rest /= BigInt(CODE_LETTERS.length);
    }
    return letters + checkLetterOf(letters);
  }
}
