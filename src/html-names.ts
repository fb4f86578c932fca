import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A file of its own: the names of all characters are half of what shows a lesson, and few texts have one. */
declare const __HTML_NAMES__: string;

type Names = Pick<typeof import('entities/decode'), 'decodeHTMLStrict'>;

let names: Names | null = null;

/** A text with its entities, named or numeric, as the characters that they are in HTML; what has no `;` at its end is none. */
export function decodeHtml(text: string): string {
  if (!text.includes('&')) return text;
  names ??= createRequire(import.meta.url)(fileURLToPath(new URL(__HTML_NAMES__, import.meta.url))) as Names;
  return names.decodeHTMLStrict(text);
}
