const title = document.querySelector('#title');
const left = document.querySelector('.left');

title.addEventListener('input', () => {
  left.textContent = `${80 - title.value.length} letters left`;
});
