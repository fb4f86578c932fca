import type { Context } from '../context.js';
import { walk } from '../teaching/walk.js';

export async function next(context: Context, { minutes }: { minutes?: number }): Promise<void> {
  await walk(context, { minutes: minutes ?? null });
}
