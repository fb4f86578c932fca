import { letters } from './letters.js';
import { markup } from './markup.js';
import type { Report } from './report.js';

const [HEIGHT, PADDING] = [20, 7];
/** About as wide as a letter of the badge's font is; the text is fitted to it, whatever font there is. */
const LETTER = 6.4;
const MOST_LETTERS = 40;

/** How far one is, as a badge for a page of one's own: what is told of the road, and of the steps and labs on it. */
export function badgeOf({ roadmap, totals }: Pick<Report, 'roadmap' | 'totals'>): string {
  const labs = totals.labs === 0 ? '' : `, ${totals.built} of ${totals.labs} labs built`;
  const told = `${totals.passed} of ${totals.steps} steps answered${labs}`;
  const name = shortened(roadmap);
  const [left, right] = [widthOf(name), widthOf(told)];
  const words = (text: string, from: number, width: number) =>
    markup`<text x="${from + PADDING}" y="14" textLength="${width - 2 * PADDING}" lengthAdjust="spacingAndGlyphs">${text}</text>`;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img" aria-label="${roadmap}: ${told}">
<title>${roadmap}: ${told}</title>
<rect width="${left + right}" height="${HEIGHT}" rx="3" fill="#0a656c"/>
<path d="M3 0H${left}V${HEIGHT}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#3a3a42"/>
<g fill="#fff" font-family="Verdana, Geneva, DejaVu Sans, sans-serif" font-size="11">${words(name, 0, left)}${words(told, left, right)}</g>
</svg>
`.markup;
}

function shortened(text: string): string {
  const cut = Array.from(text).slice(0, MOST_LETTERS);
  return cut.join('') === text ? text : `${cut.slice(0, -1).join('').trimEnd()}\u2026`;
}

function widthOf(text: string): number {
  return Math.round(letters(text) * LETTER) + 2 * PADDING;
}
