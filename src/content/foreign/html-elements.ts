// What elements of HTML are in Markdown: alone, unseen, as they are, in a line, or blocks of their own.
export const VOID = new Set([
  'br',
  'hr',
  'img',
  'input',
  'wbr',
  'meta',
  'link',
  'source',
  'track',
  'embed',
  'col',
  'area',
]);
export const UNSEEN = new Set(['script', 'style', 'head', 'title', 'template', 'noscript']);
export const SOUNDS = new Set(['audio', 'video', 'object', 'iframe', 'svg', 'canvas']);
export const VERBATIM = new Set(['pre', 'code', 'kbd', 'samp', 'tt', 'script', 'style']);
export const INLINE = new Set([
  'b',
  'strong',
  'i',
  'em',
  'u',
  'a',
  'span',
  'font',
  'sup',
  'sub',
  'small',
  'mark',
  'del',
  's',
]);
export const MARKS = new Map(
  Object.entries({
    b: '**',
    strong: '**',
    mark: '**',
    i: '*',
    em: '*',
    u: '*',
    dfn: '*',
    cite: '*',
    del: '~~',
    s: '~~',
  }),
);
export const BLOCKS = new Set(
  'p div section article header footer main aside blockquote h1 h2 h3 h4 h5 h6 dl dt dd figure center form'.split(' '),
);
