import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import chalk from 'chalk';
import { Parser, type Node } from 'commonmark';
import { tests as examples } from 'commonmark-spec';
import { lexer, type Token, type Tokens } from 'marked';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fencesOf } from '../../src/domain/road/fences.js';
import { renderMarkdown } from '../../src/terminal/markdown.js';
import { width } from '../../src/terminal/wrap.js';
import { lookOf } from './look.js';

const level = chalk.level;
beforeEach(() => {
  chalk.level = 0;
});
afterEach(() => {
  chalk.level = level;
});

/** What the reference parser reads, by our conventions of how it is shown, without white space. */
function reference(markdown: string): string {
  const walker = new Parser().parse(markdown).walker();
  const text: string[] = [];
  const images: number[] = [];
  const links: number[] = [];
  for (let event = walker.next(); event; event = walker.next()) {
    const { entering, node } = event;
    switch (node.type) {
      case 'item':
        if (entering) text.push(signOf(node));
        break;
      case 'image':
        if (entering) images.push(text.length);
        else {
          const alt = text.splice(images.pop()!).join('').trim();
          text.push(alt === '' ? '[image]' : `[image: ${alt}]`);
        }
        break;
      case 'link':
        if (entering) links.push(text.length);
        else {
          const label = text.slice(links.pop()).join('');
          const shown = [label, `mailto:${label}`, `http://${label}`].map((own) => encoded(own));
          if (node.destination && !shown.includes(node.destination)) text.push(` (${node.destination})`);
        }
        break;
      case 'thematic_break':
        text.push('─'.repeat(20));
        break;
      case 'code':
        text.push(`\`${node.literal!}\``);
        break;
      case 'html_block':
        text.push(node.literal!.replace(/<!--(?:>|->|[\s\S]*?-->)/g, ''));
        break;
      case 'html_inline':
        text.push(/^<!--|^<\/?(?:b|i|em|strong|del|span|br)\b/.test(node.literal!) ? '' : node.literal!);
        break;
      case 'text':
      case 'code_block':
        text.push(node.literal ?? '');
        break;
      case 'document':
      case 'block_quote':
      case 'list':
      case 'heading':
      case 'paragraph':
      case 'emph':
      case 'strong':
      case 'softbreak':
      case 'linebreak':
      case 'custom_block':
      case 'custom_inline':
        break;
    }
  }
  return squeezed(text.join(''));
}

function signOf(item: Node): string {
  if (item.listType === 'bullet') return '•';
  const list = item.parent!;
  let index = 0;
  for (let other = list.firstChild; other && other !== item; other = other.next) index++;
  return `${list.listStart + index}.`;
}

function encoded(address: string): string {
  return encodeURI(address).replace(/%25([\da-f]{2})/gi, '%$1');
}

function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}

// A rule is as wide as there is room for, up to 20.
function shown(markdown: string, columns: number): string {
  return squeezed(renderMarkdown(markdown, lookOf(columns)).replace(/─+/g, '─'.repeat(20)));
}

const WIDTHS = [20, 40, 80];

test('CommonMark is read as its reference implementation reads it, in 99 of 100 examples at every width', () => {
  const wrong = examples.filter(({ markdown }) => {
    const expected = reference(markdown);
    return WIDTHS.some((columns) => shown(markdown, columns) !== expected);
  });
  if (process.env['SHOW'])
    for (const { markdown, number } of wrong)
      console.log(number, JSON.stringify(markdown), '\n ', reference(markdown), '\n ', shown(markdown, 80));
  expect(examples.length).toBeGreaterThan(640);
  expect(wrong.length / examples.length).toBeLessThan(0.01);
});

test.each(WIDTHS)('no CommonMark example is wider than %i columns, but for code and addresses', (columns) => {
  const wide = examples.flatMap(({ markdown, number }) => {
    const code = new Set(codeLines(markdown));
    return renderMarkdown(markdown, lookOf(columns))
      .split('\n')
      .filter((line) => width(line) > columns && !code.has(line.trim()) && !/:\/\/\S*$/.test(line))
      .map((line) => `${number}: ${line}`);
  });
  expect(wide).toEqual([]);
});

// The checker and the runner find code blocks by lines, the screen by marked. A fence in an HTML block, and an escape in
// the name of a language, are all that they read apart.
test('code blocks are the same to the checker as on the screen', () => {
  const roadmap = fileURLToPath(new URL('../../roadmap', import.meta.url));
  const lessons = readdirSync(roadmap, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(roadmap, name), 'utf8'));
  expect(lessons.length).toBeGreaterThan(100);
  const unclosed = ['- ```\n  code\n\nafter\n', '1. > ```\n   > a\n\nb\n', '> - ```\n>   a\n\nb\n'];
  const texts = [
    ...unclosed,
    ...examples.map(({ markdown }) => markdown),
    ...lessons.map((text) => text.replace(/^---[^]*?\n---\n/, '')),
  ];
  const scanned = (text: string) => fencesOf(text).map(({ language, code }) => [language, code.join('\n').trimEnd()]);
  const apart = texts.filter((text) => !isDeepStrictEqual(scanned(text), codeIn(lexer(text))));
  expect(apart).toEqual(['``` foo\\+bar\nfoo\n```\n', '<div></div>\n``` c\nint x = 33;\n```\n']);
});

function codeIn(tokens: Token[]): string[][] {
  return tokens.flatMap((token) => {
    const { type, lang = '', text, codeBlockStyle, items, tokens: inner = [] } = token as Tokens.Generic;
    if (type === 'code')
      return codeBlockStyle === 'indented' ? [] : [[(lang as string).split(/\s+/)[0]!, (text as string).trimEnd()]];
    return type === 'list' ? codeIn(items as Token[]) : ['list_item', 'blockquote'].includes(type) ? codeIn(inner) : [];
  });
}

function codeLines(markdown: string): string[] {
  const walker = new Parser().parse(markdown).walker();
  const lines: string[] = [];
  for (let event = walker.next(); event; event = walker.next())
    if (event.node.type === 'code_block') lines.push(...event.node.literal!.split('\n').map((line) => line.trim()));
  return lines;
}
