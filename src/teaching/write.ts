import { resolve } from 'node:path';
import type { Teaching } from '../context.js';
import { firstFailing, sameMistake, type Outcome } from '../domain/lab/write-task.js';
import type { WriteQuestion } from '../domain/road/question.js';
import { onInterrupt, throwIfInterrupted } from '../interruption.js';
import type { Running } from '../lab/write/outcomes.js';
import { MissingProgram, runWrite } from '../lab/write/run-write.js';
import { draftOf, readCode, UnusableCode, type Draft } from '../store/drafts.js';
import { whyUnread } from '../store/disk-errors.js';
import { errnoOf } from '../store/plain-file.js';
import { editorOf } from '../terminal/editor.js';
import type { Written } from '../terminal/prompter.js';
import { hintText, hintsAfter } from '../terminal/question-view.js';
import { failingText, solutionText, writeText } from '../terminal/write-view.js';
import { textColumns, wrap } from '../terminal/wrap.js';
import { agreeToPrograms } from './agree.js';
import { missingProgram } from './missing-program.js';
import { openInEditor } from './open-editor.js';
import type { Answered, Asking } from './asking.js';
import { stopwatch } from './stopwatch.js';

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
  terminal.print(writeText(question, heading, terminal));
  const draft = draftOf(await context.home(), question.id, ENDINGS[question.language], question.starter ?? '');
  const spent = stopwatch();
  const sitting = { runs: 0, hints: 0, code: '', ran: draft.read() };
  for (;;) {
    const wanted = await wantedNext(context, question, draft, sitting);
    if (wanted.kind === 'unknown') return given('unknown', question, draft, sitting, spent(), context);
    if (wanted.kind === 'hint') {
      terminal.print(hintText(question, sitting.hints, terminal));
      sitting.hints += 1;
      continue;
    }
    const code = await codeOf(context, wanted, draft);
    if (code === null) continue;
    sitting.code = code;
    sitting.ran = code;
    try {
      sitting.runs += 1;
      if (await passes(context, question, code)) return given('right', question, draft, sitting, spent(), context);
    } catch (error) {
      if (!(error instanceof MissingProgram)) throw error;
      terminal.print(wrap(missingProgram(error.program), textColumns(terminal)));
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
}

async function wantedNext(
  { prompter, env }: Teaching,
  question: WriteQuestion,
  draft: Draft,
  sitting: Sitting,
): Promise<Written> {
  const asker = await prompter();
  const held = heldBy(draft);
  return asker.write({
    lines: question.lines,
    path: draft.path,
    editor: editorOf(env),
    isSaved: held !== null && held.trim() !== '' && held !== sitting.ran,
    hints: hintsAfter(sitting.hints, question),
  });
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
  const say = (text: string) => context.terminal.print(wrap(text, textColumns(context.terminal)));
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
    if (held === null) say(`There is no ${draft.path} any more; it is made again when you write.`);
    else if (held.trim() === '') say(`${draft.path} is empty. Write into it, save it, and come back.`);
    return held === null || held.trim() === '' ? null : held;
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    say(problem);
    return null;
  }
}

/** Runs what was written, and tells what did not come out as it must. */
async function passes({ terminal, env }: Teaching, question: WriteQuestion, code: string): Promise<boolean> {
  const stop = new AbortController();
  const forget = onInterrupt(() => stop.abort());
  const running = { env, signal: stop.signal };
  await terminal.progress('running it');
  try {
    const outcomes = await runWrite(code, question, running);
    throwIfInterrupted();
    const failing = firstFailing(question, outcomes);
    if (failing === null) return true;
    const likely = await likelyMistake(question, outcomes, running);
    throwIfInterrupted();
    await terminal.progress(null);
    const outcome = outcomes[failing.index] ?? { facts: {}, said: '', limit: null };
    terminal.print(`\n${failingText(failing, question, outcome, likely, terminal)}`);
    return false;
  } finally {
    forget();
    await terminal.progress(null);
  }
}

/** A wrong solution that never ends must not keep anyone waiting. */
const LIKELY_MS = 2000;

/** What to say of the author's wrong solution that behaves as this one does. */
async function likelyMistake(question: WriteQuestion, outcomes: Outcome[], running: Running): Promise<string | null> {
  // What never ended would take as long again for each of them.
  if (outcomes.some(({ limit }) => limit !== null)) return null;
  for (const { code, say } of question.wrong)
    if (sameMistake(question, outcomes, [await runWrite(code, question, { ...running, limitMs: LIKELY_MS })]) === 0)
      return say;
  return null;
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
    ...(outcome === 'right' ? {} : { after: `\n${solutionText(question, written, terminal)}` }),
  };
}
