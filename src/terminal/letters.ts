/** a, b, c … */
export function letter(index: number): string {
  return String.fromCodePoint('a'.codePointAt(0)! + index);
}
