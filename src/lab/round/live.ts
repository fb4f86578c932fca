import type { Hearing } from './hearing.js';
import type { Host } from './http.js';

/** How a program tells what is new: the word of `live:` in shelf.yaml. */
export type LiveForm = 'events' | 'socket' | 'polling';

/** What a live connection is opened with. */
export interface Calling {
  host: Host;
  port: number;
  /** Who asks. */
  headers: Record<string, string>;
  /** The place from which to go on. */
  after: string | null;
  /** What was there at that place, by id: a form that sends whole lists needs it. */
  known: ReadonlySet<string>;
  /** How long a program may have nothing to say. */
  seconds: number;
}

/** Opens a connection, tells `hearing` what comes, and gives what closes it. */
export type OpenLive = (calling: Calling, hearing: Hearing) => () => void;

/** A connection that a check has opened under a name. */
export interface Line {
  form: LiveForm;
  hearing: Hearing;
  hangUp: () => void;
  /** How many descriptors the program held before; null where the system does not tell. */
  before: number | null;
}
