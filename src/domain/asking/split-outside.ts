/** An output in one line, without spaces around its signs. */
export function squeezed(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s*([,;:|[\]{}()/])\s*/g, '$1')
    .trim();
}

/** Splits a text where a sign stands outside of brackets. */
export function splitOutside(text: string, sign: RegExp): string[] {
  const pieces = [''];
  let depth = 0;
  for (const letter of text) {
    if (/[[{(]/.test(letter)) depth += 1;
    if (/[\]})]/.test(letter)) depth = Math.max(0, depth - 1);
    if (depth === 0 && sign.test(letter)) pieces.push('');
    else pieces.push(pieces.pop()! + letter);
  }
  return pieces.map((piece) => squeezed(piece)).filter((piece) => piece !== '');
}
