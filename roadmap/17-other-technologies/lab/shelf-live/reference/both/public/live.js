// Shows on the open page what was saved elsewhere. EventSource connects again by
// itself, and then sends the id of the last event that it has: Last-Event-ID.
const source = new EventSource('/events');

source.addEventListener('saved', (event) => {
  const { url, title } = JSON.parse(event.data);
  const link = document.createElement('a');
  if (/^https?:/i.test(url)) link.href = url; // the command line takes any text
  link.textContent = title || url; // text, never HTML
  const item = document.createElement('li');
  item.append(link);
  document.querySelector('ul').prepend(item);
});
