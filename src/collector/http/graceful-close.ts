import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';

/**
 * A request without an answer after this time is cut: orchestrators kill a process after ten
 * seconds.
 */
const MAX_CLOSE_MS = 9_000;
/** How long connections that were waiting to be accepted are still accepted. */
const MAX_ACCEPT_MS = 6_000;
/** A request may be on its way on a connection that looks idle. */
const IDLE_GRACE_MS = 500;
/** A connection on which nothing was ever sent: browsers open some in advance. */
const SILENT_GRACE_MS = 1_000;
const CONNECTION_SWEEP_MS = 50;

/**
 * Watches a server from its start, so that closing it cuts nobody off.
 * @returns a function that closes it: it stops accepting, answers the requests that have arrived,
 * tells clients not to reuse these connections, and resolves once all are closed, within ten
 * seconds
 */
export function prepareGracefulClose(server: Server): () => Promise<void> {
  const responses = new Set<ServerResponse>();
  const sockets = new Map<Socket, { openedAt: number }>();
  let isClosing = false;
  let lastAcceptedAt = 0;
  server.on('connection', (socket: Socket) => {
    lastAcceptedAt = performance.now();
    sockets.set(socket, { openedAt: lastAcceptedAt });
    socket.once('close', () => sockets.delete(socket));
  });
  server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
    if (isClosing) response.shouldKeepAlive = false;
    responses.add(response);
    response.once('close', () => responses.delete(response));
  });

  const acceptWaiting = async (deadline: number): Promise<void> => {
    // The system accepts connections before we do, and resets those that we have not accepted when
    // the port closes.
    do {
      const before = performance.now();
      // One connection is taken in each turn of the event loop.
      for (let turn = 0; turn < 3; turn++) await setImmediate();
      if (lastAcceptedAt < before) return;
    } while (performance.now() < deadline);
  };

  return async () => {
    const since = performance.now();
    isClosing = true;
    for (const response of responses) response.shouldKeepAlive = false;
    await acceptWaiting(since + MAX_ACCEPT_MS);
    await new Promise<void>((resolve) => {
      const sweep = setInterval(() => {
        const now = performance.now();
        if (now - since > IDLE_GRACE_MS) server.closeIdleConnections();
        if (now - since > MAX_CLOSE_MS) server.closeAllConnections();
        for (const [socket, { openedAt }] of sockets)
          if (socket.bytesRead === 0 && now - Math.max(openedAt, since) > SILENT_GRACE_MS)
            socket.destroy();
      }, CONNECTION_SWEEP_MS);
      // Not `close()` of an HTTP server, which ends idle connections at once, even if a request is
      // on its way.
      NetServer.prototype.close.call(server, () => {
        clearInterval(sweep);
        // The HTTP server's own timers end.
        Server.prototype.close.call(server);
        resolve();
      });
    });
  };
}
