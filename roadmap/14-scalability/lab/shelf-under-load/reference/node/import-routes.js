// Ask for an import, and ask how far it is.
import { Problem } from './errors.js';
import { json } from './router.js';

export function addImportRoutes(app, { imports, worker, who }) {
  // 202: it is noted, and not done yet.
  app.add('POST', '/imports', who.only(async (request, user) => {
    const id = imports.add(user.id, readUrls(await request.json()));
    worker.wake();
    return json(202, imports.find(user.id, id), { Location: `/imports/${id}` });
  }));

  app.add('GET', '/imports/:id', who.only(({ params }, user) => {
    const found = /^\d{1,15}$/.test(params.id) ? imports.find(user.id, Number(params.id)) : undefined;
    if (found === undefined) throw new Problem(404, 'There is no such import');
    return json(200, found);
  }));
}

// Each link is judged when its turn comes. What is no text is no link that could be judged.
function readUrls(body) {
  const urls = body?.urls;
  if (Array.isArray(urls) && urls.length > 0 && urls.every((url) => typeof url === 'string')) return urls;
  const errors = [{ field: 'urls', rule: 'a list of texts, with at least one' }];
  throw new Problem(422, 'The import breaks a rule', { errors });
}
