import { Problem } from './errors.js';

const RULES = {
  email: { rule: 'an email address', fits: (email) => /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(email) },
  // Length alone: people remember four words, and a program does not guess them.
  password: {
    rule: 'a text of 15 to 128 characters',
    fits: (password) => password.length >= 15 && password.length <= 128,
  },
};

// Takes these fields out of a body, or tells all that is wrong.
export function readFields(body, ...names) {
  const fields = readTexts(body, ...names);
  const broken = names.filter((name) => !RULES[name].fits(fields[name]));
  if (broken.length > 0) refuse(broken);
  return fields;
}

// The same without the rules: whoever logs in may have any password.
export function readTexts(body, ...names) {
  const missing = names.filter((name) => !isText(body?.[name]));
  if (missing.length > 0) refuse(missing);
  return Object.fromEntries(names.map((name) => [name, name === 'email' ? sameForm(body.email) : body[name]]));
}

// "\ud800" in JSON is half a letter: a text that holds it is not well formed.
function isText(value) {
  return typeof value === 'string' && value.isWellFormed();
}

// One form for each mailbox, whatever a keyboard made of it.
function sameForm(email) {
  return email.trim().toLowerCase();
}

function refuse(names) {
  const errors = names.map((field) => ({ field, rule: RULES[field].rule }));
  throw new Problem(422, 'The body breaks a rule', { errors });
}
