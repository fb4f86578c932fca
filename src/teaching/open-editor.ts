import type { Teaching } from '../context.js';
import { UnusableCode, type Draft } from '../store/drafts.js';
import { edit } from '../terminal/editor.js';

/** An editor that gives the screen back sooner has handed the file to a window of its own. */
const AT_ONCE_MS = 700;

/** Opens the draft in the learner's editor; gives whether it is now to be run. */
export async function openInEditor(
  { terminal, env }: Pick<Teaching, 'terminal' | 'env'>,
  draft: Draft,
): Promise<boolean> {
  if (!draft.exists()) draft.begin();
  const before = heldBy(draft);
  const edited = await edit(draft.path, env);
  switch (edited.kind) {
    case 'none':
      terminal.say(
        `No editor was found: set EDITOR, or open ${draft.path} with any program. Save it, and press r to run it.`,
      );
      return false;
    case 'failed':
      terminal.say(
        `The editor "${edited.editor}" did not work: ${edited.why}. Set EDITOR to another, or open ${draft.path} yourself.`,
      );
      return false;
    case 'closed': {
      const after = heldBy(draft);
      // What cannot be run is told when it is to be run.
      if (after === null || after.trim() === '' || after !== before) return true;
      terminal.say(
        edited.ms < AT_ONCE_MS
          ? 'The editor came back at once. Save the file in its window, then press Enter to run it.'
          : 'Nothing was changed in it.',
      );
      return false;
    }
  }
}

/** What the draft holds; null where it is gone, or is nothing that could be run. */
function heldBy(draft: Draft): string | null {
  try {
    return draft.read();
  } catch (error) {
    if (!(error instanceof UnusableCode)) throw error;
    return null;
  }
}
