import { python } from '../run-language.js';
import { callsAtOnceIn, callsIn, type Runtime } from './calls.js';

const HARNESS = String.raw`
import json, sys, types
# The others take longer to import than most answers to run.

results, *files = sys.argv[1:]

def told(error, name):
    import traceback
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == name]
    line = error.lineno if isinstance(error, SyntaxError) and error.filename == name else lines[-1] if lines else None
    text = type(error).__name__ + (': ' + (error.msg if isinstance(error, SyntaxError) else str(error)))
    return {'error': text} if line is None else {'error': text, 'line': line}

for name in files:
    for stream in (sys.stdout, sys.stderr):
        print('\x1e', file=stream, flush=True)
    with open(name, encoding='utf-8') as file:
        code, _, call = file.read().rpartition('\n\x1f')
    scope = {'__name__': 'answer'}
    try:
        exec(compile(code + '\n', name, 'exec'), scope)
        value = eval(compile(call.strip(), 'call', 'eval'), scope)
        if isinstance(value, types.CoroutineType):
            import asyncio
            value = asyncio.run(value)
        result = {'gives': value}
        text = json.dumps(result, default=repr)
    except (Exception, SystemExit, KeyboardInterrupt) as error:
        text = json.dumps(told(error, name))
    with open(results, 'a', encoding='utf-8') as file:
        file.write(text + '\n')
sys.stdout.flush()
`;

/** Python, in the learner's own Python 3. */
const RUNTIME: Runtime = {
  name: 'Python 3',
  command: async () => {
    const found = await python();
    return found === null ? null : [found, '-B'];
  },
  ending: '.py',
  harness: HARNESS,
  caseFile: (setup, code, call) =>
    [setup, code, ...(call === '' ? [] : [`\u001f${call}`])].filter(isText).map(whole).join(''),
  lineIn: /File "\S*case-\d+\.py", line (\d+)/,
};

export const runPython = callsIn(RUNTIME);
export const runPythonAtOnce = callsAtOnceIn(RUNTIME);

function isText(text: string): boolean {
  return text !== '';
}

function whole(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
