import type {
  CardQuestion,
  ChoiceQuestion,
  MatchQuestion,
  MultiQuestion,
  OrderQuestion,
  PredictQuestion,
  QuestionText,
  ShortQuestion,
} from '../../src/domain/road/question.js';

const common: Omit<QuestionText, 'id' | 'kind'> = {
  lesson: 'methods',
  concept: 'idempotency',
  level: 'apply',
  check: false,
  track: null,
  rev: 1,
  was: [],
  prompt: 'Which?',
  hint: [],
  see: null,
  source: 'RFC 9110',
  explain: null,
};

export const choice: ChoiceQuestion = {
  ...common,
  id: 'choice',
  kind: 'choice',
  options: [
    { text: 'POST', correct: true, why: 'It makes a new one.' },
    { text: 'GET', correct: false, why: 'It only reads.' },
    { text: 'PUT', correct: false, why: 'It replaces.' },
  ],
};
export const multi: MultiQuestion = {
  ...common,
  id: 'multi',
  kind: 'multi',
  options: [
    { text: 'GET', correct: true, why: 'It reads.' },
    { text: 'PUT', correct: true, why: 'It sets a state.' },
    { text: 'POST', correct: false, why: 'Each makes one more.' },
  ],
};
export const short: ShortQuestion = {
  ...common,
  id: 'short',
  kind: 'short',
  accept: ['404', '404 Not Found'],
  match: 'text',
  explain: 'It is gone.',
};
export const predict: PredictQuestion = {
  ...common,
  id: 'predict',
  kind: 'predict',
  language: 'js',
  code: 'x',
  answer: '1\nTwo\n',
  match: 'text',
  explain: 'So.',
};
export const order: OrderQuestion = { ...common, id: 'order', kind: 'order', items: ['a', 'b', 'c'], explain: 'So.' };
export const card: CardQuestion = { ...common, id: 'card', kind: 'card', back: 'The *other* side.' };
export const match: MatchQuestion = {
  ...common,
  id: 'match',
  kind: 'match',
  pairs: [
    ['read', 'GET'],
    ['add', 'POST'],
    ['replace', 'PUT'],
  ],
  explain: 'So.',
};
