/**
 * Whether the terminal shows OSC 8 links; one that does not know them may print them as text, which is worse than none.
 * What the package supports-hyperlinks knows and some more; that one reads process.argv, and would be loaded at every start.
 */
export function knowsHyperlinks(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  const forced = env['FORCE_HYPERLINK'];
  if (forced) return Number(forced) !== 0;
  if (env['CI'] || env['TEAMCITY_VERSION']) return false;
  if (['WT_SESSION', 'KITTY_WINDOW_ID', 'CURSOR_TRACE_ID', 'DOMTERM'].some((name) => env[name])) return true;
  const least = SINCE[env['TERM_PROGRAM'] ?? ''];
  if (least) return isAtLeast(env['TERM_PROGRAM_VERSION'] ?? '', least);
  if (platform === 'win32') return false;
  // VTE 0.50.0 crashes on a link.
  if (env['VTE_VERSION']) return Number(env['VTE_VERSION']) > 5000;
  if (env['KONSOLE_VERSION']) return Number(env['KONSOLE_VERSION']) >= 201_200;
  return ['alacritty', 'foot', 'foot-extra', 'xterm-kitty', 'xterm-ghostty'].includes(env['TERM'] ?? '');
}

/** The first version of each program that shows links; every version where it is empty. */
const SINCE: Record<string, number[] | undefined> = {
  'iTerm.app': [3, 1],
  WezTerm: [20_200_620],
  vscode: [1, 72],
  ghostty: [],
  Hyper: [],
  rio: [],
  zed: [],
};

function isAtLeast(version: string, least: number[]): boolean {
  const numbers = (/[\d.]+/.exec(version)?.[0] ?? '').split('.').map(Number);
  const differing = least.findIndex((number, index) => number !== (numbers[index] ?? 0));
  return differing === -1 || (numbers[differing] ?? 0) > least[differing]!;
}
