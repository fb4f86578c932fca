import { runInNewContext } from 'node:vm';

const LIMIT_MS = 4_000;

/** What `work` gives; `otherwise` where it takes too long, or goes too deep. */
export function within<T>(work: () => T, otherwise: (why: string) => T, limitMs = LIMIT_MS): T {
  try {
    return runInNewContext('work()', { work }, { timeout: limitMs }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return otherwise('it takes too long to read: something in it is repeated again and again');
    if (error instanceof RangeError) return otherwise('it goes in a circle, or too deep');
    throw error;
  }
}
