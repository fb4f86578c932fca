// commander starts other programs only for executable subcommands.
export const spawn = null;
