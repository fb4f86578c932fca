import { CommanderError, InvalidArgumentError, type Command } from 'commander';
import { editDistance } from './domain/road/find.js';
import { usageError } from './errors.js';

export function unknownCommand(program: Command, word: string): Error {
  const names = program.commands.map((command) => command.name());
  // Of two that are as near, the one as long is meant: `stauts` is a slip in `status`, not in `stats`.
  const far = (name: string) => editDistance(name, word) + Math.abs(name.length - word.length) / 10;
  const least = Math.min(...names.map(far));
  const near = names.filter((name) => editDistance(name, word) <= 2 && far(name) === least);
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : '`roadmap --help` lists the commands.';
  return usageError(`There is no command "${word}".`, hint);
}

/** The exit code of an error that commander has reported itself. */
export function commanderExit(error: unknown): number | null {
  if (!(error instanceof CommanderError)) return null;
  return error.exitCode === 0 ? 0 : 2;
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

export function examples(...lines: string[]): string {
  return `Examples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`;
}
