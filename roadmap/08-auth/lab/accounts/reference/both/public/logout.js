async function logOut() {
  const answer = await fetch('/sessions/current', { method: 'DELETE' });
  if (answer.ok || answer.status === 401) {
    location.assign('/login.html');
  }
}
document.querySelector('#log-out').addEventListener('click', logOut);
