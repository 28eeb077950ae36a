import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listenOnLoopback, pathOf, respond } from './loopback-server.ts';

/**
 * A few made-up postcodes, to try the look-up with: there is no postcode area ZZ. The wards are
 * real ones.
 */
export const POSTCODES: Record<string, { name: string; code: string }> = {
  'ZZ17 9NE': { name: 'Harborne', code: 'E05011144' },
  'ZZ15 2TT': { name: 'Edgbaston', code: 'E05011134' },
  'ZZ29 5TX': { name: 'Bartley Green', code: 'E05011123' },
  'ZZ30 2BJ': { name: 'Stirchley', code: 'E05011172' },
};

/**
 * Serves them on this machine only, in the answer shape of postcodes.io, so that nobody outside is
 * asked.
 * @returns the server and its `AREA_LOOKUP`
 */
export async function servePostcodes(): Promise<{ server: Server; lookup: string }> {
  const server = await listenOnLoopback(0, (request, response) => {
    const postcode = pathOf(request)?.split('/').at(-1) ?? '';
    const ward = Object.hasOwn(POSTCODES, postcode) ? POSTCODES[postcode] : undefined;
    const answer = ward
      ? {
          status: 200,
          result: { postcode, admin_ward: ward.name, codes: { admin_ward: ward.code } },
        }
      : { status: 404, error: 'Postcode not found' };
    respond(request, response, answer.status, 'application/json', JSON.stringify(answer));
  });
  const { port } = server.address() as AddressInfo;
  return { server, lookup: `http://127.0.0.1:${port}/postcodes` };
}
