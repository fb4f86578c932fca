import { spawn } from 'node:child_process';

/** A program of the system that takes a text to the clipboard. */
interface Tool {
  name: string;
  args: string[];
  on: NodeJS.Platform[];
  /** A variable without which there is no clipboard for it. */
  needs?: string;
  encoding?: BufferEncoding;
}

const UNIX: NodeJS.Platform[] = ['linux', 'freebsd', 'openbsd'];
const TOOLS: Tool[] = [
  { name: 'pbcopy', args: [], on: ['darwin'] },
  { name: 'wl-copy', args: [], on: UNIX, needs: 'WAYLAND_DISPLAY' },
  { name: 'xclip', args: ['-selection', 'clipboard'], on: UNIX, needs: 'DISPLAY' },
  { name: 'xsel', args: ['--clipboard', '--input'], on: UNIX, needs: 'DISPLAY' },
  // Within WSL, too. It takes bytes for the machine's old code page, unless they look like UTF-16.
  { name: 'clip.exe', args: [], on: ['win32', 'linux'], encoding: 'utf16le' },
];

/** Puts a text on the clipboard; gives the program that did it, null where there is none that could. */
export async function copyText(text: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  for (const tool of TOOLS) {
    if (!tool.on.includes(process.platform) || (tool.needs !== undefined && !env[tool.needs])) continue;
    if (await took(tool, text, env)) return tool.name;
  }
  return null;
}

const LIMIT_MS = 5000;

function took({ name, args, encoding = 'utf8' }: Tool, text: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((resolve) => {
    // Those of X and Wayland leave a process that holds the text; it would hold open streams too.
    const child = spawn(name, args, {
      stdio: ['pipe', 'ignore', 'ignore'],
      // Without it, pbcopy takes letters beyond ASCII for others.
      env: { ...env, ...(process.platform === 'darwin' ? { LC_CTYPE: 'UTF-8' } : {}) },
      windowsHide: true,
    });
    // Not by the option of `spawn`: its timer keeps us waiting where the program is not there.
    const timer = setTimeout(() => child.kill(), LIMIT_MS);
    const end = (isTaken: boolean) => {
      clearTimeout(timer);
      resolve(isTaken);
    };
    child.on('error', () => end(false));
    child.on('exit', (code) => end(code === 0));
    child.stdin.on('error', () => undefined); // It may end before it has read everything.
    child.stdin.end(text, encoding);
  });
}
