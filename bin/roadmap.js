#!/usr/bin/env node
// Not imported: loading even `node:module` as an ES module takes longer than this whole file.
const { createRequire, enableCompileCache } = process.getBuiltinModule('node:module');

enableCompileCache?.();
const { main } = createRequire(import.meta.url)('../dist/main.js');
process.exitCode = await main(process.argv.slice(2), process);
