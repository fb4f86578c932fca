// A place for what your routes need for ETags and pages. These functions know nothing
// of requests, so you can try them with `node -e` before a route uses them. Nothing
// asks for this file: if you write this elsewhere, or in another way, remove it.

// A text in double quotes that names this version of a bookmark, and no other.
export function etagOf(bookmark) {
  throw new Error('etagOf is not written yet');
}

// The place behind this bookmark as a text that a client only passes back.
export function cursorAfter(bookmark, sort) {
  throw new Error('cursorAfter is not written yet');
}

// What cursorAfter was made from; null for a text that it did not make.
export function readCursor(text, sort) {
  throw new Error('readCursor is not written yet');
}
