import sys

order = sys.argv[1] if len(sys.argv) > 1 else None

# if order == 'add': …

print('Usage: shelf add URL [--title TEXT] [--tag NAME]...', file=sys.stderr)
sys.exit(2)
