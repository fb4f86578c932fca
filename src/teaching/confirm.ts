import type { Teaching } from '../context.js';
import { usageError } from '../errors.js';

/** Asks before something is changed; where nobody can be asked, says that --yes is needed. `doing` begins a sentence. */
export async function confirmed(
  { terminal, prompter }: Teaching,
  { doing, question, fallback }: { doing: string; question: string; fallback: boolean },
): Promise<boolean> {
  if (!terminal.attended || terminal.input === 'none')
    throw usageError(`${doing} must be confirmed, and there is no terminal to ask on.`, 'Add --yes to confirm it.');
  return (await prompter()).confirm(question, fallback);
}
