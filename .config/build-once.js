import { build } from './dist.js';

/** What is tested is what is built: before the first test, and again before each run of `vitest --watch`. */
export default async function buildWhatIsTested(vitest) {
  await buildFaultless();
  vitest.onTestsRerun(buildFaultless);
}

async function buildFaultless() {
  const faults = await build();
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
