/** What a brief says will be true "after this lab", without that and without its full stop; null where it says nothing of it. */
export function promiseOf(brief: string): string | null {
  const [, said] = /\bAfter this lab,?\s+([\s\S]+?)[.:](?=\s|$)/.exec(brief) ?? [];
  return said?.replaceAll(/\s+/g, ' ') ?? null;
}
