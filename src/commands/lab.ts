import type { Context } from '../context.js';
import type { Lab } from '../domain/lab/lab.js';
import { markdownFor } from '../domain/road/track-blocks.js';
import { shownTo } from '../domain/standing/standing.js';
import { RoadmapError } from '../errors.js';
import { contractText } from '../report/contract.js';
import { readLabState, writeLabState } from '../store/lab-state.js';
import { shellWord } from '../store/shell-word.js';
import { nameOf, numberOf, pickLab } from '../teaching/lab/pick-lab.js';
import { stepName } from '../teaching/names.js';
import { folderOf, ownFolder, startLine } from '../teaching/lab/own-folder.js';
import { edit } from '../terminal/editor.js';
import { labText, type State } from '../terminal/lab-view.js';
import { renderMarkdown } from '../terminal/markdown.js';
import { page } from '../terminal/pager.js';

/** The brief of a lab, its checks, and what to do now. */
export async function lab(context: Context, wanted: string | undefined, { json }: { json: boolean }): Promise<void> {
  const { terminal } = context;
  const { lab: picked, step } = await pickLab(context, wanted);
  const { roadmap, lab: bodyOf } = await context.content();
  const { progress } = await context.store();
  const done = progress.labs[picked.id];
  const stateOf = (id: string): State =>
    done?.passed.includes(id) ? 'passed' : done?.failed.includes(id) ? 'failed' : 'open';
  const states = picked.checks.map((check) => ({ check, state: stateOf(check.id) }));
  const folder = folderOf(picked, readLabState(await context.home()));
  if (json) {
    const { jsonLine } = await import('../report/json.js');
    const checks = states.map(({ check, state }) => ({ id: check.id, title: check.title, state }));
    const { id, title, minutes, rev } = picked;
    return terminal.print(
      jsonLine({ lab: { id, step: step.id, title, minutes, rev, folder, passedAt: done?.passedAt ?? null, checks } }),
    );
  }
  const name = await nameOf(context, picked);
  await terminal.loadHighlighting();
  const brief = markdownFor(bodyOf(picked.id).brief, shownTo(roadmap, progress, { track: null }));
  const facts = { lab: picked, stepName: stepName(step), brief, states };
  await page(
    labText({ ...facts, now: nowLines(picked, name, folder, done?.passedAt ?? null, done !== undefined) }, terminal),
    terminal,
    context.env,
  );
}

function nowLines(picked: Lab, name: string, folder: string | null, passedAt: string | null, begun: boolean): string[] {
  if (passedAt !== null)
    return [
      `Built on ${passedAt.slice(0, 10)}. \`roadmap lab check ${picked.id}${picked.isRung ? '' : ' --all'}\` checks it again${picked.isRung ? '' : ', with the labs before it'}.`,
    ];
  if (!begun)
    return [
      `Now: \`${startLine(picked, folder === null ? 'FOLDER' : shellWord(folder), name !== '')}\` lays down what it begins with.`,
    ];
  return [
    `Now: write it in ${folder ?? 'your folder'}, and run \`roadmap lab check${name}\`; \`roadmap lab hint${name}\` helps.`,
  ];
}

/** One hint more each time, up to three. */
export async function labHint(context: Context, wanted: string | undefined): Promise<void> {
  const { terminal } = context;
  const { lab: picked } = await pickLab(context, wanted);
  const { roadmap, lab: bodyOf } = await context.content();
  const shows = shownTo(roadmap, (await context.store()).progress, { track: null });
  const hints = bodyOf(picked.id).hints.map((hint) => markdownFor(hint, shows).trimStart());
  const home = await context.home();
  const state = readLabState(home);
  const taken = Math.min((state.hints[picked.id] ?? 0) + 1, hints.length);
  writeLabState(home, { ...state, hints: { ...state.hints, [picked.id]: taken } });
  await terminal.loadHighlighting();
  for (const [index, hint] of hints.slice(0, taken).entries())
    terminal.print(renderMarkdown(`${index + 1} of ${hints.length}: ${hint}`, terminal));
  if (taken < hints.length) return;
  terminal.say(`There are no more. \`roadmap lab solution${await nameOf(context, picked)}\` shows a whole one.`);
}

/** Opens the learner's folder in their editor. */
export async function labOpen(context: Context): Promise<void> {
  const { lab: picked } = await pickLab(context);
  const { folder } = await ownFolder(context, picked);
  const edited = await edit(folder, context.env);
  if (edited.kind === 'closed') return;
  const why =
    edited.kind === 'failed' ? `the editor "${edited.editor}" did not work: ${edited.why}` : 'no editor was found';
  throw new RoadmapError(`${folder} was not opened: ${why}.`, 'Set EDITOR, or open the folder with any program.');
}

/** What Shelf has to answer, up to a step, as Markdown. */
export async function labContract(context: Context, wanted: string | undefined): Promise<void> {
  const { contract } = await context.content();
  const agreed = contract();
  if (!agreed) throw new RoadmapError('This roadmap has no contract.', '`roadmap lab` shows what its labs ask for.');
  const { roadmap, step, lab: picked } = await pickLab(context, wanted);
  if (wanted === undefined && picked.isRung)
    throw new RoadmapError(
      `"${picked.title}" stands alone, and has no contract but its brief.`,
      `\`roadmap lab ${picked.id}\` shows it.`,
    );
  const text = contractText(agreed, wanted === undefined ? numberOf(roadmap.steps, picked) : step.number);
  if (!context.terminal.attended) return context.terminal.print(text.trimEnd());
  await context.terminal.loadHighlighting();
  await page(renderMarkdown(text, context.terminal), context.terminal, context.env);
}
