import type { Lazily, Verb } from './program-lab.js';
import { examples } from './usage.js';

/** The commands for those who write a roadmap. */
export function addAuthorCommands(verb: Verb, lazily: Lazily): void {
  const author = verb(
    'author',
    'check a roadmap that you write',
    'roadmap author check my-roadmap',
    'roadmap author check --run',
    'roadmap author coverage',
  );
  author
    .command('check [dir]')
    .addHelpText('before', examples('roadmap author check my-roadmap', 'roadmap author check --run'))
    .description('print every fault of a roadmap as file:line:col')
    .option('--run', 'run its examples, what has to be written, and its labs, too', false)
    .option('--only <id>', 'only this rule; with --run: only this lesson, question or lab')
    .option('--pending', 'print what breaks rules that the roadmap does not hold itself to yet, too', false)
    .option('--track <track>', 'with --run: only what is proved again for this track, on another Node say')
    .option('--every', 'with --run: each reference of a lab on all labs before it, too', false)
    .option('--lang <language>', 'its translation into this language: what is not shown, and why')
    .option('--strict', 'fail for advice too, not for errors alone', false)
    .action(lazily(async () => (await import('./commands/author-check.js')).authorCheck));

  author
    .command('coverage [dir]')
    .addHelpText('before', examples('roadmap author coverage my-roadmap'))
    .description('print each topic with its lessons and questions')
    .action(lazily(async () => (await import('./commands/author-coverage.js')).authorCoverage));
}
