import { expect, test } from 'vitest';
import { markup, markupOf } from '../../src/report/markup.js';

test('what is put into markup is escaped, and markup is not', () => {
  const inner = markup`<b>${'<i> & "you"'}</b>`;
  expect(markup`<p title="${`'"`}">${inner}${[inner]}${7}</p>`.markup).toBe(
    '<p title="&#39;&quot;"><b>&lt;i&gt; &amp; &quot;you&quot;</b><b>&lt;i&gt; &amp; &quot;you&quot;</b>7</p>',
  );
});

test('a character that nobody sees is told', () => {
  expect(markup`${'a\u202eb\u0007c\uffff'}`.markup).toBe('a\ufffdb\ufffdc\ufffd');
});

test.each([
  ['raw HTML', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['raw HTML in a line', 'a <img src=x onerror=y> b', '<p>a &lt;img src=x onerror=y&gt; b</p>'],
  ['HTML by entities', '&lt;b&gt; &#x202e;', '<p>&lt;b&gt; \ufffd</p>'],
  ['code', '`<b>`', '<p><code>&lt;b&gt;</code></p>'],
  ['a block of code', '```html track="<"\n<b>\n```', '<pre><code>&lt;b&gt;</code></pre>'],
  ['an image', '![a <b>](http://x.example/y.png)', '<p>a &lt;b&gt;</p>'],
  ['a link that would run something', '[here](javascript:alert%281%29)', '<p>here</p>'],
  [
    'a link that leads elsewhere than it says',
    '[good.example](https://bad.example/?a="b)',
    '<p><a href="https://bad.example/?a=%22b" rel="noreferrer">good.example</a> (https://bad.example/?a=%22b)</p>',
  ],
  ['a heading', '# A *b*', '<p><strong>A <em>b</em></strong></p>'],
  ['a list', '- one\n- **two**', '<ul>\n<li>one</li>\n<li><strong>two</strong></li>\n</ul>'],
])('%s is shown, and does nothing', (_what, markdown, html) => {
  expect(markupOf(markdown).markup).toBe(html);
});
