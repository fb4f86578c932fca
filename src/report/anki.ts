import { hashOf } from '../domain/asking/asked.js';
import { grade, type Piece } from '../domain/asking/grade.js';
import { present } from '../domain/asking/present.js';
import type { Progress } from '../domain/history/progress.js';
import { withoutHidden } from '../domain/hidden-characters.js';
import { seeded } from '../domain/random.js';
import { questionFor } from '../domain/road/question-for.js';
import { isRun, type ComparedQuestion, type Question, type WriteQuestion } from '../domain/road/question.js';
import { isNamed, onTrack, type Roadmap, type Step, type StepBody } from '../domain/road/roadmap.js';
import { questionProgress, shownTo, trackOf } from '../domain/standing/standing.js';
import { markup, markupOf, type Markup } from './markup.js';

/**
 * The questions that were answered, as notes for Anki's text import: a line each, with a guid by which a later import
 * finds its note again. https://docs.ankiweb.net/importing/text-files.html
 */
export function ankiNotes(roadmap: Roadmap, bodyOf: (step: string) => StepBody, progress: Progress): string {
  const notes = roadmap.steps.flatMap((step) => {
    const met = step.questions.filter((question) => onTrack(question, trackOf(roadmap, progress)));
    const ids = met.flatMap((question) => (questionProgress(progress, question) ? [question.id] : []));
    if (ids.length === 0) return [];
    const { questions } = bodyOf(step.id);
    return questions.filter(({ id }) => ids.includes(id)).map((question) => noteOf(question, step, roadmap, progress));
  });
  return [...HEADER, ...notes].map((line) => `${line}\n`).join('');
}

/** Without names of columns: where Anki speaks another language, its fields have other names than ours. */
const HEADER = [
  ...['#separator:tab', '#html:true', '#notetype:Basic', '#guid column:1', '#deck column:2', '#tags column:5'],
];

function noteOf(question: Question, step: Step, roadmap: Roadmap, progress: Progress): string {
  const shown = questionFor(question, shownTo(roadmap, progress, question));
  const lesson = step.lessons.find((one) => isNamed(one, question.lesson ?? ''));
  const sides = isRun(shown) ? writeSides(shown) : comparedSides(shown);
  const taught = markup`<p><small>Step ${step.number}, ${step.title}${lesson ? `: ${lesson.title}` : ''}</small></p>`;
  const fields = [
    // The first id that it had: a question with a new name is the same note.
    `roadmap-tutor/${roadmap.id}/${question.was[0] ?? question.id}`,
    deckName(roadmap.title),
    fieldOf(sides.front),
    fieldOf(markup`${sides.back}${taught}`),
    `${roadmap.id}::${step.id}`,
  ];
  return fields.map((field) => `"${field.replaceAll('"', '""')}"`).join('\t');
}

interface Sides {
  front: Markup;
  back: Markup;
}

function comparedSides(question: ComparedQuestion): Sides {
  const { key, why } = grade(question, null);
  const reason = why === null ? NOTHING : markupOf(why);
  const answer = keyOf(question.kind, key);
  return { front: markup`${promptOf(question)}${asked(question)}`, back: markup`${answer}${reason}` };
}

function promptOf({ context, prompt }: Pick<Question, 'context' | 'prompt'>): Markup {
  return context === undefined ? markupOf(prompt) : markup`${markupOf(context)}${markupOf(prompt)}`;
}

/** The right answer; what is typed, and what a program prints, is text. */
function keyOf(kind: ComparedQuestion['kind'], key: Piece[]): Markup {
  if (kind === 'predict') return codeOf(key.map(({ text }) => text).join('\n'));
  if (kind === 'short') return markup`${key.map(({ text }) => markup`<p><code>${text}</code></p>`)}`;
  if (kind === 'card') return markup`${key.map(({ text }) => markupOf(text))}`;
  const rows = key.map(({ text, why }) => markup`<li>${markupOf(why === null ? text : `${text}\n\n${why}`)}</li>`);
  return kind === 'order' ? markup`<ol>${rows}</ol>` : markup`<ul>${rows}</ul>`;
}

/** What there is to choose from, in an order that is the same in every export. */
function asked(question: ComparedQuestion): Markup {
  const { choices } = present(question, seeded(parseInt(hashOf(question.id), 36)));
  const list = (texts: string[]) => markup`<ul>${texts.map((text) => markup`<li>${markupOf(text)}</li>`)}</ul>`;
  switch (question.kind) {
    case 'choice':
      return list(choices);
    case 'multi':
      return markup`<p>All that are right:</p>${list(choices)}`;
    case 'order':
      return markup`<p>In which order?</p>${list(choices)}`;
    case 'match':
      return markup`<p>What belongs together?</p>${list(question.pairs.map(([left]) => left))}${list(choices)}`;
    case 'predict':
      return markup`${codeOf(question.code)}${question.mayFail ? OR_ERROR : NOTHING}`;
    case 'short':
    case 'card':
      return NOTHING;
  }
}

function writeSides({ context, prompt, language, setup, starter, solution, explain }: WriteQuestion): Sides {
  const given = [setup, starter].flatMap((code) => (code === null ? [] : [codeOf(code)]));
  const reason = explain === null ? NOTHING : markupOf(explain);
  return {
    front: markup`${promptOf({ context, prompt })}<p>To write in <code>${language}</code>.</p>${given}`,
    back: markup`${codeOf(solution)}${reason}`,
  };
}

function codeOf(text: string): Markup {
  return markup`<pre><code>${text.trimEnd()}</code></pre>`;
}

/** In one line, and without what Anki would play or typeset. */
function fieldOf({ markup: html }: Markup): string {
  const pieces = html.split(/(<pre>.*?<\/pre>)/s);
  const line = pieces.map((text, index) =>
    index % 2 === 1 ? text.replaceAll('\n', '<br>') : text.replace(/\s+/g, ' '),
  );
  return line.join('').replace(/\[(?=sound:|anki:|latex|\$)/gi, '&#91;');
}

/** In one line, and one deck: two colons would begin another inside of it. */
function deckName(title: string): string {
  return withoutHidden(title.replace(/\s+/g, ' ').trim(), () => '\ufffd').replace(/:{2,}/g, ':');
}

const NOTHING = markup``;
const OR_ERROR = markup`<p>What does it print? Or in which line is an error, so that it does not compile?</p>`;
