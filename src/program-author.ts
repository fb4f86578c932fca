import { Argument, Option } from 'commander';
import { FILE_KINDS } from './content/file-kinds.js';
import type { Lazily, Verb } from './program-lab.js';
import { examples } from './usage.js';

/** The commands for those who write a roadmap. */
export function addAuthorCommands(verb: Verb, lazily: Lazily): void {
  const author = verb(
    'author',
    'write a roadmap of your own, and check it',
    'roadmap author new my-roadmap',
    'roadmap author preview',
    'roadmap author check my-roadmap',
    'roadmap author check --run',
    'roadmap author coverage',
  );
  author
    .command('new <dir>')
    .addHelpText('before', examples('roadmap author new my-roadmap'))
    .description('lay down a small roadmap that teaches its own format, in a new folder')
    .action(lazily(async () => (await import('./commands/author-new.js')).authorNew));

  author
    .command('preview [lesson|question|lab]')
    .addHelpText('before', examples('roadmap author preview', 'roadmap author preview queue-basics --once'))
    .description(
      'show a lesson, a question or a lab as a learner sees it, again at each save; else what was saved last',
    )
    .option('--once', 'show it once, and end', false)
    .option('--track <track>', 'with the code of this track')
    .action(lazily(async () => (await import('./commands/author-preview.js')).authorPreview));

  author
    .command('check [dir]')
    .addHelpText('before', examples('roadmap author check my-roadmap', 'roadmap author check --run'))
    .description('print every fault of a roadmap as file:line:col')
    .option('--run', 'run its examples, what has to be written, and its labs, too', false)
    .option('--only <id>', 'only this rule; with --run: only this lesson, question or lab')
    .option('--pending', 'print what breaks rules that the roadmap does not hold itself to yet, too', false)
    .option('--track <track>', 'with --run: only what is proved again for this track, on another Node say')
    .option(
      '--every',
      'with --run: each reference of a lab on all labs before it, and each wrong solution on what its check needs, too',
      false,
    )
    .option('--lang <language>', 'its translation into this language: what is not shown, and why')
    .option('--strict', 'fail for advice too, not for errors alone', false)
    .option('--watch', 'again whenever a file is saved', false)
    .addOption(new Option('--json', 'print JSON').default(false).conflicts('watch'))
    .action(lazily(async () => (await import('./commands/author-check.js')).authorCheck));

  author
    .command('coverage [dir]')
    .addHelpText('before', examples('roadmap author coverage my-roadmap'))
    .description('print each topic with its lessons and questions')
    .action(lazily(async () => (await import('./commands/author-coverage.js')).authorCoverage));

  author
    .command('schema')
    .addArgument(new Argument('[kind]', 'the kind of file').choices(FILE_KINDS))
    .addHelpText('before', examples('roadmap author schema quiz', 'roadmap author schema --write my-roadmap'))
    .description('print the JSON Schema of a kind of file, for editors')
    .option('--write <dir>', 'write those of all kinds into the folder `schema` of a roadmap')
    .action(lazily(async () => (await import('./commands/author-schema.js')).authorSchema));

  author
    .command('import <file...>')
    .addHelpText('before', examples('roadmap author import bank.gift', 'roadmap author import quizzes/*.toml -o rust'))
    .description('make a roadmap of a bank: GIFT, mdbook-quiz, CSV, or a text export of Anki')
    .option('-o, --output <dir>', 'the folder to make')
    .addOption(new Option('-f, --format <format>', 'what it is written in').choices(['gift', 'mdbook', 'csv', 'anki']))
    .option('--force', 'make the folder of an earlier import again', false)
    .option('--json', 'print JSON', false)
    .action(lazily(async () => (await import('./commands/author-import.js')).authorImport));
}
