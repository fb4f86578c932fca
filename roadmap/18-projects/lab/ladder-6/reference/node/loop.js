// ADDRESS COUNT: asks ten times a second, and says how often no 2xx came.
const [address, count] = process.argv.slice(2);
if (!(Number(count) > 0)) {
  console.error('Usage: loop ADDRESS COUNT');
  process.exit(2);
}
const asked = [];
for (let n = 0; n < Number(count); n += 1) {
  asked.push(isFine()); // and do not wait: while one hangs, the next are asked all the same
  await new Promise((resolve) => setTimeout(resolve, 100));
}
const failed = (await Promise.all(asked)).filter((fine) => !fine).length;
console.log(`requests ${count} failed ${failed}`);
process.exitCode = failed > 0 ? 1 : 0;

async function isFine() {
  try {
    const res = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
    await res.body?.cancel();
    return res.ok;
  } catch {
    return false;
  }
}
