// An orderly end. First no new connections, then the answer to each request that
// has begun, then the end; and a limit, for clients that never send the rest.
export function drainOn(signals, server, limitSeconds, exit = process.exit) {
  let isDraining = false;
  const drain = () => {
    if (isDraining) return;
    isDraining = true;
    server.close(() => exit(0)); // no new connections, and the idle ones are closed
    setInterval(() => server.closeIdleConnections(), 50); // those that are idle once their answer is out
    setTimeout(() => exit(1), limitSeconds * 1000);
  };
  for (const signal of signals) process.on(signal, drain);
}
