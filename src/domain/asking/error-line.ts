/** What is said of a program that does not compile: the line of its error, or that it has one. */
type Said = { line: number | null };

/** The line that an answer names as the one that does not compile; null for an answer that speaks of no error. */
export function errorLineIn(given: string): Said | null {
  const words = given
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== '' && !CODE_OF_ERROR.test(word));
  const numbers = words.filter((word) => /^\d{1,6}$/.test(word));
  const others = words.filter((word) => !numbers.includes(word));
  const isError =
    others.some((word) => TELLING.has(word)) && others.every((word) => TELLING.has(word) || AROUND.has(word));
  if (!isError || numbers.length > 1) return null;
  if (numbers.length === 1) return { line: Number(numbers[0]) };
  return others.some((word) => word !== 'line') ? { line: null } : null;
}

/** How it is told where the error is. */
export function errorTold(line: number): string {
  return `error in line ${line}`;
}

/** `E0382`, `TS2304`: what compilers call their errors. */
const CODE_OF_ERROR = /^[a-z]{1,3}\d{3,5}$/;
const TELLING = new Set('error errors syntaxerror fails fail compile compiles line'.split(' '));
const AROUND = new Set(
  "a an the to it its is there in on at of with and syntax compiler compilation compile-time time program code number no does do not doesn't don't won't can't cannot".split(
    ' ',
  ),
);
