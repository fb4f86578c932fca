// Live news for open pages: who listens, and when there is something to tell.
export function addEventRoutes(app, { events, who }) {
  app.get('/events', who.only, (req, res) => {
    const isLoggedIn = () => who.userOf(req) !== undefined;
    const { headers, stream } = events.open(req.user.id, req.get('Last-Event-ID'), isLoggedIn);
    res.set(headers);
    if (req.method === 'HEAD') return res.end(); // Express asks this route for it, too: the head alone
    stream(res); // it goes on, and ends it some day
  });

  // Stands above the route that keeps a bookmark, and tells once it has answered.
  app.post('/bookmarks', (req, res, next) => {
    res.on('finish', () => {
      if (res.statusCode < 400) events.wake(req.user.id);
    });
    next();
  });
}
