import { appendFileSync } from 'node:fs';

// Sends mail by writing it down: a line of JSON into the file, or to standard
// error where there is none. A mail server takes this function's place.
export function makeMail(file) {
  return (to, subject, text) => {
    const line = JSON.stringify({ to, subject, text }) + '\n';
    if (file === undefined) process.stderr.write(line);
    else appendFileSync(file, line);
  };
}
