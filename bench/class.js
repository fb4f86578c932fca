// Classes of made-up learners, as they would hand in: with ability, forgetting, dropping out, and ten bad questions.

const DAY = 86_400_000;
const PASS = 0.8;
const QUIZ = 10;
/** What is picked of each kind: first what is right, then what is wrong. */
const PICKED = {
  choice: ['a', 'b', 'c', 'd'],
  multi: ['a,c', 'a', 'a,b', 'b,c'],
  order: ['a,b,c', 'b,a,c', 'a,c,b', 'c,b,a'],
  match: ['a,b,c', 'b,a,c', 'a,c,b', 'c,b,a'],
};
const TYPED = ['short', 'predict', 'write'];
/** How wrong answers spread over the three that there are. */
const [EVENLY, SPREAD, ONE] = [
  [0.34, 0.33],
  [0.5, 0.3],
  [0.94, 0.03],
];

/** How a question behaves that is not as it should be; two of each kind are planted. */
const BAD = {
  missed: { chance: () => 0.06, spread: EVENLY },
  rival: { chance: () => 0.28, unknown: 0.02, spread: ONE },
  disputed: { disputed: 0.4 },
  unknown: { unknown: 0.6 },
  backwards: { chance: (ability) => logistic(-0.3 - 1.2 * ability), unknown: 0.02 },
};

/** Ten questions of these steps to be bad, with what is wrong with them. */
export function plantedIn(steps, seed = 1) {
  const random = seeded(seed);
  const planted = new Map();
  const kinds = Object.keys(BAD).flatMap((why) => [why, why]);
  for (const [index, why] of kinds.entries()) {
    const fitting = steps[index % steps.length].questions.filter(
      ({ id, kind, track, check }) =>
        check && track === null && !planted.has(id) && (why === 'disputed' ? TYPED.includes(kind) : kind === 'choice'),
    );
    planted.set(fitting[Math.floor(random() * fitting.length)].id, why);
  }
  return planted;
}

/** The hand-ins of a class, one after the other. */
export function* madeUpClass(roadmap, { learners, answers = 300, seed = 1, planted = new Map(), content = 'c', made }) {
  for (let number = 0; number < learners; number++) {
    const random = seeded(seed * 1_000_003 + number);
    const facts = new Learner(roadmap.steps, answers, planted, made, random).facts;
    const learner = hashOf(`${seed}/${number}`);
    const name = `learner ${String(number + 1).padStart(5, '0')}`;
    const header = { share: 1, learner, name, roadmap: roadmap.id, content, track: 'node', made, text: false };
    yield { header: { ...header, facts: facts.length }, facts };
  }
}

class Learner {
  constructor(steps, answers, planted, made, random) {
    Object.assign(this, { planted, random, facts: [], attempts: new Map(), known: [] });
    this.ability = normal(random);
    this.pace = 4 + random() * 14;
    this.today = 0;
    this.done = 0;
    // One in five leaves somewhere on the way; the others answer as many as it takes for the mean to come out.
    const leaves = random() < 0.2;
    this.most = Math.round(answers * (leaves ? random() * 1.2 : 1.1));
    for (const step of steps) {
      if (this.done >= this.most || !this.walk(step)) break;
    }
    while (this.known.length > 0 && this.done < this.most) this.review();
    const last = Date.parse(made) / DAY - Math.floor(leaves ? 7 + random() * 40 : random() * 5);
    for (const fact of this.facts) fact.day = dateOf(last - this.today + fact.day);
  }

  /** Learns a step: its lessons, its checks, its quiz, its labs. False where the learner gives up on it. */
  walk(step) {
    const { id } = step;
    const questions = step.questions.filter(({ track }) => track === null || track === 'node');
    for (const lesson of step.lessons.filter(({ track }) => track === null || track === 'node')) {
      for (let part = 1; part <= lesson.parts; part++)
        this.facts.push({ fact: 'part', step: id, lesson: lesson.id, part, parts: lesson.parts, day: this.today });
      for (const question of questions.filter((one) => one.check && one.lesson === lesson.id))
        if (this.done < this.most) this.answer(id, question, { where: 'check' });
      if (this.known.length > 3 && this.random() < 0.6) this.review();
    }
    for (let quiz = 1; quiz <= 5 && this.done < this.most; quiz++) {
      const drawn = this.drawn(questions, QUIZ);
      const right = drawn.filter((question) => this.answer(id, question, { where: 'quiz', quiz })).length;
      const passed = right >= drawn.length * PASS;
      this.facts.push({ fact: 'quiz', step: id, day: this.today, quiz, right, of: drawn.length, passed });
      if (passed) {
        this.facts.push({ fact: 'step', step: id, day: this.today, how: 'passed' });
        break;
      }
      if (quiz === 3 && this.random() < 0.2) return false;
      if (quiz === 5) this.facts.push({ fact: 'step', step: id, day: this.today, how: 'deferred' });
    }
    for (const lab of step.labs) if (this.random() < 0.7 && this.done < this.most) this.build(id, lab);
    return true;
  }

