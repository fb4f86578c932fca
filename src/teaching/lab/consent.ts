import type { Teaching } from '../../context.js';
import { hashOf } from '../../domain/asking/asked.js';
import type { Lab, LabBody } from '../../domain/lab/lab.js';
import { RoadmapError } from '../../errors.js';
import type { Project } from '../../lab/project.js';
import { agree, isAgreed } from '../../store/agreements.js';
import { cleanForeign } from '../../terminal/clean.js';
import { indented, textColumns, wrap } from '../../terminal/wrap.js';

/**
 * Has the learner agree to what a round runs on this machine: once for each lab, folder and set of commands. A folder
 * may be somebody else's clone, and a roadmap that is not built in has checks of its author.
 */
export async function agreeToRun(
  context: Teaching,
  lab: Lab,
  body: LabBody,
  project: Project,
  yes: boolean,
): Promise<void> {
  const { builtIn } = await context.content();
  const own = builtIn ? [lab.id, lab.rev] : [lab.id, lab.rev, body.checks, body.files];
  const hash = hashOf(JSON.stringify([own, project.commands, project.env, project.folder]));
  const home = await context.home();
  if (isAgreed(home, hash)) return;
  const { terminal } = context;
  if (!yes) {
    for (const line of whatRuns(lab, body, project, builtIn)) {
      const by = line.startsWith('  ') ? 2 : 0;
      terminal.print(indented(wrap(line.trimStart(), textColumns(terminal) - by, 2), by));
    }
    if (!(await context.canAsk()))
      throw new RoadmapError('Nothing was run: you have not agreed to it.', 'Agree with `roadmap lab check --yes`.', 2);
    if (!(await (await context.prompter()).confirm('Run this here, now and later, until it changes?', true)))
      throw new RoadmapError('Nothing was run.', 'Nothing is counted; `roadmap lab check` asks again.');
  }
  agree(home, hash);
}

function whatRuns(lab: Lab, { checks }: LabBody, { folder, commands, env }: Project, builtIn: boolean): string[] {
  const kinds = new Set(checks.flatMap(({ steps }) => steps.map(({ ask }) => ask.kind)));
  const scripts = new Set(
    checks.flatMap(({ steps }) =>
      steps.flatMap(({ ask }) =>
        ask.kind === 'run' && ask.words[0] === 'sh' ? [ask.words.slice(0, 2).join(' ')] : [],
      ),
    ),
  );
  const lines = Object.entries(commands).map(([name, command]) => `  ${name}: ${cleanForeign(command)}`);
  const named = Object.entries(env).map(([name, value]) => `  env ${name}=${cleanForeign(value)}`);
  return [
    `"${lab.title}" runs programs of yours, with your rights, in ${cleanForeign(folder)}:`,
    ...lines,
    ...named,
    ...[...scripts].map((script) => `  ${script}`),
    ...(kinds.has('tests') ? ['  all of these on copies of it, with a small fault in each'] : []),
    ...(kinds.has('git') ? ['  git, to read the history of this folder'] : []),
    ...(kinds.has('site') ? ['They ask a site that is opened for them on this machine, and closed again.'] : []),
    ...(lines.length + scripts.size === 0 && !kinds.has('git') ? ['  nothing: its files are read'] : []),
    ...(builtIn ? [] : ['What is asked of them is the work of this roadmap’s author, not of the tutor.']),
  ];
}

/** A database that looks like one that is used for real is not to be filled by checks. */
export function refuseRealDatabase({ env }: Project): void {
  const url = env['DATABASE_URL'];
  if (url === undefined || /lab|test/i.test(url.slice(url.lastIndexOf('/') + 1))) return;
  throw new RoadmapError(
    `DATABASE_URL in shelf.yaml does not look like a database for trying: ${cleanForeign(url.replace(/:[^:@/]*@/, ':…@'))}`,
    'Checks write into it. Make one whose name holds "lab" or "test", and name that.',
  );
}
