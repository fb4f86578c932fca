// RELEASE=old starts the version before this one.
await import(process.env.RELEASE === 'old' ? './old/server.js' : './server.js');
