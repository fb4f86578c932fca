/** So many things may go on side by side; who must be alone waits until nothing else goes on. */
export class Places {
  private readonly waiting: Waiting[] = [];
  private readonly going = new Set<Waiting>();

  constructor(readonly count: number) {}

  /** Does `work`, of those who wait the lowest turn first; tells whether nothing else went on at any moment of it. */
  async take<T>(turn: number, isAlone: boolean, work: () => Promise<T>): Promise<{ came: T; wasAlone: boolean }> {
    const one = await new Promise<Waiting>((begin) => {
      const waits = { turn, isAlone, wasAlone: true, begin: () => begin(waits) };
      this.waiting.push(waits);
      this.waiting.sort((a, b) => a.turn - b.turn);
      this.beginNext();
    });
    try {
      return { came: await work(), wasAlone: one.wasAlone };
    } finally {
      this.going.delete(one);
      this.beginNext();
    }
  }

  private beginNext(): void {
    for (let next = this.waiting[0]; next && this.hasRoomFor(next); next = this.waiting[0]) {
      this.waiting.shift();
      this.going.add(next);
      if (this.going.size > 1) for (const one of this.going) one.wasAlone = false;
      next.begin();
    }
  }

  private hasRoomFor({ isAlone }: Waiting): boolean {
    const [first] = this.going;
    if (first === undefined) return true;
    return !isAlone && !first.isAlone && this.going.size < this.count;
  }
}

interface Waiting {
  turn: number;
  isAlone: boolean;
  wasAlone: boolean;
  begin: () => void;
}
