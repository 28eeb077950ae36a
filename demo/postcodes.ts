import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A few postcodes of Birmingham with their wards, to try the look-up with. */
export const POSTCODES: Record<string, { name: string; code: string }> = {
  'B17 9NE': { name: 'Harborne', code: 'E05011144' },
  'B15 2TT': { name: 'Edgbaston', code: 'E05011134' },
  'B29 5TX': { name: 'Bartley Green', code: 'E05011123' },
  'B30 2BJ': { name: 'Stirchley', code: 'E05011172' },
};

/** Serves them on this machine only, in the answer shape of postcodes.io, so that nobody outside is asked. @returns the server and its `AREA_LOOKUP` */
export function servePostcodes(): Promise<{ server: Server; lookup: string }> {
  const server = createServer((request, response) => {
    const postcode = decodeURIComponent((request.url ?? '').split('/').at(-1) ?? '');
    const ward = POSTCODES[postcode];
    const answer = ward
      ? {
          status: 200,
          result: { postcode, admin_ward: ward.name, codes: { admin_ward: ward.code } },
        }
      : { status: 404, error: 'Postcode not found' };
    response
      .writeHead(answer.status, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(answer));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () =>
      resolve({
        server,
        lookup: `http://127.0.0.1:${(server.address() as AddressInfo).port}/postcodes`,
      }),
    );
  });
}
