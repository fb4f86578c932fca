import { runInNewContext } from 'node:vm';

const LIMIT_MS = 250;

/** Whether a pattern finds something in a text; null where it takes too long to tell, and an error where it is none. */
export function findsWithin(pattern: string, flags: string, text: string, limitMs = LIMIT_MS): boolean | null {
  try {
    const found: unknown = runInNewContext(
      'new RegExp(pattern, flags).test(text)',
      { pattern, flags, text },
      { timeout: limitMs },
    );
    return found === true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
    throw error;
  }
}
