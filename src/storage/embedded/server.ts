import { chmodSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { Cursors } from './cursors';
import { runCommand } from './dispatch';
import { errorReply } from './reply';
import type { Store } from './store';
import { Framer, frameReply, type Message } from './wire';

export interface WireServer {
  /** Takes no more connections, closes the open ones, and resolves when all are gone. */
  close(): Promise<void>;
}

/** Listens on a Unix domain socket that only this user may open. */
export async function listen(socketPath: string, store: Store, cursors: Cursors): Promise<WireServer> {
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    serve(socket, store, cursors, ++connections);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  chmodSync(socketPath, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.end(() => socket.destroy());
      }),
  };
}

/** Answers one connection's commands in the order they came. Bad frames close it; nobody else notices. */
function serve(socket: Socket, store: Store, cursors: Cursors, connectionId: number): void {
  const framer = new Framer();
  const session = { store, cursors, connectionId };
  // The other side may vanish at any time; the 'close' that follows is all that matters.
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    let messages: Message[];
    try {
      messages = framer.push(chunk);
    } catch {
      socket.destroy();
      return;
    }
    for (const message of messages) {
      const answer = runCommand(message, session);
      if (message.silent) continue;
      store.settle((failure) => {
        if (!socket.writable) return;
        socket.write(frameReply(message, failure ? errorReply(failure) : answer));
      });
    }
  });
}
