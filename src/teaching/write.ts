import { resolve } from 'node:path';
import type { Teaching } from '../context.js';
import type { WriteQuestion } from '../domain/road/question.js';
import { MissingProgram } from '../lab/write/run-write.js';
import { draftOf, readCode, UnusableCode, type Draft } from '../store/drafts.js';
import { whyUnread } from '../store/disk-errors.js';
import { errnoOf } from '../store/plain-file.js';
import { editorOf } from '../terminal/editor.js';
import type { Written } from '../terminal/prompter.js';
import { hintText, hintsAfter } from '../terminal/question-view.js';
import { NOTHING, together, type Reading } from '../terminal/screens.js';
import { solutionBlocks, writeBlocks } from '../terminal/write-view.js';
import { agreeToPrograms } from './agree.js';
import { missingProgram } from './missing-program.js';
import { openInEditor } from './open-editor.js';
import type { Answered, Asking } from './asking.js';
import { stopwatch } from './stopwatch.js';
import { tryCode } from './try-code.js';

const ENDINGS: Record<WriteQuestion['language'], string> = {
  sql: '.sql',
  js: '.js',
  python: '.py',
  sh: '.sh',
  regex: '.txt',
  yaml: '.yaml',
  json: '.json',
};

/** What an answer keeps of what was written. */
const MOST_KEPT = 16 * 1024;

/** Has the learner write until it does what it must, or they want to see a solution; null where it cannot be run here. */
export async function askWrite(
  context: Teaching,
  question: WriteQuestion,
  { heading }: Pick<Asking, 'heading'>,
): Promise<Answered | null> {
  const { terminal } = context;
  if (!(await agreeToPrograms(context))) return null;
  const draft = draftOf(await context.home(), question.id, ENDINGS[question.language], question.starter ?? '');
  const spent = stopwatch();
  const task = () => writeBlocks(question, heading, terminal);
  const sitting: Sitting = { runs: 0, hints: 0, code: '', ran: draft.read(), told: [], now: task, failing: NOTHING };
  for (;;) {
    const wanted = await wantedNext(context, question, draft, sitting);
    if (wanted.kind === 'unknown') return given('unknown', question, draft, sitting, spent(), context);
    if (wanted.kind === 'hint') {
      const hint = sitting.hints;
      sitting.now = () => together(hintText(question, hint, terminal));
      sitting.hints += 1;
      continue;
    }
    const code = await codeOf(context, wanted, draft);
    if (code === null) continue;
    sitting.code = code;
    sitting.ran = code;
    try {
      sitting.runs += 1;
      const failing = await tryCode(context, question, code);
      if (failing === null) return given('right', question, draft, sitting, spent(), context);
      sitting.told = sitting.told.filter((one) => one !== sitting.failing);
      [sitting.now, sitting.failing] = [failing, failing];
    } catch (error) {
      if (!(error instanceof MissingProgram)) throw error;
      terminal.say(missingProgram(error.program));
      return null;
    }
  }
}

interface Sitting {
  runs: number;
  hints: number;
  /** What was run last; and what the file held then. */
  code: string;
  ran: string | null;
  /** What stands above: the task, hints, and of what did not come out the last; and what is to be shown now. */
  told: Reading[];
  now: Reading;
  failing: Reading;
}

async function wantedNext(
  { prompter, env }: Teaching,
  question: WriteQuestion,
  draft: Draft,
  sitting: Sitting,
): Promise<Written> {
  const asker = await prompter();
  const held = heldBy(draft);
  const { told, now } = sitting;
  sitting.told = [...told, now];
  sitting.now = NOTHING;
  const writing = {
    lines: question.lines,
    path: draft.path,
    editor: editorOf(env),
    isSaved: held !== null && held.trim() !== '' && held !== sitting.ran,
    hints: hintsAfter(sitting.hints, question),
  };
  const blocks = (texts: Reading[]) => texts.flatMap((text) => text());
  return asker.write(writing, () => blocks([...told, now]), blocks(told).length);
}

/** What a draft holds; null where that is nothing that could be run. */
function heldBy(draft: Draft): string | null {
  try {
    return draft.read();
  } catch (error) {
    if (problemOf(error) === null) throw error;
    return null;
  }
}

/** What to say of a file that cannot be run; null where that is no fault of the file. */
function problemOf(error: unknown): string | null {
  if (error instanceof UnusableCode) return error.message;
  const { path = 'It' } = error as NodeJS.ErrnoException;
  return errnoOf(error) === null ? null : `${path} could not be read: ${whyUnread(error)}.`;
}

/** What is to be run; null where there is nothing, which is then said. */
async function codeOf(context: Teaching, wanted: Written, draft: Draft): Promise<string | null> {
  try {
    switch (wanted.kind) {
      case 'code':
        draft.write(wanted.text);
        return wanted.text;
      case 'file':
        return readCode(resolve(context.cwd, wanted.path));
      case 'edit':
        if (!(await openInEditor(context, draft))) return null;
        break;
      case 'run':
      case 'hint':
      case 'unknown':
        break;
    }
    const held = draft.read();
    if (held === null) context.terminal.say(`There is no ${draft.path} any more; it is made again when you write.`);
    else if (held.trim() === '') context.terminal.say(`${draft.path} is empty. Write into it, save it, and come back.`);
    return held === null || held.trim() === '' ? null : held;
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    context.terminal.say(problem);
    return null;
  }
}

function given(
  outcome: 'right' | 'unknown',
  question: WriteQuestion,
  draft: Draft,
  { runs, hints, code }: Sitting,
  ms: number,
  { terminal }: Teaching,
): Answered {
  const written = code || (heldBy(draft) ?? '');
  const kept = Buffer.from(written).subarray(0, MOST_KEPT).toString('utf8');
  return {
    given: kept === '' ? null : kept,
    verdict: { outcome, why: question.explain, yours: [], key: [], compared: null },
    hints,
    ms,
    runs,
    kept: () => draft.remove(),
    ...(outcome === 'right' ? {} : { after: () => solutionBlocks(question, written, terminal) }),
  };
}