  build(step, { id: lab, rev, checks }) {
    const tell = (round, green, red) => {
      const whole = green.length === checks.length;
      this.facts.push({ fact: 'lab', step, lab, rev, day: this.today, round, green, red, whole, hints: 0 });
    };
    const ids = checks.map(({ id }) => id);
    tell(0, [], []);
    let green = 0;
    const most = this.random() < 0.15 ? Math.floor(this.random() * ids.length) : ids.length;
    for (let round = 1; round <= 12 && green < ids.length; round++) {
      green = Math.min(most, green + Math.floor(this.random() * Math.max(2, 4 + this.ability)));
      tell(round, ids.slice(0, green), ids.slice(green));
      this.today += this.random() < 0.6 ? 1 : 0;
    }
  }

  /** Once more what was asked some time ago, and may be forgotten. */
  review() {
    const { step, question, day } = this.known[Math.floor(this.random() * this.known.length)];
    this.answer(step, question, { where: 'review', forgotten: 1 - Math.exp(-(this.today - day) / 60) });
  }

  answer(step, question, { where, quiz = null, forgotten = 0 }) {
    const { id, kind, concept, rev } = question;
    const attempt = (this.attempts.get(id) ?? 0) + 1;
    this.attempts.set(id, attempt);
    if (attempt === 1) this.known.push({ step, question, day: this.today });
    const { outcome, picked, disputed } = this.given(question, attempt, forgotten);
    const hints = this.random() < 0.1 ? 1 : 0;
    const day = this.today;
    // What was asked stands before the day, what came of it behind, as in what is really handed in.
    this.facts.push({
      fact: 'answer',
      step,
      concept,
      question: id,
      kind,
      rev,
      asked: null,
      day,
      where,
      attempt,
      quiz,
      outcome,
      disputed,
      hints,
      picked,
    });
    this.done += 1;
    if (this.random() < 1 / this.pace) this.today += 1;
    return outcome === 'right' || disputed;
  }

  given({ id, kind }, attempt, forgotten) {
    const { random, ability } = this;
    const bad = BAD[this.planted.get(id)] ?? {};
    const guess = kind === 'choice' ? 0.25 : 0.1;
    const knows = logistic(ability - hardness(id) + Math.min(attempt - 1, 2) * 1.2) * (1 - forgotten * 0.6);
    const chance = bad.chance?.(ability) ?? guess + (1 - guess) * knows;
    const drawn = random();
    const unknown = bad.unknown ?? 0.06;
    const outcome = drawn < unknown ? 'unknown' : random() < chance ? 'right' : 'wrong';
    const which = random();
    const [often, seldom] = bad.spread ?? SPREAD;
    const place = outcome === 'right' ? 0 : which < often ? 1 : which < often + seldom ? 2 : 3;
    const picked = outcome === 'unknown' ? null : (PICKED[kind]?.[place] ?? null);
    return { outcome, picked, disputed: outcome === 'wrong' && random() < (bad.disputed ?? 0.02) };
  }

  drawn(questions, many) {
    const left = [...questions];
    return Array.from(
      { length: Math.min(many, left.length) },
      () => left.splice(Math.floor(this.random() * left.length), 1)[0],
    );
  }
}

const dates = new Map();

function dateOf(day) {
  if (!dates.has(day)) dates.set(day, new Date(day * DAY).toISOString().slice(0, 10));
  return dates.get(day);
}

const hardnesses = new Map();

/** How hard a question is, by its id: the same in every class. A sound one is within anyone's reach. */
function hardness(id) {
  if (!hardnesses.has(id)) {
    const random = seeded(parseInt(hashOf(id).slice(0, 8), 16));
    hardnesses.set(id, Math.min(0.8, -0.8 + 0.7 * normal(random)));
  }
  return hardnesses.get(id);
}

function logistic(value) {
  return 1 / (1 + Math.exp(-value));
}

function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** 16 hex digits, by FNV-1a twice. */
function hashOf(text) {
  const half = (start) =>
    [...text].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), start) >>> 0;
  return [0x811c9dc5, 0x9747b28c].map((start) => half(start).toString(16).padStart(8, '0')).join('');
}

/** mulberry32, as in src/domain/random.ts. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
