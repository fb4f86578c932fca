import { plainSigns } from './folding.js';
import { remembering } from './remembering.js';

/** What the prompt leaves open, in code or in its prose: `ON DELETE ___`, "That is its … cost". */
const spansOf = remembering((prompt: string): string[] => {
  const code = [...prompt.matchAll(/`([^`\n]*)`/g)].map(([, span]) => span!);
  const prose = prompt
    .replace(/`[^`\n]*`/g, ' ')
    .split(/[.?!:](?=\s|$)/)
    .map((sentence) => sentence.trim());
  return [...code, ...prose]
    .filter((span) => BLANK.test(span))
    .map((span) => plainSigns(span.replace(/…(?!\s*$)(?=.*__)/g, '')));
});

const BLANK = /_{2,}|…|\.{3}/;

/** Whether a text is a key with what the prompt has written around its blank: `ON DELETE SET NULL`. */
export function fillsBlank(prompt: string, key: string, text: string, fold: (text: string) => string): boolean {
  const [filled, typed] = [fold(key), fold(text).replace(/\s*(?:…|\.{3})$/, '')];
  if (!typed.includes(filled)) return false;
  return spansOf(prompt).some((span) => {
    const gap = /_{2,}/.test(span) ? /_{2,}/ : BLANK;
    const whole = fold(span.replace(gap, () => key).replace(/\s*(?:…|\.{3})$/, ''));
    const at = whole.indexOf(typed);
    return at >= 0 && isEdge(whole[at - 1]) && isEdge(whole[at + typed.length]);
  });
}

function isEdge(letter: string | undefined): boolean {
  return letter === undefined || !/[\p{L}\p{N}_]/u.test(letter);
}
