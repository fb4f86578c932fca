// Ask for an import, and ask how far it is.
import { Problem } from './errors.js';
import { takesJson } from './layers.js';

export function addImportRoutes(app, { imports, worker, who }) {
  // 202: it is noted, and not done yet.
  app.post('/imports', who.only, takesJson, (req, res) => {
    const id = imports.add(req.user.id, readUrls(req.body));
    worker.wake();
    res.status(202).location(`${req.baseUrl}/imports/${id}`).json(imports.find(req.user.id, id));
  });

  app.get('/imports/:id', who.only, (req, res) => {
    const { id } = req.params;
    const found = /^\d{1,15}$/.test(id) ? imports.find(req.user.id, Number(id)) : undefined;
    if (found === undefined) throw new Problem(404, 'There is no such import');
    res.json(found);
  });
}

// Each link is judged when its turn comes. What is no text is no link that could be judged.
function readUrls(body) {
  const urls = body?.urls;
  if (Array.isArray(urls) && urls.length > 0 && urls.every((url) => typeof url === 'string')) return urls;
  const errors = [{ field: 'urls', rule: 'a list of texts, with at least one' }];
  throw new Problem(422, 'The import breaks a rule', { errors });
}
