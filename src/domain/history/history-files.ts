/** Which device wrote a history file, and which of its files in a row it is: each is closed when it is full. */
export interface HistoryFile {
  device: string;
  part: number;
}

/** At most so many files of one device; the last of them grows on. */
export const MOST_PARTS = 999;

// Two hyphens: a device's name may end in one hyphen and a number.
const PART = /^(.+)--([2-9]|[1-9]\d{1,2})$/;

/** `desk.jsonl` is the first file of the device `desk`, `desk--2.jsonl` the one after it. */
export function deviceOf(file: string): HistoryFile {
  const name = file.replace(/\.jsonl$/, '');
  const [, device, part] = PART.exec(name) ?? [];
  return device === undefined ? { device: name, part: 1 } : { device, part: Number(part) };
}

export function fileOf({ device, part }: HistoryFile): string {
  return part === 1 ? `${device}.jsonl` : `${device}--${part}.jsonl`;
}

/** The files of one device stand together, in the order in which it wrote them. */
export function compareHistoryFiles(a: string, b: string): number {
  const [first, second] = [deviceOf(a), deviceOf(b)];
  if (first.device !== second.device) return first.device < second.device ? -1 : 1;
  return first.part - second.part;
}

/** Whether a history file takes no more: it has its size, or what comes is of a later month than its first event. */
export function isFull(bytes: number, firstAt: string | null, at: string): boolean {
  return bytes >= FULL_BYTES || (firstAt !== null && firstAt.slice(0, 7) < at.slice(0, 7));
}

const FULL_BYTES = 256 * 1024;
