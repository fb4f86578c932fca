/** An error would break the tutor or mislead its learner; advice is the house's style. */
export type Severity = 'error' | 'advice';

export interface Rule {
  severity: Severity;
  says: string;
  /** Asked only of roadmaps with `gates: true`. */
  gates?: true;
  /** Asked only with `--run`. */
  run?: true;
  /** Asked only with `--lang`. */
  lang?: true;
}

const error = (says: string): Rule => ({ severity: 'error', says });
const advice = (says: string): Rule => ({ severity: 'advice', says });
const gate = (says: string): Rule => ({ severity: 'advice', says, gates: true });
const lang = (severity: Severity, says: string): Rule => ({ severity, says, lang: true });
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
  'unknown-step': error('`requires` and `offered-after` name steps'),
  'requires-cycle': error('no step requires itself'),
  'unknown-track': error('`track` names a track of the roadmap'),
  'track-prose': error('prose of one track is ended, and holds no heading'),
  'block-words': error('the words after the language of a code block are known ones'),
  'from-reference': error("what is `from` a file is an excerpt of it in a lab's reference, letter by letter"),
  'diagram-words': error('a diagram says in `alt=` what it shows'),
  'unknown-lesson': error('`lesson` names a lesson of the step, and a check has one'),
  'unknown-concept': error('`concept` and `concepts` name concepts of the step'),
  'unknown-context': error('`context` names a text of `contexts` in step.yaml'),
  'dangling-see': error('`see` names a lesson, and a heading of it'),
  'concept-not-taught': error("a question's lesson teaches its concept"),
  'track-mismatch': error('a question on a lesson of one track is of that track'),
  'answer-missing': error(
    'a choice has one right option, a multi at least one, a predict an answer or an `error-line`',
  ),
  'answer-reserved': error('no accepted answer is a word that asks for help'),
  'answer-not-a-number': error(
    'with `match: number`, accepted answers are numbers; only with it there is a `tolerance`',
  ),
  'answer-not-a-regex': error('with `match: regex`, accepted answers are regular expressions'),
  'answer-refused': error('each accepted answer, as people type it, is graded right'),
  'answer-in-title': error('no accepted answer stands in the title of its concept, its lesson or its step'),
  'answer-in-hint': error('no accepted answer stands in a hint'),
  'options-in-prompt': error('a question whose options stand in its prompt is a choice'),
  'lab-name': error('no lab has the id of a step or of a lesson'),
  'unknown-lab': error('`accounts` of the contract names a lab, and `labs` of a step `tests` labs before its own'),
  'unknown-check': error('`needs` and `fails` name checks of the lab, `checks` of a step `tests` those of its labs'),
  'needs-later': error('a check needs only checks that stand above it'),
  'unknown-operation': error('`contract` names what contract.yaml has, and what holds at the step of the lab'),
  'status-not-promised': error(
    'the status that a request wants is one that its operations may answer, or that the brief of a rung names',
  ),
  'status-left-out': error('of codes that the contract takes for equally right, a choice takes all'),
  'dangling-read': error('`read` names a lesson, and a heading of it'),
  'mistake-step': error('`step` of a mistake is a step of its check'),
  'framework-changes': error(
    "a file of a framework's reference is in another form than the track's, or takes one away",
  ),
  'wrong-changes': error('a wrong solution of a lab changes something'),
  'unsaved-name': error('`${name}`, `same-as` and `finish` name what an earlier step of the check has kept'),
  'unknown-fact': error('`want`, `save` and `when` name facts that the kind of step has'),
  'matcher-words': error('a matcher is a value, or made of known words'),
  'bad-pattern': error('`matches` is a regular expression'),
  'bad-selector': error('`find` is a CSS selector'),
  'git-writes': error('a `git` step only reads'),
  'place-moved': error('options, items and pairs keep their places in the file, or the question has a new `rev`'),
  'write-field': error('a case of a `write` question has the fields that mean something in its language'),
  'write-wants': error('a case of a `write` question says what must come of it'),
  'pattern-backtracks': error('no text makes a pattern take longer than a quarter of a second'),
  'repeated-text': error('no option, item or side of a pair stands twice'),
  'names-a-place': error('options are shuffled, but for `shuffle: false`: no text speaks of the first or the last'),
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
  'predict-compiles': run('the language itself says that the error of a program to predict is in its `error-line`'),
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
  'diagram-columns': advice('a diagram has at most 64 columns'),
  'diagram-characters': advice('a diagram is drawn in printable ASCII and box lines'),
  'negative-stem': advice('a negative question has a bold **NOT**'),
  'leans-on-lesson': advice('a question does not speak of "the lesson"'),
  'question-wording': advice('a question does without "simply"'),
  'choice-size': advice('a choice has 2 or 3 wrong options'),
  'key-length': advice('the right option is at most 1.5 times as long as the wrong ones'),
  'banned-option': advice('no option is "all of these", "both" or the like, but for `shuffle: false`'),
  'why-missing': advice('each option has a `why`, or the question an `explain`'),
  'explain-missing': advice('a question without options has an `explain`'),
  'multi-balance': advice('a multi has at least two right options and one wrong one'),
  'match-size': advice('a match has 3 to 5 pairs'),
  'order-size': advice('an order has 3 to 6 items'),
  'write-cases': advice('a `write` question has two cases, and two wrong solutions'),
  'predict-answer': advice('a printed answer has at most 4 lines'),
  'read-later': advice("`read` of a check names a lesson of the lab's step, or of one before it"),
  'contract-missing': advice('a check that sends requests has a `contract`'),
  'lab-brief': advice('the brief of a lab has at most 30 lines of 80 columns'),
  'lab-say': advice('what a mistake says has at most 3 sentences'),
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
  'one-language': gate("what is for every track has code in each track's language, or in none; the browser's is apart"),
  untaught: gate('code uses of its language only what a lesson up to there has named, on that track'),
  'said-before': gate('no two questions have one key and nearly one prompt'),
  alive: gate(
    'the versions that a lesson was reviewed with still got fixes on the day of the last review in the roadmap',
  ),
  'bank-longest-key': gate('the right option is the longest in at most 35 % of choice questions'),
  'bank-true-false': gate('at most 10 % of the questions are true or false'),
  'bank-plain-choice': gate('at most 60 % of the questions are plain choice'),
  'bank-guessable': gate('looking at length, wording or absolutes is at most 8 points better than chance'),
  'bank-reasons': gate('a guesser that learns reasons, comparisons and "and" is at most 5 points better than chance'),
  'translation-unit': lang('error', 'a translated unit has the form, the counts and the code of its original'),
  'translation-unknown': lang('advice', 'a translated unit names a part or a question of the original'),
  'translation-stale': lang(
    'advice',
    'a translated unit names the hash of what its original is now, or it is not shown',
  ),
  'translation-missing': lang('advice', 'every part, title and question is translated'),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;

export function ruleOf(id: RuleId): Rule {
  return RULES[id];
}
