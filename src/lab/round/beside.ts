import type { Facts } from '../../domain/lab/want.js';
import { connections } from './connections.js';
import { send, type Answered, type Asking } from './http.js';
import type { Program } from './program.js';

/**
 * How long the last of some requests waits that come at once, beside the last of as many plain ones: a slow machine is slow
 * for both. Of all bursts the best counts, so that no slow moment is taken for a queue.
 */
export class Beside {
  private readonly plain: number[] = [];
  private readonly own: number[] = [];

  private readonly asking: Asking;

  constructor(line: string, { host, port }: Program, signal: AbortSignal | undefined) {
    const [method = '', path = ''] = line.split(' ');
    this.asking = { host, port, method, path, headers: {}, signal };
  }

  /** Sends the plain ones. */
  async before(count: number): Promise<void> {
    const sockets = await connections(this.asking.host, this.asking.port, count);
    const answers = await Promise.all(sockets.map((socket) => send({ ...this.asking, socket })));
    if (answers.length > 0) this.plain.push(longest(answers));
  }

  after(answers: Answered[]): void {
    this.own.push(longest(answers));
  }

  facts(): Facts {
    const [waited, plain] = [Math.min(...this.own), Math.min(...this.plain)];
    if (!Number.isFinite(waited + plain)) return {};
    return { waited: Math.round(waited), slower: Math.round((10 * waited) / Math.max(plain, 1)) / 10 };
  }
}

function longest(answers: Answered[]): number {
  return Math.max(...answers.map(({ ms }) => ms));
}
