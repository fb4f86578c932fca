/** An error would break the tutor or mislead its learner; advice is the house's style. */
export type Severity = 'error' | 'advice';

export interface Rule {
  severity: Severity;
  says: string;
  /** Asked only of roadmaps with `gates: true`. */
  gates?: true;
  /** Asked only with `--run`. */
  run?: true;
}

const error = (says: string): Rule => ({ severity: 'error', says });
const advice = (says: string): Rule => ({ severity: 'advice', says });
const gate = (says: string): Rule => ({ severity: 'advice', says, gates: true });
const run = (says: string): Rule => ({ severity: 'error', says, run: true });

/** Every rule of `author check`. CONTRIBUTING.md has this table, and a test holds it to that. */
export const RULES = {
  'file-missing': error('every file that is named exists, with capital and small letters as written'),
  'file-outside': error('no path leads out of the roadmap folder'),
  'file-too-large': error('a file has at most 1 MB'),
  'yaml-syntax': error('the file is YAML'),
  'yaml-shape': error('every key is known, there where it must be, and of the right kind'),
  'yaml-aliases': error('an alias names an anchor above it, and aliases are few'),
  'front-matter': error('a lesson begins with front matter between two lines of `---`'),
  'control-character': error('no control characters, no marks of direction, and outside code nothing without width'),
  'text-limits': error(
    'a text has at most 100,000 characters, 5,000 lines of 2,000 columns, 16 levels, 32 table columns',
  ),
  'link-scheme': error('links lead to http, https or mailto'),
  'link-label': error('a label that is an address is the address that it leads to'),
  'duplicate-id': error('an id, old ones under `was` included, stands once'),
  'id-mismatch': error('the id is the one by which the file is listed'),
  'unknown-step': error('`requires` names steps'),
  'requires-cycle': error('no step requires itself'),
  'unknown-track': error('`track` names a track of the roadmap'),
  'unknown-lesson': error('`lesson` names a lesson of the step'),
  'unknown-concept': error('`concept` and `concepts` name concepts of the step'),
  'dangling-see': error('`see` names a lesson, and a heading of it'),
  'concept-not-taught': error("a question's lesson teaches its concept"),
  'track-mismatch': error('a question on a lesson of one track is of that track'),
  'answer-missing': error('a choice has one right option, a multi at least one'),
  'answer-reserved': error('no accepted answer is a word that asks for help'),
  'answer-not-a-number': error('with `match: number`, accepted answers are numbers'),
  'answer-not-a-regex': error('with `match: regex`, accepted answers are regular expressions'),
  'answer-refused': error('each accepted answer, as people type it, is graded right'),
  'answer-in-title': error('no accepted answer stands in the title of its concept, its lesson or its step'),
  'answer-in-hint': error('no accepted answer stands in the hint'),
  'options-in-prompt': error('a question whose options stand in its prompt is a choice'),
  'place-moved': error('options, items and pairs keep their places in the file, or the question has a new `rev`'),
  'write-field': error('a case of a `write` question has the fields that mean something in its language'),
  'write-wants': error('a case of a `write` question says what must come of it'),
  'pattern-backtracks': error('no answer makes a pattern take longer than a quarter of a second'),
  'repeated-text': error('no option, item or side of a pair stands twice'),
  'names-a-place': error('options are shuffled: no text speaks of the first or the last'),
  'predict-language': error('a program to predict is in js, python, sql or sh, or in one of `languages.show`'),
  'example-fails': run('an example runs without an error'),
  'example-file': run('`file=NAME` names a file beside the example'),
  'example-output': run('an example prints what its output block says'),
  'predict-fails': run('a program to predict runs without an error'),
  'write-solution': run('the solution of a `write` question passes all its cases'),
  'write-starter': run('neither the starter of a `write` question nor an empty answer passes'),
  'write-wrong': run('each wrong solution of a `write` question fails, and behaves as none before it'),
  'lab-reference': run('the reference of a lab passes it, and all labs before it'),
  'lab-starter': run('the starter of a lab does not pass it'),
  'lab-wrong': run('each wrong solution of a lab fails the check that it names, with a sentence of its own'),
  'lab-answers': run('no check passes on a server that answers everything alike'),
  'predict-output': run('a program to predict prints its answer'),
  'lesson-goal': advice('a lesson begins with `Goal: ` and one sentence'),
  'lesson-parts': advice('a lesson has 2 to 4 parts before its mistake and recap'),
  'lesson-tail': advice('a lesson ends with "## The mistake people make" and "## Recap"'),
  'lesson-recap': advice('a recap has 3 to 5 lines'),
  'lesson-length': advice('a lesson has 250 to 600 words without code'),
  'lesson-minutes': advice('a lesson has at most 150 words for each of its minutes'),
  'lesson-idea': advice('a paragraph has at most 120 words'),
  'lesson-wording': advice('no "simply" and no emoji'),
  'lesson-columns': advice('a table row has at most 76 columns'),
  'raw-html': advice('no raw HTML: a terminal shows its tags'),
  image: advice('no images: a terminal shows only what they are said to show'),
  footnote: advice('no footnotes: a lesson has no foot'),
  'relative-link': advice('links have a whole address: a terminal has no page that they could start from'),
  'code-language': advice('a code block names its language, a known one or one of `languages.show`'),
  'code-lines': advice('an example has at most 25 lines'),
  'code-columns': advice('code has at most 76 columns'),
  'negative-stem': advice('a negative question has a bold **NOT**'),
  'leans-on-lesson': advice('a question does not speak of "the lesson"'),
  'question-wording': advice('a question does without "simply"'),
  'choice-size': advice('a choice has 2 or 3 wrong options'),
  'key-length': advice('the right option is at most 1.5 times as long as the wrong ones'),
  'banned-option': advice('no option is "all of these", "both" or the like'),
  'why-missing': advice('each option has a `why`, or the question an `explain`'),
  'explain-missing': advice('a question without options has an `explain`'),
  'multi-balance': advice('a multi has at least two right options and one wrong one'),
  'match-size': advice('a match has 3 to 5 pairs'),
  'order-size': advice('an order has 3 to 6 items'),
  'write-cases': advice('a `write` question has two cases, and two wrong solutions'),
  'predict-answer': advice('a printed answer has at most 4 lines'),
  'step-unasked': advice('a step has questions: without any it is answered when it is read'),
  'step-summary': gate('a summary has at most 90 characters'),
  'step-goals': gate('a step has 3 to 5 goals'),
  'step-reading': gate('a step names at least two primary sources'),
  'step-questions': gate('a step has at least 20 questions on each track'),
  'step-kinds': gate('a step has at least 4 kinds of question on each track'),
  'step-apply': gate("a third of a step's questions are at level apply"),
  'concept-siblings': gate('a concept has at least two questions on each track where it is taught'),
  'concept-untaught': gate('a lesson teaches each concept'),
  'lesson-unchecked': gate('each lesson has a question with `check: true`'),
  'topic-unasked': gate('a topic of `covers` is asked at least twice'),
  'name-untaught': gate('a lesson of the step has each name of `covers`'),
  'name-unasked': gate('a question of the step has each name of `covers`'),
  'used-before-taught': gate('a question names only what its step, or one that it requires, has named'),
  'bank-longest-key': gate('the right option is the longest in at most 35 % of choice questions'),
  'bank-true-false': gate('at most 10 % of the questions are true or false'),
  'bank-plain-choice': gate('at most 60 % of the questions are plain choice'),
  'bank-guessable': gate('looking at length, wording or absolutes is at most 8 points better than chance'),
  'bank-reasons': gate('a guesser that learns reasons, comparisons and "and" is at most 8 points better than chance'),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;

export function ruleOf(id: RuleId): Rule {
  return RULES[id];
}
