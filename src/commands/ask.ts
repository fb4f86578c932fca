import type { Context } from '../context.js';
import { RoadmapError, usageError } from '../errors.js';
import { onInterrupt, throwIfInterrupted } from '../interruption.js';
import { readHere } from '../store/here.js';
import { OFF } from '../domain/standing/settings.js';
import { packOf } from '../teaching/ask.js';
import { cleanForeign } from '../terminal/clean.js';
import { renderMarkdown } from '../terminal/markdown.js';

/** Makes of an answered question a text for any assistant: prints it, copies it, or gives it to the learner's own program. */
export async function ask(
  context: Context,
  back: number | undefined,
  how: { copy: boolean; print: boolean },
): Promise<void> {
  const { terminal } = context;
  if (back === 0) throw usageError('There is no answer 0.', 'The newest is 1, the one before it 2.');
  const { text, answer } = await packOf(context, back ?? 1);
  const command = how.copy || how.print ? OFF : (readHere(await context.home())['ask-with'] ?? OFF);
  if (how.copy) await copy(context, text);
  const { id, question, step, concept } = answer;
  await (await context.store()).record({ type: 'ask', answer: id, question, step, concept }, 'That you asked');
  if (command !== OFF) return hear(context, command, text);
  if (how.copy) return;
  if (terminal.input !== 'prompts') return terminal.print(text.trimEnd());
  await terminal.loadHighlighting();
  terminal.print(renderMarkdown(text, terminal));
  terminal.note(HOW);
}

async function copy({ terminal, env }: Context, text: string): Promise<void> {
  const { copyText } = await import('../terminal/clipboard.js');
  const program = await copyText(text, env);
  if (program === null)
    throw new RoadmapError(
      'Nothing was copied: there is no clipboard here that pbcopy, wl-copy, xclip, xsel or clip.exe could reach.',
      '`roadmap ask --print` prints it.',
    );
  terminal.say(`Copied with ${program}: paste it wherever you ask.`);
}

/** Gives the text to a program, and shows what that says. */
async function hear({ terminal, env }: Context, command: string, text: string): Promise<void> {
  const { tellProgram } = await import('../lab/tell-program.js');
  const { heardText } = await import('../terminal/heard-view.js');
  const stop = new AbortController();
  const forget = onInterrupt(() => stop.abort());
  await terminal.progress(`asking ${cleanForeign(command)}`);
  try {
    const heard = await tellProgram(command, text, { env, signal: stop.signal });
    throwIfInterrupted();
    await terminal.progress(null);
    if ('failed' in heard)
      throw new RoadmapError(
        `"${cleanForeign(command)}" gave no answer: ${cleanForeign(heard.failed)}.`,
        '`roadmap ask --print` prints what it was given; `roadmap config set ask-with COMMAND` names another, `off` none.',
      );
    terminal.print(heardText(command, heard.said, terminal));
  } finally {
    forget();
    await terminal.progress(null);
  }
}

const HOW = 'Give this to anyone. `roadmap ask --copy` puts it on the clipboard; nothing of it has left this machine.';
