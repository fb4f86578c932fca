/** "45 min", "3 h 5 min". */
export function duration(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

/** How long a lab takes: "60 to 120 minutes", and from three hours on "3 to 5 h". */
export function labSpan([least, most]: readonly [number, number]): string {
  if (least < 180) return `${least} to ${most} minutes`;
  return `${Math.round(least / 60)} to ${Math.round(most / 60)} h`;
}

/** "1 day", "12 days". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
