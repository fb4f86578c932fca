// A first try at a worker. As long as nobody pulls the plug, it works. At which
// line must it end for a link to be lost?
import { setTimeout } from 'node:timers/promises';

export async function work(db, keep) {
  for (;;) {
    const job = db.get('DELETE FROM jobs WHERE id = (SELECT min(id) FROM jobs) RETURNING user_id, url');
    if (job === undefined) await setTimeout(500);
    else await keep(job.user_id, job.url);
  }
}
