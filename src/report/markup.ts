import { Marked, type Tokens } from 'marked';
import { isLive, looksElsewhere, writtenAddress } from '../domain/road/address.js';
import { decodeHtml } from '../html-names.js';
import { withoutHidden } from '../domain/hidden-characters.js';

/** HTML or SVG in which every text of somebody else is escaped. */
export interface Markup {
  readonly markup: string;
}

type Inserted = string | number | Markup | Markup[];

/** Builds markup from a template: texts that are put in are escaped, markup is not. */
export function markup(strings: TemplateStringsArray, ...values: Inserted[]): Markup {
  return {
    markup: strings.map((text, index) => text + (index < values.length ? inserted(values[index]!) : '')).join(''),
  };
}

function inserted(value: Inserted): string {
  if (Array.isArray(value)) return value.map((one) => one.markup).join('');
  return typeof value === 'object' ? value.markup : escaped(String(value));
}

/** A text for an element or a quoted attribute of HTML and XML, without characters that a reader cannot see. */
export function escaped(text: string): string {
  return withoutHidden(text, () => '\ufffd')
    .replace(/[\ufffe\uffff]/g, '\ufffd') // No characters of XML.
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markdown as HTML that runs nothing and loads nothing: raw HTML is text, an image its words, a dead link its label. */
export function markupOf(markdown: string): Markup {
  return { markup: reader.parse(markdown, { async: false }).trim() };
}

const reader = new Marked({
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
    checkbox: ({ checked }) => (checked ? '[x] ' : '[ ] '),
    code: ({ text }) => `<pre><code>${escaped(text)}</code></pre>\n`,
    codespan: ({ text }) => `<code>${escaped(text)}</code>`,
    text(token) {
      return 'tokens' in token ? this.parser.parseInline(token.tokens) : escaped(decodeHtml(token.text));
    },
    // A heading here would stand above those of the page around it.
    heading({ tokens }: Tokens.Heading) {
      return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>\n`;
    },
    link({ href, text, tokens }: Tokens.Link) {
      const label = this.parser.parseInline(tokens);
      if (!isLive(href)) return label;
      const address = escaped(writtenAddress(href));
      return `<a href="${address}" rel="noreferrer">${label}</a>${looksElsewhere(text, href) ? ` (${address})` : ''}`;
    },
  },
});
