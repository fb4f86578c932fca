/** What is wrong with a name to hand in under; null for a good one. It ends up in tables, pages and names of files. */
export function pseudonymFault(name: string): string | null {
  return NAME.test(name) ? null : 'It is 1 to 40 letters and digits, with single spaces, dots or hyphens between them.';
}

const NAME = /^(?=.{1,40}$)[\p{L}\p{N}]\p{M}*(?:[ ._'-]?[\p{L}\p{N}]\p{M}*)*$/u;

/** The name as a part of a file's name, which every system can hold. */
export function fileWord(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'learner';
}
