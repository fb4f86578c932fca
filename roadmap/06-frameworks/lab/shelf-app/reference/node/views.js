import { readFileSync } from 'node:fs';
import { isWebLink } from './check.js';

const PAGE = readFileSync(new URL('./public/index.html', import.meta.url), 'utf8');

// The page of public/, with these bookmarks at its end.
export function homePage(bookmarks) {
  const list = `<h2>Newest bookmarks</h2>\n<ul>\n${bookmarks.map(item).join('\n')}\n</ul>\n`;
  return PAGE.replace('</body>', () => `${list}</body>`);
}

function item({ url, title }) {
  // The command line takes any text as a link. Only a web link may be clicked.
  const href = isWebLink(url) ? url : '#';
  return `<li><a href="${escapeHtml(href)}">${escapeHtml(title || url)}</a></li>`;
}

const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);
}
