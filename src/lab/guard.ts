import { endFamily, type Family } from './family.js';

/** A family as it is told over the pipe. */
export interface Told {
  mark: string;
  pid: number;
  began: string | null;
  seen: [pid: number, began: string][];
}

/** What is told of a family: that it lives, or that it has been ended. */
export type Telling = { family: Told } | { ended: string };

/** A process of its own that outlives the one that starts programs, to end what that one could not. */
export async function guard(input: NodeJS.ReadStream): Promise<void> {
  // Ctrl-C and a closed terminal are for the others; it ends when its input does.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);
  const alive = new Map<string, Told>();
  let rest = '';
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop()!;
    for (const line of lines) take(JSON.parse(line) as Telling, alive);
  }
  await Promise.all([...alive.values()].map((told) => endFamily(familyOf(told))));
}

function take(telling: Telling, alive: Map<string, Told>): void {
  if ('ended' in telling) alive.delete(telling.ended);
  else alive.set(telling.family.mark, telling.family);
}

function familyOf({ mark, pid, began, seen }: Told): Family {
  return { mark, pid, began, seen: new Map(seen), sessions: new Set() };
}
