import { connect } from 'node:net';

const IDLE_MS = 200;

/**
 * Sends bytes as they are, which no HTTP client would send.
 * @returns all that comes back until the server closes the connection, or says nothing for a while
 */
export function rawRequest(port: number, bytes: string | Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    // A server gives up a request whose sender has closed its side, so the side stays open.
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('latin1');
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    socket.on('data', (text) => (received += String(text)));
    // A server may reset what it does not want to read to its end.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
  });
}

/** Requests that are hard to read, as bytes, and what each of them holds. */
export const HARD_REQUESTS: [what: string, bytes: string][] = [
  ['two slashes', 'GET // HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['slashes only', 'GET //////// HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['a host in the path', 'GET //[:: HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['a port in the path', 'GET //a:99999/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['a lone percent sign', 'GET /% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['broken UTF-8', 'GET /%ff%fe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['an encoded NUL', 'GET /%00.html HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['a path upwards', 'GET /../../package.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  [
    'an encoded path upwards',
    'GET /..%2f..%2f..%2fpackage.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  ],
  [
    'a path upwards with backslashes',
    'GET /..%5c..%5cpackage.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  ],
  ['a star', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['a whole address', 'GET http://[/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['no path', 'GET ? HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['a malformed Host', 'GET / HTTP/1.1\r\nHost: [::\r\nConnection: close\r\n\r\n'],
  ['a Host with a path', 'GET / HTTP/1.1\r\nHost: a/b@c:d\r\nConnection: close\r\n\r\n'],
  ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['no Host in HTTP/1.0', 'GET // HTTP/1.0\r\n\r\n'],
  ['HEAD of two slashes', 'HEAD // HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['CONNECT', 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n'],
  [
    'an upgrade',
    'GET // HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
  ],
  ['TRACE', 'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['a method of its own', 'FROB / HTTP/1.1\r\nHost: x\r\n\r\n'],
  [
    'an expectation',
    'POST // HTTP/1.1\r\nHost: x\r\nExpect: something\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx',
  ],
  [
    'a body that ends too soon',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\nConnection: close\r\n\r\nx',
  ],
  [
    'chunks without a length',
    'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  ],
  ['too many headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
  ['a long path', `GET /${'a/'.repeat(50_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
  [
    'several at once',
    `${'GET // HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(50)}GET /% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
  ],
  ['no HTTP', '\0\x01\x02\r\n\r\n'],
  ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00'],
  ['nothing', ''],
];
