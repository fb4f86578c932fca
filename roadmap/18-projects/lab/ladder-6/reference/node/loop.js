// ADDRESS COUNT: asks ten times a second, and says how often no 2xx came.
const [address, count] = process.argv.slice(2);
let failed = 0;
for (let n = 0; n < Number(count); n += 1) {
  if (!(await isFine())) failed += 1;
  await new Promise((resolve) => setTimeout(resolve, 100));
}
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
