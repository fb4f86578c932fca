def client_of(request, trust_proxy):
    """The address of who sends a request. Behind a proxy all connections come from
    the proxy, which puts the address that it saw at the end of X-Forwarded-For.
    What stands before it came from the client, and may be made up. A proxy may also
    put a line of its own below that of the client, so all lines count, as one list."""
    added = ','.join(request.headers.get_all('X-Forwarded-For', [])).split(',')[-1].strip()
    return added if trust_proxy and added else request.client
