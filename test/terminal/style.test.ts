import chalk from 'chalk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { highlight } from '../../src/terminal/highlight.js';
import { STYLE } from '../../src/terminal/style.js';

/**
 * What terminals come with: background, text, and of the 16 colors those that we use. VS Code's light theme, whose
 * bright white is a gray, keeps a contrast of 4.5 by itself (terminal.integrated.minimumContrastRatio).
 */
const PALETTES: Record<string, Record<'ground' | 'text' | 'black' | 'red' | 'green' | 'bright', string>> = {
  'xterm, dark': palette('000000 e5e5e5 000000 cd0000 00cd00 ffffff'),
  'xterm, light': palette('ffffff 000000 000000 cd0000 00cd00 ffffff'),
  'Terminal.app, Basic': palette('ffffff 000000 000000 c23621 25bc24 e9ebeb'),
  'Terminal.app, Pro': palette('000000 f2f2f2 000000 c23621 25bc24 e9ebeb'),
  'Windows, Campbell': palette('0c0c0c cccccc 0c0c0c c50f1f 13a10e f2f2f2'),
  'GNOME, dark': palette('1e1e1e ffffff 171421 c01c28 26a269 ffffff'),
  'GNOME, light': palette('ffffff 1e1e1e 171421 c01c28 26a269 ffffff'),
  'Solarized, dark': palette('002b36 839496 073642 dc322f 859900 fdf6e3'),
  'Solarized, light': palette('fdf6e3 657b83 073642 dc322f 859900 fdf6e3'),
  'VS Code, dark': palette('1e1e1e cccccc 000000 cd3131 0dbc79 e5e5e5'),
};

function palette(colors: string) {
  const [ground, text, black, red, green, bright] = colors.split(' ').map((color) => `#${color}`) as [
    string,
    ...string[],
  ];
  return { ground, text: text!, black: black!, red: red!, green: green!, bright: bright! };
}

/** The color that a code of SGR (ECMA-48) sets; none where it only changes the form of letters. */
const SETS: Record<string, ['text' | 'ground', 'black' | 'red' | 'green' | 'bright'] | null> = {
  '1': null,
  '3': null,
  '4': null,
  '9': null,
  '30': ['text', 'black'],
  '41': ['ground', 'red'],
  '42': ['ground', 'green'],
  '97': ['text', 'bright'],
};

const level = chalk.level;
beforeAll(() => void (chalk.level = 1));
afterAll(() => void (chalk.level = level));

/** All but what signs and lines alone are drawn in. */
const WORDS = Object.entries(STYLE).filter(([name]) => name !== 'dim');

test.each(Object.keys(PALETTES))('words of every style can be read on %s', (name) => {
  const colors = PALETTES[name]!;
  for (const [style, paint] of WORDS) {
    const pair = { ground: colors.ground, text: colors.text };
    for (const set of codesOf(paint('x'))) if (SETS[set]) pair[SETS[set][0]] = colors[SETS[set][1]];
    expect(contrast(pair.text, pair.ground), style).toBeGreaterThanOrEqual(3);
  }
});

test('code has no other styles', () => {
  const code = 'import { a } from "b"; // x\nconst c = class { d = [1, /e/, `f${true}`] };';
  for (const [text, language] of [
    [code, 'js'],
    ['# x\nkey: "a" # y\n- 1', 'yaml'],
    ['<p class="a">b</p>', 'html'],
  ] as const)
    for (const set of codesOf(highlight(text, language))) expect(Object.keys(SETS)).toContain(set);
});

/** The codes that set something; those that end it are beyond 20 and below 30, or give the default back. */
function codesOf(text: string): string[] {
  const codes = [...text.matchAll(/\u001b\[(\d+)m/g)].map(([, code]) => code!);
  expect(codes.length).toBeGreaterThan(0);
  return codes.filter((code) => !/^(?:2\d|39|49)$/.test(code));
}

/** WCAG 2.2, "contrast ratio". */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
