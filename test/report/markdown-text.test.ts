import { Parser, HtmlRenderer } from 'commonmark';
import { expect, test } from 'vitest';
import { asText } from '../../src/report/markdown-text.js';

test.each([
  'Joins, groups and subqueries (part 2)',
  'shelf_requests_total rises by one',
  'a | b',
  '*stars*, _lines_, __more__ and ~~none~~',
  '`code` and [links](https://x.example) ![image](y)',
  '<script>alert(1)</script> &lt; &copy; R&D \\*',
])('%s is what a reader of Markdown shows', (text) => {
  const html = new HtmlRenderer().render(new Parser().parse(`- ${asText(text)}`));
  const shown = html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp);/g, (_entity, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]!);
  expect(shown.trim()).toBe(text);
  expect(html).not.toMatch(/<(em|strong|code|a|img|script|del)\b/);
});

test('a line that is plain stays as it is, a bar is no end of a cell, and a text is one line', () => {
  expect(asText('Joins, groups (2): C#, shelf_total')).toBe('Joins, groups (2): C#, shelf_total');
  expect(asText('a | b')).toBe('a \\| b');
  expect(asText('a\n\n# b\u202e')).toBe('a # b\ufffd');
});
