const [COMMAND, BY_START, BY_NPX] = ['roadmap', 'npm start --', 'npx roadmap-tutor'];

let name = COMMAND;

/** Learns from what npm leaves in the environment what the learner typed to get here. */
export function learnCommandName(env: NodeJS.ProcessEnv): void {
  if (env['npm_lifecycle_event'] === 'start' && env['npm_package_name'] === 'roadmap-tutor') name = BY_START;
  else if (env['npm_command'] === 'exec' && /^\W?roadmap/.test(env['npm_lifecycle_script'] ?? '')) name = BY_NPX;
  else name = COMMAND;
}

export function commandName(): string {
  return name;
}

/** A text whose commands, such as `roadmap next` in backticks, are as this learner types them. */
export function asTyped(text: string): string {
  if (name === COMMAND) return text;
  return text.replace(/`roadmap(\s[^`]*)?`/g, (_match, rest: string = '') => `\`${typed(rest)}\``);
}

/** The command that this learner types, from what stands after `roadmap`. */
export function typed(rest: string): string {
  const words = rest.trim();
  // The script itself runs `next`.
  if (name === BY_START && (words === '' || words === 'next')) return 'npm start';
  return `${name} ${words}`.trimEnd();
}
