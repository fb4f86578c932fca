import { decodeHtml } from '../html-names.js';

const PLAIN: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const FIRST_PAGE = /&#(?:x0*(?:8\d|9[\da-f])|0*1(?:2[89]|[34]\d|5\d));/i;

/** Text with its HTML entities, named or numeric, as the characters they stand for. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,39});/gi, (entity) => {
    // HTML reads 128 to 159 as Windows-1252; Markdown does not, and nobody means a control character.
    if (FIRST_PAGE.test(entity)) return '\ufffd';
    return PLAIN[entity] ?? decodeHtml(entity);
  });
}
