import type { Teaching } from '../context.js';
import type { Draft } from '../store/drafts.js';
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
  const before = draft.read();
  if (before === null) draft.write('');
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
      if (draft.read() !== before) return true;
      say(
        edited.ms < AT_ONCE_MS
          ? 'The editor came back at once. Save the file in its window, then press Enter to run it.'
          : 'Nothing was changed in it.',
      );
      return false;
  }
}
