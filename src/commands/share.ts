import { basename } from 'node:path';
import type { Context } from '../context.js';
import { fileWord, pseudonymFault } from '../domain/cohort/pseudonym.js';
import { RoadmapError, usageError } from '../errors.js';
import { packed } from '../store/hand-in-file.js';
import { takenFile, writeTo } from '../teaching/file-out.js';
import { handInOf } from '../teaching/hand-in.js';
import { cleanForeign } from '../terminal/clean.js';
import { shareText } from '../terminal/share-view.js';
import { textColumns, wrap } from '../terminal/wrap.js';

export interface ShareOptions {
  output?: string;
  as?: string;
  withText: boolean;
  force: boolean;
}

/** Shows what a teacher gets to see, and writes it to a file. */
export async function share(context: Context, { output, as, withText, force }: ShareOptions): Promise<void> {
  const { terminal } = context;
  if (output === '-') throw usageError('A hand-in is a file, and its bytes are none for a screen.', NAME_ONE);
  const chosen = as === undefined ? null : good(as);
  const handIn = await handInOf(context, withText, async () => chosen ?? ownName(context));
  if (handIn === null)
    throw new RoadmapError('There is nothing to hand in yet.', 'Learn something first: `roadmap next`.');
  const { name, made } = handIn.header;
  const path = await takenFile(context, output ?? `share-${fileWord(name)}-${made}.jsonl.gz`, force);
  terminal.print(shareText(handIn, terminal));
  const bytes = packed(handIn);
  writeTo(path, bytes);
  const size = `${Math.max(1, Math.round(bytes.length / 1000))} kB`;
  terminal.note(
    wrap(
      `Written: ${cleanForeign(output ?? basename(path))} (${size}). It goes nowhere by itself: give it to your teacher.`,
      textColumns(terminal),
    ),
  );
}

/** The name that is kept, or is chosen now and kept from now on. */
async function ownName(context: Context): Promise<string> {
  const store = await context.store();
  const kept = store.progress.settings['share-as'];
  if (kept !== undefined && pseudonymFault(kept) === null) return kept;
  if (!(await context.canAsk()))
    throw usageError('There is no name yet to hand in under.', 'Choose one: `roadmap share --as NAME`.');
  const prompter = await context.prompter();
  context.terminal.say(ABOUT_NAMES);
  const name = (await prompter.line('Your name for this', (text) => pseudonymFault(text.normalize('NFC')))).normalize(
    'NFC',
  );
  await store.record({ type: 'setting', key: 'share-as', value: name }, 'The name');
  return name;
}

function good(as: string): string {
  const name = as.normalize('NFC');
  const fault = pseudonymFault(name);
  if (fault) throw usageError(`"${as}" is no name to hand in under.`, fault);
  return name;
}

const NAME_ONE = 'Name it: `roadmap share -o anna.jsonl.gz`.';
const ABOUT_NAMES =
  'A hand-in has a name that you choose: any that your teacher can tell you by. It is kept as the setting `share-as`.';
