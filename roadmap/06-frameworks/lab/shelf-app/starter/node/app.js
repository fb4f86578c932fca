// What Shelf answers. Install the framework first: npm install express@5
import express from 'express';

const ME = 1; // until people have accounts, all is user 1's

export function makeApp({ store }) {
  const app = express();
  app.disable('x-powered-by');

  // The layers stand here, then the routes, then what is left over, then the errors.

  return app;
}
