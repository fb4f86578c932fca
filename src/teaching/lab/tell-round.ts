import type { Context } from '../../context.js';
import { asTyped } from '../../terminal/command-name.js';
import { promiseOf } from '../../domain/lab/promise.js';
import type { Lab } from '../../domain/lab/lab.js';
import type { Project } from '../../lab/project.js';
import type { RoundEvent } from '../../lab/round/asked.js';
import { lastLines } from '../../terminal/last-lines.js';
import { checkText, noStartText, triedText } from '../../terminal/lab-view.js';
import { textColumns, wrap } from '../../terminal/wrap.js';
import type { Rounded } from './check-lab.js';

/** The words of a round: before it, at each thing that happens, and at its end. */
export async function roundTexts(
  { terminal, content }: Pick<Context, 'terminal' | 'content'>,
  lab: Lab,
  project: Project,
  verbose: boolean,
) {
  const promise = promiseOf((await content()).lab(lab.id).brief);
  const line = (text: string) => wrap(text, textColumns(terminal), 2);
  const name = `roadmap lab check${idOf(lab)}`;
  // A rung is climbed without a lesson beside it, until one asks.
  const reads = !lab.isRung || verbose;
  return {
    heading: terminal.style.strong(line(`${lab.title}: ${lab.checks.length} checks on ${project.folder}`)),
    of(event: RoundEvent): string {
      switch (event.kind) {
        case 'checked':
          return checkText(event.check, event.result, { verbose, name, reads }, terminal);
        case 'no-start':
          return noStartText({ ...event, command: project.commands.start ?? '' }, terminal);
        case 'built':
          return (
            terminal.style.strong(line(`Your build failed: ${project.commands.build}`)) + `\n${lastLines(event.said)}`
          );
        case 'command-failed':
          return (
            terminal.style.strong(line(`Your ${event.command}: failed: ${project.commands[event.command]}`)) +
            `\n${lastLines(event.said)}`
          );
        case 'started':
          return verbose ? line(`Your program answered after ${event.ms} ms.`) : '';
        case 'tried':
          return triedText(event, terminal);
        case 'working':
        case 'ended':
          return '';
      }
    },
    end: (rounded: Rounded) => endLines(rounded, lab, promise).map(line).join('\n'),
  };
}

/** A rung is named: without a name, the road's own program is meant. */
function idOf({ id, isRung }: Lab): string {
  return isRung ? ` ${id}` : '';
}

function endLines(
  { results, green, problem, left, answersStill, leftOut }: Rounded,
  lab: Lab,
  promise: string | null,
): string[] {
  const counted = results.filter(({ check }) => !check.note);
  const passed = counted.filter(({ result }) => result.kind === 'passed').length;
  const failed = counted.find(({ result }) => result.kind === 'failed');
  const elsewhere = counted.filter(({ result }) => result.kind === 'not-here' || result.kind === 'unclear').length;
  const summary = `${passed} of ${counted.length} ${counted.length === 1 ? 'check passes' : 'checks pass'}${elsewhere > 0 ? `, ${elsewhere} could not be checked here` : ''}.`;
  const notes = results.length - counted.length;
  const noted = notes === 0 ? '' : ` ${notes} more ${notes === 1 ? 'is a note' : 'are notes'}, not counted.`;
  const lines = problem === null ? [`${summary}${noted}`] : ['Nothing was asked: fix this first.'];
  if (answersStill !== null)
    lines.push(
      `Something still answers on ${answersStill}. Was it started by docker, pm2 or a service? Put the command that stops it under \`stop:\` in shelf.yaml.`,
    );
  if (left > 0)
    lines.push(
      `${left} ${left === 1 ? 'program' : 'programs'} that yours had started did not end and had to be ended.`,
    );
  if (leftOut.length > 0)
    lines.push(`Not asked here, since it takes a minute: \`roadmap lab check --only ${leftOut.join(' ')}\`.`);
  if (green && results.length === lab.checks.length)
    lines.push(
      `Built: "${lab.title}" is green.${promise === null ? '' : ` Now ${promise}.`} \`roadmap next\` goes on.`,
    );
  else if (failed) lines.push(`Now: fix ${failed.check.id}, then check again; \`roadmap lab hint${idOf(lab)}\` helps.`);
  return lines;
}

/** A round as data, for scripts and the learner's own pipeline. */
export async function roundJson(rounds: Rounded[], { folder }: Project): Promise<string> {
  const { jsonLine } = await import('../../report/json.js');
  return jsonLine({
    folder,
    green: rounds.every(({ green }) => green),
    labs: rounds.map(({ lab, green, problem, left, answersStill, results }) => ({
      ...{ id: lab.id, rev: lab.rev, green, left, answersStill },
      problem: problem === null ? null : problem.said,
      checks: results.map(({ check, result }) => ({
        ...{ id: check.id, title: check.title, note: check.note, result: result.kind },
        ...(result.kind === 'failed'
          ? {
              step: result.step,
              asked: result.asked,
              misfits: result.misfits,
              likely: asTyped(result.likely ?? '') || null,
              said: result.said,
            }
          : {}),
        ...(result.kind === 'not-asked' ? { needs: result.needs } : {}),
        ...(result.kind === 'not-here' || result.kind === 'unclear' ? { why: result.why } : {}),
      })),
    })),
  });
}
