import { connect, createServer } from 'node:net';

/** Where programs listen that do not look at PORT. */
export const USUAL_PORTS = [3000, 3001, 4000, 4567, 5000, 5173, 8000, 8080, 8081, 8888, 9292];

export async function listeningAmong(ports: number[]): Promise<Set<number>> {
  const open = await Promise.all(ports.map(async (port) => ((await isOpen(port)) ? [port] : [])));
  return new Set(open.flat());
}

/** Whether somebody listens on this port, on either loopback address. */
export async function isOpen(port: number): Promise<boolean> {
  const on = await Promise.all((['127.0.0.1', '::1'] as const).map((host) => isOpenAt(host, port)));
  return on.includes(true);
}

export function isOpenAt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const done = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket
      .on('connect', () => done(true))
      .on('error', () => done(false))
      .on('timeout', () => done(false));
  });
}

/** A port of this machine that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
