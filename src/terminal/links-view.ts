import type { Link } from '../domain/road/links.js';
import { cleanForeign } from './clean.js';
import type { Terminal } from './terminal.js';
import { textColumns, wrap } from './wrap.js';

/** Titles with their addresses, one link an entry; an address is never broken, so that it can be copied. */
export function linksText(links: Link[], look: Pick<Terminal, 'columns' | 'symbols'>): string {
  const entries = links.map(({ title, url }) => (title === url ? url : `${title}, ${url}`));
  return entries.map((entry) => wrap(`${look.symbols.bullet} ${cleanForeign(entry)}`, textColumns(look), 2)).join('\n');
}
