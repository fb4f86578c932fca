import { toQuestion } from '../../content/compile.js';
import { compileLab, type LabSource } from '../../content/lab.js';
import { lessonBody } from '../../content/lesson-body.js';
import type { LessonDocument } from '../../content/lesson.js';
import type { Sources, StepSource } from '../../content/sources.js';
import { grade, type Verdict } from '../../domain/asking/grade.js';
import { present } from '../../domain/asking/present.js';
import { seeded } from '../../domain/random.js';
import { lessonIn, partAfter } from '../../domain/road/place.js';
import { isPicked, isRun, type Question } from '../../domain/road/question.js';
import { questionFor } from '../../domain/road/question-for.js';
import { markdownFor, type Shows } from '../../domain/road/track-blocks.js';
import { counted } from '../../domain/standing/spans.js';
import { labText } from '../../terminal/lab-view.js';
import { goalText, lessonHeading, partText } from '../../terminal/lesson-view.js';
import { renderMarkdown } from '../../terminal/markdown.js';
import { hintText, questionText } from '../../terminal/question-view.js';
import { verdictText } from '../../terminal/verdict-view.js';
import type { Terminal } from '../../terminal/terminal.js';
import { wholeText } from '../../terminal/screens.js';
import { solutionBlocks, writeText } from '../../terminal/write-view.js';
import { stepName } from '../names.js';

interface LessonShown {
  step: StepSource;
  lesson: LessonDocument;
}

/** A lesson with all its parts, and where its questions are asked. */
export function lessonPreview(
  { roadmap, steps }: Sources,
  { step, lesson }: LessonShown,
  shows: Shows,
  terminal: Terminal,
): string {
  const { id, track, title, minutes } = lesson.front.value;
  const body = lessonBody(lesson, shows.tracks);
  const checks = step.quiz.value.filter((question) => question.check && question.lesson === id);
  const asked = checks.map((question) => partAfter(body, toQuestion(question)));
  const place = {
    index: step.step.value.lessons.indexOf(id) + 1,
    of: step.step.value.lessons.length,
    steps: roadmap?.value.steps.length ?? steps.length,
  };
  const own = { ...shows, track: track ?? shows.track };
  return [
    lessonHeading(numbered(roadmap, step), { title, minutes }, place, terminal),
    goalText(body, terminal),
    ...body.parts.flatMap((part, index) => {
      const count = asked.filter((one) => one === index).length;
      const here = `Here ${counted(count, 'question')} ${count === 1 ? 'is' : 'are'} asked.`;
      return ['', partText(part, own, terminal), ...(count > 0 ? ['', here] : [])];
    }),
  ].join('\n');
}

function numbered(roadmap: Sources['roadmap'], { step }: StepSource): { number: number; title: string } {
  const { id, title } = step.value;
  return { number: (roadmap?.value.steps.findIndex((one) => one.id === id) ?? 0) + 1, title };
}

/** A question as it is asked, and what is told after it. */
export function questionPreview(
  { step, index }: { step: StepSource; index: number },
  shows: Shows,
  terminal: Terminal,
): string {
  const file = step.quiz.value[index]!;
  const question = questionFor(toQuestion(file), { ...shows, track: file.track ?? shows.track });
  const heading = `${question.id}${terminal.symbols.between}${step.folder}/quiz.yaml:${step.quiz.at(index).line}`;
  const hints = question.hint.map((_hint, taken) => hintText(question, taken, terminal));
  return [
    askedText(question, heading, terminal),
    ...hints,
    ...afterTexts(question, lessonOf(step, question), terminal),
  ].join('\n\n');
}

function askedText(question: Question, heading: string, terminal: Terminal): string {
  // With its options, which are drawn by a prompt otherwise; in the same order each time, and not in that of the file.
  const look = { ...terminal, columns: terminal.columns, input: 'lines' as const };
  return isRun(question)
    ? writeText(question, heading, look).trimStart()
    : questionText(present(question, seeded(1)), heading, look).trimStart();
}

/** After a right answer, and after a wrong one; of options, what whoever picked them reads. */
function afterTexts(question: Question, lesson: string | null, terminal: Terminal): string[] {
  if (isRun(question))
    return [
      wholeText(solutionBlocks(question, '', terminal)).trimStart(),
      ...question.wrong.map(({ code, say }) =>
        renderMarkdown(`Whoever writes what behaves like this:\n\n${fenced(code)}\n\nis told: ${say}`, terminal),
      ),
      ...(question.explain === null ? [] : [renderMarkdown(question.explain, terminal)]),
    ];
  const known = grade(question, null);
  const slips = isPicked(question) ? question.options.filter(({ correct }) => !correct) : [];
  const missed: Verdict =
    slips.length > 0 ? { ...known, outcome: 'wrong', yours: slips.map(({ text, why }) => ({ text, why })) } : known;
  return [{ ...known, outcome: 'right' as const }, missed].map((verdict) =>
    verdictText(verdict, question, lesson, terminal),
  );
}

function lessonOf(step: StepSource, { see, lesson }: Question): string | null {
  const id = see === null ? lesson : lessonIn(see);
  return step.lessons.find(({ front }) => front.value.id === id)?.front.value.title ?? null;
}

function fenced(code: string): string {
  const marks = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([found]) => found.length + 1)));
  return `${marks}text\n${code.trimEnd()}\n${marks}`;
}

/** The brief of a lab, its checks with what a red one says, and its hints. */
export function labPreview(
  { roadmap, contract }: Sources,
  { step, lab: source }: { step: StepSource; lab: LabSource },
  shows: Shows,
  terminal: Terminal,
): string {
  const { lab, body } = compileLab(source, step.step.value.id, contract?.value ?? null);
  const said = body.checks.flatMap(({ id, mistakes }) => mistakes.map(({ say }) => `- ${id}: ${say}`));
  const hint = body.hints.map((text) => markdownFor(text, shows));
  return [
    labText(
      {
        lab,
        stepName: stepName(numbered(roadmap, step)),
        brief: markdownFor(body.brief, shows),
        states: lab.checks.map((check) => ({ check, state: 'open' })),
        now: [],
      },
      terminal,
    ).trimEnd(),
    renderMarkdown(`Where one is red, the first of these that fits is told:\n\n${said.join('\n')}`, terminal),
    ...hint.map((_text, taken) => hintText({ hint }, taken, terminal)),
  ].join('\n\n');
}
