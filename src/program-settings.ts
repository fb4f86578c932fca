import { Argument, type Command } from 'commander';
import type { Context, Flags } from './context.js';
import type { Lazily, Verb } from './program-lab.js';
import { examples } from './usage.js';

type Run = (flags: Flags, act: (context: Context) => Promise<unknown>) => Promise<void>;

/** The commands for what the program keeps, and for the machine that it runs on. */
export function addSettingsCommands(program: Command, verb: Verb, lazily: Lazily, run: Run, version: string): void {
  const config = verb(
    'config',
    'settings: get, set, unset, path',
    'roadmap config get',
    'roadmap config set track node',
    'roadmap config path',
  );
  config
    .command('get [setting]', { isDefault: true })
    .addHelpText('before', examples('roadmap config get track', 'roadmap config get --json'))
    .description('print a setting, or all')
    .option('--json', 'print JSON', false)
    .action(lazily(async () => (await import('./commands/config.js')).configGet));
  config
    .command('set <setting> <value>')
    .addHelpText('before', examples('roadmap config set weekly-hours 5'))
    .description('change a setting')
    .action(lazily(async () => (await import('./commands/config.js')).configSet));
  config
    .command('unset <setting>')
    .addHelpText('before', examples('roadmap config unset retention'))
    .description('go back to what holds where nothing is set')
    .action(lazily(async () => (await import('./commands/config.js')).configUnset));
  config
    .command('path')
    .addHelpText('before', examples('roadmap config path'))
    .description('print the folder that holds your progress')
    .action(lazily(async () => (await import('./commands/config.js')).configPath));
  verb('doctor', 'check versions, files and history', 'roadmap doctor', 'roadmap doctor --json')
    .option('--json', 'print JSON', false)
    .action((options: { json: boolean }) =>
      run(program.opts<Flags>(), async (context) =>
        (await import('./commands/doctor.js')).doctor(context, { ...options, version }),
      ),
    );
  verb(
    'completion',
    'print what makes TAB complete commands, steps, lessons, labs and settings',
    'roadmap completion bash >> ~/.bashrc',
    'roadmap completion zsh >> ~/.zshrc',
    'roadmap completion fish > ~/.config/fish/completions/roadmap.fish',
    'roadmap completion powershell >> $PROFILE',
  )
    .addArgument(new Argument('<shell>', 'the shell that you use').choices(['bash', 'zsh', 'fish', 'powershell']))
    .action(lazily(async () => (await import('./commands/completion.js')).completion));
  // What these scripts ask at each TAB: `roadmap complete -- go sec`.
  program.command('complete [words...]', { hidden: true }).action(async (words: string[]) => {
    const { complete, placeAt } = await import('./commands/complete.js');
    const place = placeAt(program, words);
    const flags = program.opts<Flags>();
    await run({ ...flags, ...(place.roadmap && { roadmap: place.roadmap }) }, (context) => complete(context, place));
  });
}
