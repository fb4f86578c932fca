import type { RuleId } from '../../src/content/rules.js';
import type { Patches } from '../scratch.js';

const QUIZ = '01-queue/quiz.yaml';
export const OTHER_QUIZ = `translations/de/${QUIZ}`;
export const OTHER_LESSON = 'translations/de/02-shelf/lessons/shelf-node.md';

/** For each rule of a translation: what breaks it in a roadmap that is translated whole, and what is then said where. */
export const LANG_CASES: [rule: RuleId, patches: Patches, said: string][] = [
  [
    'translation-stale',
    { [QUIZ]: [['Think of the counter.', 'Think of the line.']] },
    `${OTHER_QUIZ}:2:7  queue-first-out-0-choice has changed since it was translated, so it is not shown`,
  ],
  [
    'translation-stale',
    { '02-shelf/lessons/shelf-node.md': [["jobs.push('c')", "jobs.push('d')"]] },
    `${OTHER_LESSON}:18:1  shelf-node#how-it-looks has changed`,
  ],
  [
    'translation-missing',
    { [OTHER_LESSON]: [[/## Zum Mitnehmen[^]*/, '']] },
    `${OTHER_LESSON}:1:1  shelf-node#recap is not translated; its hash is `,
  ],
  [
    'translation-unknown',
    { [OTHER_QUIZ]: [['id: queue-first-out-0-choice', 'id: queue-first-out-9-choice']] },
    `${OTHER_QUIZ}:1:7  "queue-first-out-9-choice" is no question of this step`,
  ],
  [
    'translation-unknown',
    { [OTHER_LESSON]: [['{recap ', '{summary ']] },
    '"summary" is no part of the lesson shelf-node',
  ],
  ['translation-unit', { [OTHER_LESSON]: [['{recap ', '{recap']] }, 'a heading ends with the anchor and the hash'],
  ['translation-unit', { [OTHER_LESSON]: [['{code}\n\n{code}', '{code}']] }, '{code} stands in it 1 times'],
  ['translation-unit', { [OTHER_LESSON]: [['{code}\n', '```js\nevil();\n```\n']] }, 'a block of code of its own'],
  ['translation-unit', { [OTHER_LESSON]: [['`push`', '`pusch`']] }, 'the code `pusch` is not in the original'],
  [
    'translation-unit',
    { [OTHER_QUIZ]: [[/ {4}- \{ text: "Die im Namen.*\n/, '']] },
    'it has 2 options, and the original 3',
  ],
];
