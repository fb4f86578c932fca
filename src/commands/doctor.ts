import type { Context } from '../context.js';
import { orphans } from '../domain/history/orphans.js';
import { jsonLine } from '../report/json.js';
import { examine } from '../store/examine.js';
import { width } from '../terminal/wrap.js';

/** Versions, where things are, what is damaged, and what opening the progress has mended. */
export async function doctor(
  context: Context,
  { json, version }: { json: boolean; version: string },
): Promise<boolean> {
  const { terminal } = context;
  const { roadmap, builtIn } = await context.content();
  const home = await context.home();
  const before = examine(home);
  const store = await context.store();
  const found = {
    roadmap: version,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    content: `${roadmap.id}${builtIn ? ' (built in)' : ''}`,
    home,
    device: before.device,
    checkpoint: before.checkpoint,
    files: before.files,
    damaged: before.damaged,
    orphans: orphans(roadmap, store.progress),
    mended:
      before.checkpoint === 'good' || before.checkpoint === 'missing'
        ? []
        : ['progress.json was built again from the history'],
  };
  const healthy = found.damaged.length === 0 && before.checkpoint !== 'unreadable';
  if (json) {
    terminal.print(jsonLine(found));
    return healthy;
  }
  const row = (name: string, text: string) =>
    terminal.print(`${name}${' '.repeat(Math.max(1, 12 - width(name)))}${text}`);
  row('roadmap', found.roadmap);
  row('node', `${found.node} on ${found.platform}`);
  row('content', `${found.content}, ${roadmap.steps.length} steps`);
  row('progress', found.home);
  row('checkpoint', found.checkpoint);
  for (const { file, events, bytes } of found.files) row('history', `${file}: ${events} events, ${bytes} bytes`);
  for (const { file, line } of found.damaged)
    terminal.print(`damaged: history/${file}:${line} is not an event; it is skipped, and kept as it is`);
  for (const id of found.orphans)
    terminal.print(`orphan: ${id} is in your history, but no longer in the roadmap; it is kept`);
  for (const line of found.mended) terminal.print(`mended: ${line}`);
  terminal.print(
    healthy ? 'All is well.' : 'Everything that could be read is in use; the damaged lines above are not.',
  );
  return true;
}
