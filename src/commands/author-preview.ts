import type { Context } from '../context.js';
import { RoadmapError } from '../errors.js';
import { atEachSave } from '../teaching/at-each-save.js';
import { roadmapFolder } from '../teaching/author-folder.js';
import { previewer, type Preview } from '../teaching/preview/show.js';
import { page } from '../terminal/pager.js';

/** Shows a lesson, a question or a lab as a learner sees it, again at each save; gives whether it could be read. */
export async function authorPreview(
  { terminal, cwd, env, named }: Pick<Context, 'terminal' | 'cwd' | 'env' | 'named'>,
  wanted: string | undefined,
  { once, track }: { once: boolean; track?: string },
): Promise<boolean> {
  const root = roadmapFolder(cwd, env, named);
  await terminal.loadHighlighting();
  const show = previewer(root, wanted, track, terminal);
  if (!once && terminal.attended) return keepShowing(root, show, terminal);
  const { text, isRead } = show();
  await page(text, terminal, env);
  return isRead;
}

function keepShowing(root: string, show: () => Preview, terminal: Context['terminal']): Promise<never> {
  let hasBegun = false;
  return atEachSave(root, terminal, 'shown', () => {
    try {
      terminal.print(show().text);
    } catch (error) {
      // An id that is gone while one writes may come back.
      if (!hasBegun || !(error instanceof RoadmapError)) throw error;
      terminal.print(`${error.message}\n${error.hint}`);
    }
    hasBegun = true;
  });
}
