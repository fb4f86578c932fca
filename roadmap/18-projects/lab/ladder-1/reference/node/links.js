// Says which addresses of a file still answer.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const AT_ONCE = 10; // so many are asked at the same time
const order = readOrder(process.argv.slice(2));
const addresses = order && addressesIn(order.file);
if (!addresses) {
  if (!order) console.error('Usage: links FILE [--limit SECONDS]');
  process.exit(2);
}

let allAnswer = true;
for (let from = 0; from < addresses.length; from += AT_ONCE) {
  const some = addresses.slice(from, from + AT_ONCE);
  for (const { address, said, answers } of await Promise.all(some.map((address) => ask(address, order.limit)))) {
    console.log(`${said}\t${address}`);
    allAnswer &&= answers;
  }
}
process.exitCode = allAnswer ? 0 : 1;

// What the arguments ask for, or null where they make no sense.
function readOrder(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { limit: { type: 'string', default: '5' } },
    });
    const limit = Number(values.limit);
    return positionals.length === 1 && limit > 0 && limit <= 3600 ? { file: positionals[0], limit } : null;
  } catch (error) {
    if (error.code?.startsWith('ERR_PARSE_ARGS')) return null;
    throw error;
  }
}

// The addresses of a file, or null where it cannot be read.
function addressesIn(file) {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').map((line) => line.trim());
    return lines.filter((line) => line !== '' && !line.startsWith('#'));
  } catch (error) {
    console.error(`${file} cannot be read: ${error.message}`);
    return null;
  }
}

async function ask(address, limit) {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return { address, said: 'no address', answers: false };
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(Math.ceil(limit * 1000)) });
    await answer.body?.cancel(); // its content is of no interest
    return { address, said: String(answer.status), answers: answer.status < 400 };
  } catch (error) {
    const said = error.name === 'TimeoutError' ? `silent for ${limit} s` : (error.cause?.code ?? 'no answer');
    return { address, said, answers: false };
  }
}
