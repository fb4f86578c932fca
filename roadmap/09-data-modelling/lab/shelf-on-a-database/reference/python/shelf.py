import argparse
import os
import re
import sys

from config import read_config
from db import Database
from store import Store

ME = 1  # the user that the command line works for


def main():
    order = read_order()
    config = read_config(os.environ)
    store = Store(Database(config['data'], config['sql_log']))
    return carry_out(order, store)


def read_order():
    """What the arguments ask for. Where they make no sense, argparse prints
    the usage to standard error and ends with 2."""
    parser = argparse.ArgumentParser(prog='shelf')
    orders = parser.add_subparsers(dest='name', required=True)
    add = orders.add_parser('add')
    add.add_argument('url')
    add.add_argument('--title')
    add.add_argument('--tag', action='append', default=[])
    orders.add_parser('list').add_argument('--tag')
    orders.add_parser('remove').add_argument('id')
    orders.add_parser('import')
    return parser.parse_args()


def carry_out(order, store):
    """Does it, and gives the exit code."""
    if order.name == 'add':
        print(store.add(ME, order.url, order.title, order.tag)['id'])
    if order.name == 'import':
        print(import_lines(sys.stdin, store))
    if order.name == 'list':
        for bookmark in store.list(ME, order.tag):
            print(line_of(bookmark))
    if order.name == 'remove' and not store.remove(ME, order.id):
        print(f'there is no bookmark {order.id}', file=sys.stderr)
        return 1
    return 0


def import_lines(lines, store):
    count = 0
    for line in lines:
        line = line.rstrip('\r\n')
        if line == '':
            continue
        url, title, tags = (line.split('\t') + ['', ''])[:3]
        store.add(ME, url, title or None, tags.split(',') if tags else [])
        count += 1
    return count


def line_of(bookmark):
    title = re.sub(r'[\t\r\n]', ' ', bookmark['title'] or '')
    return '\t'.join([str(bookmark['id']), bookmark['url'], title, ','.join(bookmark['tags'])])


if __name__ == '__main__':
    sys.exit(main())
