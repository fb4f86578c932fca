import type { Context } from '../context.js';
import { searchLessons } from '../domain/road/search.js';
import { counted } from '../domain/standing/spans.js';
import { trackOf } from '../domain/standing/standing.js';
import { jsonLine } from '../report/json.js';
import { cleanForeign } from '../terminal/clean.js';
import { renderInline } from '../terminal/markdown.js';
import { textColumns, truncated } from '../terminal/wrap.js';

const MOST = 12;

/** Finds lessons by what they say; gives whether there is one, as `grep` does. */
export async function search(context: Context, text: string, { json }: { json: boolean }): Promise<boolean> {
  const { terminal } = context;
  const { roadmap, body } = await context.content();
  const { progress } = await context.store();
  const { hits, instead } = searchLessons(roadmap, body, text, trackOf(roadmap, progress));
  if (json) {
    const rows = hits.map(({ step, lesson, part, line }) => ({
      step: step.id,
      lesson: lesson.id,
      title: lesson.title,
      part,
      line,
    }));
    terminal.print(jsonLine({ text, hits: rows }));
    return hits.length > 0;
  }
  if (hits.length === 0) {
    terminal.say(`No lesson says "${cleanForeign(text)}".`);
    return false;
  }
  for (const [word, other] of instead) terminal.note(`No lesson says "${cleanForeign(word)}"; this is for "${other}".`);
  const { between } = terminal.symbols;
  for (const { step, lesson, part, line } of hits.slice(0, MOST)) {
    terminal.print(
      `${terminal.style.strong(lesson.title)}${between}step ${step.number}${between}roadmap read ${lesson.id}`,
    );
    terminal.print(
      `  ${truncated(renderInline(part === null ? line : `${part}: ${line}`, terminal), textColumns(terminal) - 2, terminal.symbols.ellipsis)}`,
    );
  }
  if (hits.length > MOST)
    terminal.print(`${terminal.symbols.ellipsis} and ${counted(hits.length - MOST, 'more lesson')}`);
  return true;
}
