/** Whether a version such as 22.13.1 is `least` or newer. */
export function atLeast(version: string, least: string): boolean {
  const [have, want] = [version, least].map((text) => text.split('.').map(Number));
  const at = want!.findIndex((part, index) => part !== (have![index] ?? 0));
  return at === -1 || (have![at] ?? 0) > want![at]!;
}
