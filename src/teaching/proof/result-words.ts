import type { CheckResult } from '../../domain/lab/check-result.js';

/** What came of a check, for whoever writes labs. */
export function wordsOf(result: CheckResult): string {
  switch (result.kind) {
    case 'passed':
      return 'passes';
    case 'not-asked':
      return `is not asked: it needs ${result.needs.join(', ')}`;
    case 'not-here':
    case 'unclear':
      return `cannot be checked: ${result.why}`;
    case 'failed': {
      const { step, asked, misfits, likely, said } = result;
      const wrong = misfits.map(({ fact, expected, got }) => `${fact}: expected ${expected}, got ${got}`).join('; ');
      const words = said.trim().split('\n').slice(-3).join(' / ');
      return `fails at step ${step} (${asked}): ${wrong}${likely ? ` [${likely}]` : ''}${words ? ` (${words})` : ''}`.slice(
        0,
        900,
      );
    }
  }
}
