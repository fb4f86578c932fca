// What the desk answers: a method, a path, and what to do.
import { cursorAfter, idIn, pageIn, Refused, textIn } from './fields.js';

export function routesOf(desk) {
  return [
    ['POST', '/things', ({ body }) => made('/things', desk.addThing(textIn(body, 'title')))],
    ['GET', '/things/:id', ({ id }) => ok(desk.thing(id))],
    ['PUT', '/things/:id', ({ id, body }) => ok(desk.renameThing(id, textIn(body, 'title')))],
    ['DELETE', '/things/:id', ({ id }) => gone(desk.deleteThing(id))],
    ['POST', '/people', ({ body }) => made('/people', desk.addPerson(textIn(body, 'name')))],
    ['GET', '/people/:id', ({ id }) => ok(desk.person(id))],
    ['POST', '/loans', ({ body }) => made('/loans', lend(desk, body))],
    ['GET', '/loans', ({ query }) => ok(page(desk, query))],
    ['GET', '/loans/:id', ({ id }) => ok(desk.loan(id))],
    ['POST', '/loans/:id/return', ({ id }) => ok(desk.giveBack(id))],
  ];
}

function page(desk, query) {
  const asked = pageIn(query);
  const found = desk.loans({ ...asked, limit: asked.limit + 1 }); // one more shows whether a page follows
  const items = found.slice(0, asked.limit);
  if (found.length === items.length) return { items, next: null };
  const next = new URLSearchParams(query);
  next.set('cursor', cursorAfter(items.at(-1)));
  return { items, next: `/loans?${next}` };
}

function lend(desk, body) {
  const loan = desk.lend(idIn(body, 'thing'), idIn(body, 'person'));
  if (loan === undefined) throw new Refused(422, 'thing and person must be there');
  return loan;
}

function made(path, body) {
  return { status: 201, body, headers: { Location: `${path}/${body.id}` } };
}

function ok(body) {
  return { status: 200, body: there(body) };
}

function gone(found) {
  return there(found) && { status: 204 };
}

function there(found) {
  if (found === undefined) throw new Refused(404, 'there is none of this id');
  return found;
}
