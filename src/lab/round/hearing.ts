import type { IncomingHttpHeaders } from 'node:http';
import { isRecord } from '../../domain/lab/fill.js';
import { LIMITS } from '../limits.js';

/** What a program has told over one live connection, whatever its form. */
export class Hearing {
  status: number | undefined;
  headers: IncomingHttpHeaders = {};
  /** Why nothing more can be heard: `refused`, `closed`, `too large`, or what was wrong with what came. */
  error: string | undefined;
  /** The program has ended it. */
  closed = false;
  /** Objects, in the order in which they came. */
  readonly events: Record<string, unknown>[] = [];
  /** Messages that are no object. */
  readonly others: string[] = [];
  /** Signs of life in a silence. */
  heartbeats = 0;
  /** Answers "nothing new" to a request that was to wait. */
  hasty = 0;
  /** From where to go on later: an event's id, a bookmark's id, an ETag. */
  last: string | undefined;
  /** What it has learned of until now, by id, where whole lists come. */
  known: ReadonlySet<string> = new Set();
  /** Settles once the request was answered, or will not be. */
  readonly answered: Promise<void>;
  private settle = () => {};
  private bytes = 0;
  private pieces = 0;
  private heardAt = performance.now();

  constructor() {
    this.answered = new Promise((resolve) => (this.settle = resolve));
  }

  answer(status: number, headers: IncomingHttpHeaders): void {
    if (this.status === undefined) this.heardAt = performance.now();
    this.status ??= status;
    if (this.status === status) this.headers = headers;
    this.settle();
  }

  /** Counts a piece that has come; false where it is more than anybody sends who means it. */
  takes(bytes: number): boolean {
    this.bytes += bytes;
    this.pieces += 1;
    if (this.bytes <= LIMITS.body && this.pieces <= MOST) return true;
    this.fail('too large');
    return false;
  }

  message(text: string): Record<string, unknown> | null {
    const event = eventIn(text);
    if (event) this.events.push(event);
    else {
      this.others.push(text);
      this.sign();
    }
    this.heardAt = performance.now();
    return event;
  }

  /** A sign that the program is there counts where nothing else has come for a moment. */
  sign(): void {
    const now = performance.now();
    if (now - this.heardAt >= SILENCE_MS) this.heartbeats += 1;
    this.heardAt = now;
  }

  fail(error: string): void {
    if (!this.closed) this.error ??= error;
    this.close();
  }

  close(): void {
    this.closed = true;
    this.settle();
  }
}

const MOST = 5000;
const SILENCE_MS = 300;
/** A bookmark is an object with lists in it. */
const DEPTH = 20;

function eventIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && isFlat(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Whether it is no deeper than anything that is meant to be read. */
export function isFlat(value: unknown, depth = DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((one) => isFlat(one, depth - 1));
}
