const [order] = process.argv.slice(2);

// if (order === 'add') …

console.error('Usage: shelf add URL [--title TEXT] [--tag NAME]...');
process.exitCode = 2;
