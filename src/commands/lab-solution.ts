import type { Context } from '../context.js';
import type { Framework } from '../domain/lab/framework.js';
import { changedWith, filesFor, type Files } from '../domain/lab/laid-out.js';
import { trackOf } from '../domain/standing/standing.js';
import { readLabState, writeLabState } from '../store/lab-state.js';
import { frameworksOf, pickFramework } from '../teaching/lab/pick-framework.js';
import { labsBefore, nameOf, pickLab, type Picked } from '../teaching/lab/pick-lab.js';
import { renderMarkdown } from '../terminal/markdown.js';
import { page } from '../terminal/pager.js';
import { textColumns, wrap } from '../terminal/wrap.js';

/** A reference, as files; before the lab is passed it is asked for twice. */
export async function labSolution(
  context: Context,
  wanted: string | undefined,
  { with: named }: { with?: string },
): Promise<void> {
  const { terminal } = context;
  const picked = await pickLab(context, wanted);
  const { roadmap, lab } = picked;
  const framework = named === undefined ? null : pickFramework(roadmap, lab, named);
  const { progress } = await context.store();
  const home = await context.home();
  const state = readLabState(home);
  if (!progress.labs[lab.id]?.passedAt && !state.asked.includes(lab.id)) {
    writeLabState(home, { ...state, asked: [...state.asked, lab.id] });
    const name = await nameOf(context, lab);
    return terminal.say(
      `"${lab.title}" is not passed yet. \`roadmap lab hint${name}\` says less, and leaves the finding to you. Ask once more to see a whole solution.`,
    );
  }
  const track = trackOf(roadmap, progress);
  const files = await filesOf(context, picked, track, framework);
  await terminal.loadHighlighting();
  const texts = Object.entries(files).map(([name, text]) => {
    const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length + 1)));
    return renderMarkdown(`**${name}**\n\n${fence}${languageOf(name)}\n${text.trimEnd()}\n${fence}`, terminal);
  });
  const say = (line: string) => wrap(line, textColumns(terminal));
  const others = frameworksOf(roadmap, lab).filter((one) => one.track === track && one.id !== framework?.id);
  const intro = [say(introOf(picked, framework)), ...others.map((one) => say(otherLine(picked, one)))];
  await page([intro.join('\n'), ...texts].join('\n\n'), terminal, context.env);
}

async function filesOf(
  context: Context,
  { roadmap, lab }: Picked,
  track: string | null,
  framework: Framework | null,
): Promise<Files> {
  const { lab: bodyOf } = await context.content();
  if (framework === null) return filesFor(bodyOf(lab.id).reference, track);
  return changedWith(
    framework,
    [...labsBefore(roadmap, lab), lab].map(({ id }) => bodyOf(id)),
  );
}

function introOf({ lab }: Picked, framework: Framework | null): string {
  const way = framework === null ? 'One way of many' : `One way of many, with ${framework.id}`;
  return lab.isRung ? `${way}.` : `${way}: what it adds to the labs before it, and changes in them.`;
}

function otherLine({ lab }: Picked, { id }: Framework): string {
  return `There is one with ${id}, too: \`roadmap lab solution ${lab.id} --with ${id}\`.`;
}

const LANGUAGES: Record<string, string> = {
  js: 'js',
  py: 'python',
  sh: 'sh',
  sql: 'sql',
  yaml: 'yaml',
  yml: 'yaml',
  html: 'html',
  css: 'css',
  json: 'json',
};

function languageOf(name: string): string {
  return LANGUAGES[name.slice(name.lastIndexOf('.') + 1)] ?? 'text';
}
