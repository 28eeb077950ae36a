import type { IncomingMessage, Server } from 'node:http';
import { Socket } from 'node:net';

/** How much of a body is still read after it was answered, and for how long. */
const MAX_DISCARDED_BYTES = 16 * 1024 * 1024;
const MAX_DISCARD_MS = 20_000;
const DRAIN_CHECK_MS = 50;

/**
 * Closes connections in stages if a request was answered before its body had arrived (RFC 9112,
 * section 9.6): first our end; then the rest of the body is read and dropped, within limits. A
 * connection closed with unread bytes is reset, and a sender that reads only after sending would
 * never see the answer; behind nginx nobody would, because each of its requests asks to close the
 * connection.
 */
export function closeInStages(server: Server): void {
  server.prependListener('request', (incoming: IncomingMessage) => {
    const { socket } = incoming;
    // Node and `@hono/node-server` call this once the answer is written, or if the body takes too
    // long.
    socket.destroySoon = () => {
      if (incoming.complete || socket.destroyed) Socket.prototype.destroySoon.call(socket);
      else if (!socket.writableEnded) discardRequest(incoming);
    };
  });
}

function discardRequest(incoming: IncomingMessage): void {
  const { socket } = incoming;
  const maxBytesRead = socket.bytesRead + MAX_DISCARDED_BYTES;
  const endsAt = performance.now() + MAX_DISCARD_MS;
  const check = setInterval(() => {
    const isOver = socket.bytesRead > maxBytesRead || performance.now() > endsAt;
    if (incoming.complete || isOver) socket.destroy();
  }, DRAIN_CHECK_MS);
  socket.once('close', () => clearInterval(check));
  incoming.resume();
  socket.end();
}
