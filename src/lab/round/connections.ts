import { connect, type Socket } from 'node:net';
import { pause } from '../pause.js';
import type { Host } from './http.js';

/**
 * Opens so many connections, a little apart, so that no queue of a server is what is measured. Those that are not taken
 * in time are given up: a server that waits for what the first one sends would never come to them.
 */
export async function connections(host: Host, port: number, count: number): Promise<Socket[]> {
  const sockets: Promise<Socket | null>[] = [];
  for (let index = 0; index < count; index += 1) {
    sockets.push(connection(host, port));
    await pause(APART_MS);
  }
  return (await Promise.all(sockets)).filter((socket) => socket !== null);
}

const APART_MS = 5;
const TAKEN_MS = 1000;

function connection(host: Host, port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const timer = setTimeout(() => {
      socket.destroy();
      resolve(null);
    }, TAKEN_MS);
    const done = (open: Socket | null) => {
      clearTimeout(timer);
      resolve(open);
    };
    socket.once('connect', () => done(socket));
    // It stays: a server may drop a connection on which nothing was sent yet.
    socket.on('error', () => done(null));
  });
}
