// Makes the picture in README, light and dark, of a real run in a pseudo terminal. A test fails where it is stale.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const root = fileURLToPath(new URL('..', import.meta.url));
const [COLUMNS, ROWS] = [84, 40];

/** The question that is shown; it is to be written, and what is typed is one of its mistakes, then its solution. */
const SHOWN = { step: 'databases', question: 'urls-of-one-user' };

/** The first 8 colors and the last 8 of a terminal, as GNOME's draws them. */
const COLORS =
  '171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc 5e5c64 f66151 33da7a e9ad0c 2a7bde c061cb 33c7de ffffff'.split(
    ' ',
  );

/** The rest is that of GitHub's own themes. */
const THEMES = {
  light: { text: '1f2328', dim: '59636e', ground: 'ffffff', bar: 'eaeef2' },
  dark: { text: 'e6edf3', dim: '9198a1', ground: '0d1117', bar: '21262d' },
};

/** Each picture by its file. */
export async function pictures() {
  const lines = await screenOf();
  return Object.fromEntries(
    Object.entries(THEMES).map(([name, theme]) => [`docs/screen-${name}.svg`, svg(lines, theme)]),
  );
}

/** What `roadmap next` shows once the question is answered, as lines of runs of one look. */
async function screenOf() {
  const home = mkdtempSync(join(tmpdir(), 'roadmap-picture-'));
  const { mistake, solution } = prepare(home);
  const screen = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
  const { PATH = '' } = process.env;
  const env = { PATH, HOME: home, ROADMAP_HOME: home, LANG: 'C.UTF-8', TERM: 'xterm-256color' };
  const pty = spawn(process.execPath, [join(root, 'bin/roadmap.js'), 'next', '--seed', '1'], {
    ...{ cols: COLUMNS, rows: ROWS, cwd: home, env },
  });
  pty.onData((data) => screen.write(data));
  const seen = () =>
    Array.from({ length: ROWS }, (_unused, y) => screen.buffer.active.getLine(screen.buffer.active.baseY + y));
  const text = () =>
    seen()
      .map((line) => line.translateToString(true))
      .join('\n');
  const until = async (words) => {
    const deadline = Date.now() + 30_000;
    while (!text().includes(words)) {
      if (Date.now() > deadline) throw new Error(`Waited in vain for "${words}":\n${text()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    // What was typed before a prompt is there is dropped, and the rest of a screen comes in a moment.
    await new Promise((resolve) => setTimeout(resolve, 300));
  };
  try {
    await until('Your line');
    pty.write(`${mistake}\r`);
    await until('Not yet');
    pty.write(`${solution}\r`);
    await until('Right.');
    return withoutEmptyEnds(seen().map(runsOf));
  } finally {
    pty.kill();
    screen.dispose();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Writes a history that ends right before the question; gives what to type. */
function prepare(home) {
  const content = (name) => readFileSync(join(root, 'dist/content', name));
  const step = JSON.parse(content('outline.json')).roadmap.steps.find(({ id }) => id === SHOWN.step);
  const briefs = JSON.parse(content(`briefs-${SHOWN.step}.json`));
  const question = briefs.find(({ id }) => id === SHOWN.question);
  const questions = JSON.parse(brotliDecompressSync(content(`questions-${SHOWN.step}.json.br`)));
  const body = questions.find(({ id }) => id === SHOWN.question);
  const events = [
    { type: 'setting', key: 'track', value: 'node' },
    { type: 'go', step: step.id },
  ];
  for (const { id: lesson, parts } of step.lessons.slice(
    0,
    step.lessons.findIndex(({ id }) => id === question.lesson) + 1,
  )) {
    const read = lesson === question.lesson ? 1 : parts;
    for (let part = 1; part <= read; part++) events.push({ type: 'lesson', step: step.id, lesson, part, parts, ms: 1 });
    for (const { id, concept, rev, kind } of briefs.filter((one) => one.check && one.lesson === lesson)) {
      const answer = {
        step: step.id,
        lesson,
        concept,
        question: id,
        rev,
        kind,
        given: '',
        outcome: 'right',
        hint: false,
      };
      if (id !== SHOWN.question) events.push({ type: 'answer', ...answer, ms: 1, where: 'check', quiz: null });
    }
  }
  const at = new Date().toISOString().replace('Z', '+00:00');
  const lines = events.map((event, index) =>
    JSON.stringify({ id: `0picture${String(index).padStart(10, '0')}`, at, ...event }),
  );
  mkdirSync(join(home, 'history'));
  writeFileSync(join(home, 'history', 'picture.jsonl'), `${lines.join('\n')}\n`);
  return { mistake: body.wrong[1].code.trim(), solution: body.solution.trim() };
}

function runsOf(line) {
  const runs = [];
  for (let x = 0; x < COLUMNS; x++) {
    const cell = line.getCell(x);
    const look = {
      color: cell.isFgPalette() ? cell.getFgColor() : null,
      ground: cell.isBgPalette() ? cell.getBgColor() : null,
      bold: Boolean(cell.isBold()),
      dim: Boolean(cell.isDim()),
      italic: Boolean(cell.isItalic()),
      underline: Boolean(cell.isUnderline()),
    };
    const last = runs.at(-1);
    const chars = cell.getChars() || ' ';
    if (last && JSON.stringify(last.look) === JSON.stringify(look)) last.text += chars;
    else runs.push({ x, look, text: chars });
  }
  // Columns stand where they are: a browser may make one of several spaces.
  return runs.flatMap(({ x, look, text }) =>
    [...text.matchAll(/\S+(?: \S+)*/g)].map((found) => ({ x: x + found.index, look, text: found[0] })),
  );
}

function withoutEmptyEnds(lines) {
  const used = lines.flatMap((runs, index) => (runs.length > 0 ? [index] : []));
  return lines.slice(used[0], used.at(-1) + 1);
}

const [CELL, LINE, MARGIN, BAR, SIZE] = [8.4, 18, 18, 32, 14];

function svg(lines, theme) {
  const [width, height] = [Math.round(COLUMNS * CELL + 2 * MARGIN), lines.length * LINE + BAR + 2 * MARGIN];
  const plain = lines.map((runs) => runs.reduce((text, run) => text.padEnd(run.x) + run.text, '')).join('\n');
  const drawn = lines.flatMap((runs, row) =>
    runs.map(({ x, look, text }) => {
      const { length } = text;
      const fill = look.color === null ? (look.dim ? theme.dim : theme.text) : COLORS[look.color];
      const styles = [
        look.bold && ' font-weight="bold"',
        look.italic && ' font-style="italic"',
        look.underline && ' text-decoration="underline"',
      ];
      const at = `x="${round(MARGIN + x * CELL)}" y="${BAR + MARGIN + row * LINE + SIZE}"`;
      // The length holds the columns, whatever the font.
      const held = length > 1 ? ` textLength="${round(length * CELL)}"` : '';
      const place = `x="${round(MARGIN + x * CELL)}" y="${BAR + MARGIN + row * LINE}"`;
      const behind =
        look.ground === null
          ? ''
          : `<rect ${place} width="${round(length * CELL)}" height="${LINE}" fill="#${COLORS[look.ground]}"/>`;
      return `${behind}<text ${at}${held} fill="#${fill}"${styles.filter(Boolean).join('')}>${escaped(text)}</text>`;
    }),
  );
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"`,
    `  font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${SIZE}"`,
    '  xml:space="preserve">',
    '<title>roadmap next: a question that is answered with SQL, a mistake, and the right line</title>',
    `<desc>${escaped(plain)}</desc>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#${theme.ground}"/>`,
    `<path d="M0 ${BAR}V8a8 8 0 0 1 8-8h${width - 16}a8 8 0 0 1 8 8v${BAR - 8}z" fill="#${theme.bar}"/>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8" fill="none" stroke="#${theme.bar}"/>`,
    `<text x="${width / 2}" y="21" text-anchor="middle" fill="#${theme.dim}">roadmap next</text>`,
    ...drawn,
    '</svg>',
  ].join('\n')}\n`;
}

function round(number) {
  return Math.round(number * 10) / 10;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { build } = await import('./dist.js');
  const faults = await build();
  if (faults.length > 0) throw new Error(faults.join('\n'));
  for (const [file, text] of Object.entries(await pictures())) writeFileSync(join(root, file), text);
}
