import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkTranslation } from '../content/check/translation-rules.js';
import { formatFault } from '../content/faults.js';
import { LANGUAGE, languagesOf } from '../content/translation.js';
import { counted } from '../domain/standing/spans.js';
import { usageError } from '../errors.js';
import { cleanForeign } from '../terminal/clean.js';
import type { Terminal } from '../terminal/terminal.js';

/** Prints what is wrong in a roadmap's translation; gives whether all that is there can be shown. */
export function tellTranslation(terminal: Terminal, root: string, language: string, strict: boolean): boolean {
  if (!LANGUAGE.test(language) || !existsSync(join(root, 'translations', language))) {
    const known = languagesOf(root);
    throw usageError(
      `There is no translation into "${cleanForeign(language)}" in ${root}.`,
      known.length > 0 ? `There is: ${known.join(', ')}.` : 'Begin one with a folder translations/LANG in it.',
    );
  }
  const { faults, units, shown } = checkTranslation(root, language);
  const errors = faults.filter(({ severity }) => severity === 'error');
  for (const one of [...faults.filter((other) => !errors.includes(other)), ...errors]) terminal.print(formatFault(one));
  terminal.note(`${language}: ${shown} of ${counted(units, 'unit')} shown, ${counted(errors.length, 'error')}`);
  return errors.length === 0 && (!strict || faults.length === 0);
}
