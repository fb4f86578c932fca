def read_config(env):
    """The settings, read once. A program that lacks one says so and stops."""
    if not env.get('SHELF_DATA'):
        raise SystemExit('SHELF_DATA is missing: set it to the folder that keeps your bookmarks')
    port = env.get('PORT') or '3000'
    if not (port.isdecimal() and 1 <= int(port) <= 65535):
        raise SystemExit(f'PORT must be a number from 1 to 65535, not {port}')
    return {'port': int(port), 'data': env['SHELF_DATA']}
