import { labFaults, readFaults } from '../../content/check/lab-rules.js';
import { rulesIn } from '../../content/check/pieces.js';
import { readSources } from '../../content/compile.js';
import { formatFault, type Fault } from '../../content/faults.js';
import type { Sources, StepSource } from '../../content/sources.js';
import type { Shows } from '../../domain/road/track-blocks.js';
import { usageError } from '../../errors.js';
import type { Terminal } from '../../terminal/terminal.js';
import { wrap, textColumns } from '../../terminal/wrap.js';
import { findShown, type Shown } from './find-shown.js';
import { labPreview, lessonPreview, questionPreview } from './texts.js';

export interface Preview {
  text: string;
  /** Whether all of it could be read. */
  isRead: boolean;
}

/** Shows one thing of a roadmap folder at each call; of a quiz, from the second call on what has changed in it. */
export function previewer(root: string, wanted: string | undefined, track: string | undefined, terminal: Terminal) {
  let before = new Map<string, string>();
  return (): Preview => {
    const sources = readSources(root);
    const shows = showsTo(sources, track);
    const shown = findShown(root, sources, wanted);
    const questions = new Map(
      sources.steps.flatMap(({ quiz }) =>
        quiz.value.map((question) => [question.id, JSON.stringify(question)] as const),
      ),
    );
    const isNew = (id: string) => before.get(id) !== questions.get(id);
    const texts = piecesOf(sources, shown, isNew).map((piece) => pieceText(sources, piece, shows, terminal));
    before = questions;
    return { text: texts.map(({ text }) => text).join('\n\n'), isRead: texts.every(({ isRead }) => isRead) };
  };
}

function showsTo({ roadmap }: Sources, track: string | undefined): Shows {
  const tracks = roadmap?.value.tracks ?? [];
  if (track !== undefined && roadmap && !tracks.some(({ id }) => id === track))
    throw usageError(`There is no track "${track}".`, `Tracks: ${tracks.map(({ id }) => id).join(', ') || 'none'}.`);
  return { track: track ?? (tracks.length === 1 ? tracks[0]!.id : null), tracks };
}

type Piece = Exclude<Shown, { kind: 'quiz' }>;

/** A quiz is its questions: those that have changed, or all. */
function piecesOf({ faults }: Sources, shown: Shown, isNew: (id: string) => boolean): Piece[] {
  if (shown.kind !== 'quiz') return [shown];
  const { step } = shown;
  const file = fileOfQuiz(step);
  const all = step.quiz.value.map((question, index) => ({ id: question.id, index }));
  const changed = all.filter(({ id }) => isNew(id));
  const told = changed.length > 0 ? changed : all;
  const pieces = told.map(({ index }): Piece => ({ kind: 'question', step, index }));
  // What could not be read of it is none of its questions.
  const hasUnread = step.quiz.partial && faults.some((one) => one.file === file);
  return hasUnread || pieces.length === 0 ? [{ kind: 'unread', isIn: (one) => one === file }] : pieces;
}

function pieceText(sources: Sources, piece: Piece, shows: Shows, terminal: Terminal): Preview {
  const broken = sources.faults.filter(isOf(piece));
  if (piece.kind === 'unread' || broken.length > 0) return { text: told(broken, terminal), isRead: false };
  const { ofLesson, ofQuestion } = rulesIn(sources);
  const parts = (text: string, faults: Fault[]): Preview => ({
    text: [text, ...(faults.length > 0 ? [told(faults, terminal)] : [])].join('\n\n'),
    isRead: true,
  });
  switch (piece.kind) {
    case 'lesson':
      return parts(lessonPreview(sources, piece, shows, terminal), ofLesson(piece.lesson));
    case 'question':
      return parts(questionPreview(piece, shows, terminal), ofQuestion(piece.step, piece.index));
    case 'lab':
      return parts(
        labPreview(sources, piece, shows, terminal),
        [...labFaults(sources), ...readFaults(sources)].filter(isOf(piece)),
      );
  }
}

/** Whether a fault stands in what is shown. */
function isOf(piece: Piece): (fault: Fault) => boolean {
  switch (piece.kind) {
    case 'unread':
      return ({ file }) => piece.isIn(file);
    case 'lesson':
      return ({ file }) => file === piece.lesson.name;
    case 'lab':
      return ({ file }) => file.startsWith(`${piece.lab.folder}/`);
    case 'question': {
      const { step, index } = piece;
      const from = step.quiz.at(index).line;
      const to = index + 1 < step.quiz.value.length ? step.quiz.at(index + 1).line : Infinity;
      return ({ file, line }) => file === fileOfQuiz(step) && line >= from && line < to;
    }
  }
}

function fileOfQuiz({ folder }: StepSource): string {
  return `${folder}/quiz.yaml`;
}

function told(faults: Fault[], terminal: Terminal): string {
  return faults.map((one) => wrap(formatFault(one), textColumns(terminal), 2)).join('\n');
}
