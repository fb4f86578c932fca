import { expect, test } from 'vitest';
import { fromHtml } from '../../../src/content/foreign/html.js';
import { fromMarkdown } from '../../../src/content/foreign/markdown.js';
import { LOST } from '../../../src/content/foreign/plain-text.js';

test.each([
  ['a <b>bold</b> word', 'a **bold** word', []],
  ['one<br>two<br><br>three', 'one\\\ntwo\n\nthree', []],
  ['<p>A</p><p>1 &lt; 2 &amp;amp; *x*</p>', 'A\n\n1 \\< 2 \\&amp; \\*x\\*', []],
  ['<ul><li>one</li><li>two<ul><li>in</li></ul></li></ul>after', '- one\n- two\n  - in\n\nafter', []],
  ['<ol start=3><li>c</li><li>d</li></ol>', '3. c\n4. d', []],
  ['see <pre>x = 1\n  y</pre> and <code>a`b</code>', 'see\n\n```\nx = 1\n  y\n```\n\nand ``a`b``', []],
  ['<table><tr><th>A</th></tr><tr><td>1|2</td></tr></table>', '| A |\n| --- |\n| 1\\|2 |', []],
  ['x<sup>2</sup> <script>alert(1)</script><span style="color:red">red</span>', 'x^2 red', []],
  ['<img src=a.png alt="a cat"> sits', 'a cat sits', [LOST.picture]],
  ['\\(x^2\\) or $$y$$', '`x^2` or `y`', [LOST.formula]],
  ['<a href="https://x.org/">x</a> <a href="ch1.html">one</a>', '[x](https://x.org/) one', [LOST.link]],
  ['<a href="javascript:alert(1)">x</a>', 'x', [LOST.link]],
  ['<b>never closed', '**never closed**', []],
])('HTML %j', (html, markdown, told) => {
  const lost = new Set<string>();
  expect([fromHtml(html, lost), [...lost]]).toEqual([markdown, told]);
});

test('HTML of any depth', () => {
  const deep = `${'<div>'.repeat(5_000)}deep${'</div>'.repeat(5_000)}`;
  expect(fromHtml(deep, new Set())).toBe('deep');
});

test.each([
  ['`b<c>` and Vec<String> are <b>kept</b>', '`b<c>` and Vec\\<String> are **kept**', []],
  ['![a cat](cat.png) [one](ch1.html#x) [x](https://x.org)', 'a cat one [x](https://x.org)', [LOST.picture, LOST.link]],
  ['```rust,ignore\nlet x;\n```', '```rust\nlet x;\n```', []],
  ['```aquascope,interpreter\n#fn main() {\nlet x = 1;`[]`\n#}\n```', '```rust\nlet x = 1;\n```', [LOST.drawing]],
  ['10<sup>3</sup><!-- not said -->', '10^3', []],
  ['<details>more</details>', 'more', [LOST.tags]],
])('Markdown %j', (given, markdown, told) => {
  const lost = new Set<string>();
  expect([fromMarkdown(given, lost), [...lost]]).toEqual([markdown, told]);
});
