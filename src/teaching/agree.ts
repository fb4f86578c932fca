import type { Teaching } from '../context.js';
import { programsIn } from '../domain/lab/agreement.js';
import { agree, isAgreed } from '../store/agreements.js';
import { LANGUAGE_NAMES } from '../terminal/write-view.js';

/** What was refused in this run: it is not asked again before each question. */
let refused: string | null = null;

/** Whether the programs of a roadmap may run here: the built-in one's may; somebody else's, once they were agreed to. */
export async function agreeToPrograms({ content, home, terminal, prompter }: Teaching): Promise<boolean> {
  const { builtIn, roadmap, body } = await content();
  if (builtIn) return true;
  const programs = programsIn(roadmap.steps.flatMap(({ id }) => body(id).questions));
  if (programs === null || programs.languages.length === 0) return true;
  const folder = await home();
  if (isAgreed(folder, programs.hash)) return true;
  if (refused === programs.hash) return false;
  const { questions, languages } = programs;
  terminal.say(
    `This roadmap is not the built-in one. ${questions} of its questions run code of its author on this machine, with your rights, in ${languages.map((name) => LANGUAGE_NAMES[name]).join(', ')}, around what you write. Agree to it only if you trust where it comes from.`,
  );
  if (!(await (await prompter()).confirm('Run its code here, now and later, until it changes?', false))) {
    refused = programs.hash;
    terminal.say('It is not run, and nothing is counted.');
    return false;
  }
  agree(folder, programs.hash);
  return true;
}
