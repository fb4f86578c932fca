/** The file in which a folder says how its program is started, guessed from what is in it. */
export function guessProject(has: (name: string) => boolean, scripts: Record<string, string>): string {
  const found: Record<string, string> = {};
  if (scripts['start'] !== undefined) found['start'] = 'npm start';
  else if (has('server.js')) found['start'] = 'node server.js';
  else if (has('manage.py')) found['start'] = 'python manage.py runserver --noreload 127.0.0.1:$PORT';
  else if (has('server.py')) found['start'] = 'python server.py';
  else if (has('app.py')) found['start'] = 'python app.py';
  else if (has('index.js')) found['start'] = 'node index.js';
  if (scripts['build'] !== undefined) found['build'] = 'npm run build';
  if (scripts['test'] !== undefined && !/no test specified/.test(scripts['test'])) found['test'] = 'npm test';
  else if (has('manage.py')) found['test'] = 'python manage.py test';
  else if (has('pytest.ini') || has('conftest.py') || has('tests')) found['test'] = 'python -m pytest -q';
  if (has('shelf.js')) found['cli'] = 'node shelf.js';
  else if (has('shelf.py')) found['cli'] = 'python shelf.py';
  const lines = KEYS.map(([key, says]) => `${key}:${found[key] ? ` ${found[key]}` : ''}`.padEnd(34) + `# ${says}`);
  return `${HEAD}${lines.join('\n')}\nenv: {}\n`;
}

const HEAD = '# How the checks of `roadmap lab` start your program. PORT and SHELF_DATA are set for it.\n';

const KEYS: [key: string, says: string][] = [
  ['start', 'starts the server, in this folder'],
  ['cli', 'the program for the command line'],
  ['test', 'runs your tests'],
  ['build', 'runs before it is started'],
  ['reset', 'empties a database that is not in SHELF_DATA'],
  ['stop', 'stops what the start command leaves running'],
];
