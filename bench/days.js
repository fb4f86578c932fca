// Lives through DAYS of made-up learning with `roadmap next` by ear, a measure of MINUTES a day, and keeps what was said:
// each day's sitting in OUT/day-01.txt and so on, and the ends of all days in OUT/ends.txt, to be read as a learner would.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { spawn } from '@lydell/node-pty';

const root = fileURLToPath(new URL('..', import.meta.url));
const { env } = process;
const [days, minutes, track] = [Number(env.DAYS ?? 60), env.MINUTES ?? '20', env.TRACK ?? 'node'];
const [right, comes] = [Number(env.RIGHT ?? 0.83), Number(env.COMES ?? 0.85)];
const out = env.OUT ?? join(tmpdir(), 'roadmap-days');
const FIRST = Date.parse('2026-09-01T18:30:00+02:00');
const DAY = 86_400_000;
/** Holidays: from this day on, so many days. */
const AWAY = [
  [23, 10],
  [44, 4],
];

const home = mkdtempSync(join(tmpdir(), 'roadmap-days-'));
const clock = join(home, 'clock');
const questions = readdirSync(join(root, 'dist/content'))
  .filter((name) => name.startsWith('questions-'))
  .flatMap((name) => JSON.parse(brotliDecompressSync(readFileSync(join(root, 'dist/content', name)))))
  .filter((question) => question.track === null || question.track === track);
let moment = FIRST;
let seed = Number(env.SEED ?? 1);

