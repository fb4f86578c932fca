// Sends email and password as JSON, and says on the page what went wrong. The
// browser keeps the session's cookie; this script never sees it.
const valueOf = (id) => document.querySelector(id).value;
const problem = document.querySelector('#problem');

async function logIn(event) {
  event.preventDefault();
  const email = valueOf('#email');
  const password = valueOf('#password');
  const answer = await fetch('/sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  }).catch((error) => error);
  if (answer.ok) {
    location.assign('/');
  } else if (answer.status === 401) {
    problem.textContent = 'Wrong email or password';
  } else {
    problem.textContent = 'Shelf cannot do this now. Try later.';
  }
}
document.querySelector('form').addEventListener('submit', logIn);
