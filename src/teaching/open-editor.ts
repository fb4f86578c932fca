import type { Teaching } from '../context.js';
import { UnusableCode, type Draft } from '../store/drafts.js';
import { edit } from '../terminal/editor.js';
import { textColumns, wrap } from '../terminal/wrap.js';

/** An editor that gives the screen back sooner has handed the file to a window of its own. */
const AT_ONCE_MS = 700;

/** Opens the draft in the learner's editor; gives whether there is something new in it to run. */
export async function openInEditor(
  { terminal, env }: Pick<Teaching, 'terminal' | 'env'>,
  draft: Draft,
): Promise<boolean> {
  const say = (text: string) => terminal.print(wrap(text, textColumns(terminal)));
  const before = stateOf(draft);
  const edited = await edit(draft.path, env);
  switch (edited.kind) {
    case 'none':
      say(`No editor was found: set EDITOR, or open ${draft.path} with any program. Save it, and press r to run it.`);
      return false;
    case 'failed':
      say(
        `The editor "${edited.editor}" did not work: ${edited.why}. Set EDITOR to another, or open ${draft.path} yourself.`,
      );
      return false;
    case 'closed':
      if (stateOf(draft) !== before) return true;
      say(
        edited.ms < AT_ONCE_MS
          ? 'The editor came back at once. Save the file in its window, then press Enter to run it.'
          : 'Nothing was changed in it.',
      );
      return false;
  }
}

/** What the draft holds, made anew where it is gone; what could not be run can still be opened, and mended. */
function stateOf(draft: Draft): string {
  try {
    const held = draft.read();
    if (held !== null) return held;
    draft.begin();
    return draft.read() ?? '';
  } catch (error) {
    if (!(error instanceof UnusableCode)) throw error;
    return error.message;
  }
}
