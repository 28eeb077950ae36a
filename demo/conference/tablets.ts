import { sealEntry } from '../../src/kiosk/seal-entry.ts';
import edgbaston from '../campaigns/edgbaston.json' with { type: 'json' };
import type { Organiser } from './organiser.ts';

// Tablets are ballot boxes: what they hold is sealed, and they may be without a connection.

interface Credentials {
  id: string;
  key: string;
  publicKey: string;
}

/** A tablet in the hall, without its screen: it seals and sends as the page of a tablet does. */
export class Tablet {
  readonly #url: string;
  readonly #place: string;
  readonly #device: Credentials;
  #waiting: string[] = [];

  private constructor(url: string, place: string, device: Credentials) {
    this.#url = url;
    this.#place = place;
    this.#device = device;
  }

  /** A helper of the hall makes a tablet a ballot box. */
  static async setUp(helper: Organiser, ballot: string, label: string): Promise<Tablet> {
    const device = await helper.post<Credentials>(`/ballots/${ballot}/devices`, { label });
    return new Tablet(helper.url, `${edgbaston.id}/${ballot}`, device);
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Keeps a vote, sealed: the tablet itself can't read it any more. */
  async keep(vote: object): Promise<void> {
    this.#waiting.push(await sealEntry(JSON.stringify(vote), this.#device.publicKey, this.#place));
  }

  /** Sends all that waits, one after the other. */
  async send(): Promise<void> {
    for (let sealed = this.#waiting[0]; sealed !== undefined; sealed = this.#waiting[0]) {
      await this.#post('submissions', { sealed, waiting: this.waiting - 1 });
      this.#waiting.shift();
    }
  }

  /** Ends being a ballot box. */
  async giveBack(): Promise<void> {
    await this.#post('reports', { waiting: this.waiting, closing: true });
  }

  async #post(what: string, body: object): Promise<void> {
    const { id: device, key } = this.#device;
    const response = await fetch(`${this.#url}/kiosk/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ device, key, ...body }),
    });
    if (!response.ok) throw new Error(`A tablet: ${await response.text()}`);
  }
}
