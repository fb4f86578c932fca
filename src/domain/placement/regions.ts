const LEAST_REGION = 3;
const MOST_REGIONS = 8;

/**
 * What no test passes over: each region wants one of its steps asked. A region begins with a step that enough others need
 * and that none of them resembles in this: the last places from which much of the road opens. Where the road comes there
 * in a single line, any step of the line will do.
 */
export function regionsOf(steps: string[], needs: Record<string, Set<string>>): string[][] {
  const above = (id: string) => steps.filter((other) => needs[other]!.has(id));
  const least = Math.max(LEAST_REGION, Math.ceil(steps.length / MOST_REGIONS));
  const opensMuch = (id: string) => above(id).length + 1 >= least;
  return steps
    .filter((id) => opensMuch(id) && !above(id).some(opensMuch))
    .map((head) => {
      const leadsOnlyThere = (id: string) =>
        above(id).every((other) => other === head || needs[head]!.has(other) || needs[other]!.has(head));
      const isOnlyWay = (id: string) =>
        [...needs[head]!].every((other) => other === id || needs[id]!.has(other) || needs[other]!.has(id));
      const isInLine = (id: string) => leadsOnlyThere(id) && isOnlyWay(id);
      return [...steps.filter((id) => needs[head]!.has(id) && isInLine(id)), head];
    });
}
