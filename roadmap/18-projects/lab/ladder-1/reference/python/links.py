"""Says which addresses of a file still answer."""
import argparse
import http.client
import re
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

AT_ONCE = 10  # so many are asked at the same time


def main():
    order = read_order()
    try:
        addresses = addresses_in(order.file)
    except (OSError, UnicodeDecodeError) as error:
        print(f'{order.file} cannot be read: {error}', file=sys.stderr)
        return 2

    all_answer = True
    with ThreadPoolExecutor(AT_ONCE) as pool:
        asked = pool.map(lambda address: ask(address, order.limit), addresses)
        for address, (said, answers) in zip(addresses, asked):
            print(f'{said}\t{address}')
            all_answer = all_answer and answers
    return 0 if all_answer else 1


def read_order():
    """What the arguments ask for. Where they make no sense, argparse prints
    the usage to standard error and ends with 2."""
    parser = argparse.ArgumentParser(prog='links')
    parser.add_argument('file')
    parser.add_argument('--limit', type=seconds, default=5)
    return parser.parse_args()


def seconds(text):
    number = float(text)
    if not 0 < number <= 3600:
        raise ValueError(text)
    return number


def addresses_in(file):
    with open(file, encoding='utf-8') as opened:
        lines = [line.strip() for line in opened]
    return [line for line in lines if line and not line.startswith('#')]


def ask(address, limit):
    """What to say of an address, and whether it answers below 400."""
    if not re.match('https?://', address, re.IGNORECASE):
        return 'no address', False
    try:
        with urllib.request.urlopen(address, timeout=limit) as answer:
            return str(answer.status), True
    except urllib.error.HTTPError as error:  # whatever is not 2xx: 404, or 304
        return str(error.code), error.code < 400
    except TimeoutError:
        return f'silent for {limit:g} s', False
    except (OSError, http.client.HTTPException, ValueError) as error:
        return ' '.join(str(getattr(error, 'reason', error)).split()), False


if __name__ == '__main__':
    sys.exit(main())
