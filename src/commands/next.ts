import type { Context } from '../context.js';
import { walk } from '../teaching/walk.js';

export async function next(context: Context): Promise<void> {
  await walk(context);
}
