const MOST = 80;
const title = document.querySelector('#title');
const left = document.querySelector('#left');

function showLettersLeft() {
  left.textContent = `${MOST - title.value.length} letters left`;
}

title.addEventListener('input', showLettersLeft);
