/** Text that is no Markdown, as Markdown that shows it as it is written. */
export function asMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]<>|~]|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (sign, at: number) =>
      sign === '*' && /\s/.test(text[at - 1] ?? 'x') && /\s/.test(text[at + 1] ?? 'x') ? sign : `\\${sign}`,
    )
    .replace(/^(?:#{1,6}|[-+*=])(?=\s|$)|^-{2,}$|^={2,}$/gm, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s)/gm, '$1\\$2');
}

/** The same, with what is LaTeX in it as its source. */
export function fromPlain(text: string, lost: Set<string>): string {
  let shown = '';
  let from = 0;
  for (const { 0: formula, index } of text.matchAll(FORMULA)) {
    lost.add(LOST.formula);
    shown += `${asMarkdown(text.slice(from, index))}${codeSpan(formulaIn(formula))}`;
    from = index + formula.length;
  }
  return (shown + asMarkdown(text.slice(from))).replace(/^[ \t]+/gm, '');
}

/** A code span that holds any text in one line. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = /^`|`$/.test(line) ? ' ' : '';
  return `${fence}${room}${line}${room}${fence}`;
}

/** A code block that holds any text. */
export function codeBlock(text: string, language = ''): string {
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/^\n+|\s+$/g, '')}\n${fence}`;
}

/** What is written between the signs of LaTeX, with those signs. */
export const FORMULA =
  /\\\([^]{1,2000}?\\\)|\\\[[^]{1,2000}?\\\]|\$\$[^$]{1,2000}\$\$|\[latex\][^]{0,2000}?\[\/latex\]|\[(\${1,2})\][^]{0,2000}?\[\/\1\]|<anki-mathjax\b[^<>]*>[^]{0,2000}?<\/anki-mathjax>/g;

/** The formula itself. */
export function formulaIn(written: string): string {
  return written
    .replace(/^(?:\\[([]|\$\$|\[latex\]|\[\${1,2}\]|<anki-mathjax\b[^>]*>)/, '')
    .replace(/(?:\\[)\]]|\$\$|\[\/latex\]|\[\/\${1,2}\]|<\/anki-mathjax>)$/, '');
}

/** A longer text is read by nobody; the checker says so of it. */
export const LONGEST_TEXT = 100_000;

/** What of a text in markup is not carried, in words. */
export const LOST = {
  formula: 'a formula: it stands as its LaTeX source',
  picture: 'a picture: its words alone are kept',
  sound: 'a sound or a film is left out',
  link: 'a link that leads nowhere from here: its words alone are kept',
  drawing: 'a drawing that a plug-in makes: its code alone is kept',
  tags: 'HTML that a terminal has nothing for: its text alone is kept',
  hidden: 'characters that nobody can see are left out',
} as const;
