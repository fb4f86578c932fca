// What the desk answers: a method, a path, and what to do.
import { cursorAfter, idIn, pageIn, Refused, textIn } from './fields.js';

export function routesOf(desk) {
  return [
    ['POST', '/things', ({ user, body }) => made('/things', desk.addThing(user, textIn(body, 'title')))],
    ['GET', '/things/:id', ({ user, id }) => ok(desk.thing(user, id))],
    ['PUT', '/things/:id', ({ user, id, body }) => ok(desk.renameThing(user, id, textIn(body, 'title')))],
    ['DELETE', '/things/:id', ({ user, id }) => gone(desk.deleteThing(user, id))],
    ['POST', '/people', ({ user, body }) => made('/people', desk.addPerson(user, textIn(body, 'name')))],
    ['GET', '/people/:id', ({ user, id }) => ok(desk.person(user, id))],
    ['POST', '/loans', ({ user, body }) => made('/loans', lend(desk, user, body))],
    ['GET', '/loans', ({ user, query }) => ok(page(desk, user, query))],
    ['GET', '/loans/:id', ({ user, id }) => ok(desk.loan(user, id))],
    ['POST', '/loans/:id/return', ({ user, id }) => ok(desk.giveBack(user, id))],
  ];
}

function page(desk, user, query) {
  const asked = pageIn(query);
  const found = desk.loans(user, { ...asked, limit: asked.limit + 1 }); // one more shows whether a page follows
  const items = found.slice(0, asked.limit);
  if (found.length === items.length) return { items, next: null };
  const next = new URLSearchParams(query);
  next.set('cursor', cursorAfter(items.at(-1)));
  return { items, next: `/loans?${next}` };
}

function lend(desk, user, body) {
  const loan = desk.lend(user, idIn(body, 'thing'), idIn(body, 'person'));
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
