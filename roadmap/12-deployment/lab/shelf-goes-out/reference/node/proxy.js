// The address of who sends a request. Behind a proxy all connections come from
// the proxy, which puts the address that it saw at the end of X-Forwarded-For.
// What stands before it came from the client, and may be made up.
export function clientOf({ client, headers }, trustProxy) {
  const added = headers['x-forwarded-for']?.split(',').at(-1).trim();
  return trustProxy && added ? added : client;
}
