/** What to say where a program is not on this machine, so that what was written cannot be run. */
export function missingProgram(program: string): string {
  const how = HOW_TO_GET[program] ?? `Install ${program}`;
  return `${program} is not on this machine, so this cannot be run here. ${how}. Nothing is counted.`;
}

const HOW_TO_GET: Record<string, string> = {
  'Python 3': 'Get it from python.org, or with `sudo apt install python3` or `brew install python`',
  git: 'Get it from git-scm.com, or with `sudo apt install git` or `brew install git`',
  sh: 'On Windows, Git for Windows (git-scm.com) brings it, and so does WSL',
};