try {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await live();
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function live() {
  await talk(['track', track]);
  await talk(['config', 'set', 'minutes', minutes]);
  const ends = [];
  for (let day = 1; day <= days; day++) {
    moment = FIRST + (day - 1) * DAY + Math.floor(chance() * 90) * 60_000;
    if (AWAY.some(([from, length]) => day >= from && day < from + length) || chance() > comes) {
      ends.push(`### day ${day}: did not come`);
      continue;
    }
    const began = moment;
    const said = [await talk(['next', '--seed', String(day)])];
    const took = Math.round((moment - began) / 60_000);
    if (said[0].includes('\nBuild it: ')) said.push(...(await build(said[0])));
    if (chance() < 0.1) said.push(await talk(['next', '--seed', String(day + 1000)]));
    if (chance() < 0.1) said.push(await talk(['practice', '--max', '2', '--seed', String(day)]));
    if (day % 7 === 0) said.push(await talk(['today']), await talk(['status']));
    writeFileSync(join(out, `day-${String(day).padStart(2, '0')}.txt`), said.join('\n\n================\n\n'));
    ends.push(`### day ${day}, ${new Date(began).toISOString().slice(0, 10)}: ${took} minutes by the clock`);
    ends.push(said[0].split('\n').slice(1, 3).join('\n'), ...said.flatMap(endOf));
    process.stderr.write(`day ${day}: ${took} min, ${said.length} runs\n`);
  }
  writeFileSync(join(out, 'ends.txt'), `${ends.join('\n\n')}\n`);
}

function endOf(text) {
  const at = text.indexOf('That was today');
  return at < 0 ? [] : [text.slice(at).trim()];
}

/** Builds the lab that was offered: looks, begins, fails, takes a hint, and on most days is done. */
async function build(text) {
  const id = /`roadmap\s+lab\s+([\w-]+)`/.exec(text.slice(text.indexOf('\nBuild it: ')))[1];
  const folder = join(home, 'shelf');
  const said = [await talk(['lab', id]), await talk(['lab', 'start', folder, '--lab', id])];
  said.push(await talk(['lab', 'check', id, '--yes'], folder), await talk(['lab', 'hint', id], folder));
  if (chance() < 0.3) return said;
  const [reference] = readdirSync(join(root, 'roadmap'))
    .map((step) => join(root, 'roadmap', step, 'lab', id, 'reference'))
    .filter(existsSync);
  for (const from of ['both', track].map((name) => join(reference, name)).filter(existsSync))
    cpSync(from, folder, { recursive: true, force: true });
  return [...said, await talk(['lab', 'check', id, '--yes'], folder), await talk(['today'])];
}

/** Runs a command by ear in a pseudo terminal, and answers what it asks; gives all that stood there. */
function talk(args, cwd = home) {
  const { PATH, LANG = 'C.UTF-8' } = env;
  setClock();
  const pty = spawn(process.execPath, [join(root, 'bin/roadmap.js'), ...args], {
    ...{ cols: 80, rows: 40, cwd },
    env: {
      ...{
        PATH,
        LANG,
        HOME: home,
        ROADMAP_HOME: join(home, 'kept'),
        TZ: 'Europe/Berlin',
        ACCESSIBLE: '1',
        TERM: 'xterm',
      },
      ...{ CLOCK_FILE: clock, CLOCK_RUNS: '1', NODE_OPTIONS: `--require=${join(root, 'test/fixtures/clock.cjs')}` },
    },
  });
  let all = `$ roadmap ${args.join(' ')}\n`;
  let from = all.length;
  let timer;
  const answer = () => {
    const open = all.slice(from);
    const reply = replyTo(open);
    if (reply === null) return;
    from = all.length;
    moment += reply.seconds * 1000;
    setClock();
    pty.write(`${reply.text}\r`);
  };
  pty.onData((data) => {
    all += data.replaceAll('\r', '');
    clearTimeout(timer);
    timer = setTimeout(answer, 25);
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Waits in vain after:\n${all.slice(-3000)}`)), 60_000);
    pty.onExit(() => {
      clearTimeout(late);
      setTimeout(() => resolve(all), 60);
    });
  });
}

function setClock() {
  writeFileSync(clock, String((moment - Date.now()) / 1000));
}

/** What a learner says to what stands there, and how long that takes; null where nothing is asked. */
function replyTo(open) {
  const words = open.split(/\s+/).length;
  const reading = words / 3.5;
  const last = open.trimEnd().split('\n').at(-1);
  if (/\[Y\/n\]$/.test(last)) return { text: chance() < 0.9 ? 'y' : 'n', seconds: reading + 2 };
  if (/^Enter: /m.test(open.slice(-200))) return { text: '', seconds: reading + 1 };
  if (/^Answer with a number from 1 to \d\.$/.test(last))
    return { text: chance() < 0.75 ? '1' : '2', seconds: reading + 3 };
  const how = /^(Answer with (one|the|all|a) numbers?\b|Type (your|what))/m;
  if (!how.test(open)) return null;
  // After what did not work out, the same is asked again.
  if (/^Not yet\. Case /m.test(open) && /^Type your/.test(last)) return { text: '?', seconds: reading + 5 };
  const question = questionIn(open);
  const { kind } = question;
  const wanted = chance() < right;
  const seconds = { choice: 10, multi: 15, short: 20, predict: 30, order: 25, match: 25, write: 100 }[kind];
  return { text: answerTo(question, open, wanted), seconds: reading + seconds * (0.5 + chance()) };
}

function questionIn(open) {
  const said = plain(open);
  const fits = questions.filter((question) => textsOf(question).every((text) => said.includes(plain(text))));
  if (fits.length === 0) throw new Error(`Which question is this?\n${open}`);
  const size = (question) => textsOf(question).join('').length;
  return fits.reduce((best, one) => (size(one) > size(best) ? one : best));
}

function textsOf({ prompt, kind, options = [], items = [], pairs = [], code = '' }) {
  const words = prompt.split(/^```[^]*?^```$/m).flatMap((part) => part.split('\n'));
  return [
    ...words,
    ...options.map(({ text }) => text),
    ...items,
    ...pairs.flat(),
    ...(kind === 'predict' ? [code] : []),
  ];
}

function answerTo(question, open, isRight) {
  const rows = [...open.matchAll(/^(\d+)\. ([^]*?)(?=^\d+\. |^$|^Answer)/gm)].map(([, number, text]) => [
    number,
    plain(text),
  ]);
  const numberOf = (text) =>
    rows.find(([, row]) => row === plain(text))?.[0] ?? rows.find(([, row]) => row.startsWith(plain(text)))?.[0] ?? '1';
  if (!isRight && chance() < 0.25) return '?';
  switch (question.kind) {
    case 'choice': {
      const fits = question.options.filter(({ correct }) => correct === isRight);
      return numberOf(fits[Math.floor(chance() * fits.length)].text);
    }
    case 'multi': {
      const all = question.options.filter(({ correct }) => correct).map(({ text }) => numberOf(text));
      return (isRight ? all : all.slice(1)).join(' ') || '?';
    }
    case 'short':
      return isRight ? question.accept[0] : /^\d/.test(question.accept[0]) ? '987654' : 'xyzzy';
    case 'predict':
      return isRight ? question.answer.trim().replaceAll('\n', '\\n') : 'xyzzy';
    case 'order': {
      const all = question.items.map(numberOf);
      return (isRight ? all : [all[1], all[0], ...all.slice(2)]).join(' ');
    }
    case 'match': {
      const all = question.pairs.map(([, text]) => numberOf(text));
      return (isRight ? all : [all[1], all[0], ...all.slice(2)])
        .map((number, index) => `${String.fromCharCode(97 + index)}${number}`)
        .join(' ');
    }
    case 'write':
      if (!isRight) return '?';
      return question.lines === 'one'
        ? question.solution.trim().replaceAll(/\s*\n\s*/g, ' ')
        : `${question.solution.trimEnd().replaceAll('\n', '\r')}\r.`;
    default:
      return '?';
  }
}

/** A text without what wrapping and marks make of it. */
function plain(text) {
  return text.replaceAll(/[^\p{L}\p{N}<>=!+/&|?{}()$;:,.@%^~-]/gu, '');
}

/** Numbers between 0 and 1, the same for each seed (mulberry32). */
function chance() {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
