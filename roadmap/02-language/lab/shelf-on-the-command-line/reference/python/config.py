def read_config(env):
    """The settings, read once. A program that lacks one says so and stops."""
    if not env.get('SHELF_DATA'):
        raise SystemExit('SHELF_DATA is missing: set it to the folder that keeps your bookmarks')
    return {'data': env['SHELF_DATA']}
