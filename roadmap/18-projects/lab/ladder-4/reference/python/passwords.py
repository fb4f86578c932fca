"""Nobody keeps a password, only a slow hash of it: scrypt$COST$SALT$HASH"""
import hashlib
import hmac
import os

COST = int(os.environ.get('PASSWORD_COST', 2**17))


def hash_password(password):
    salt = os.urandom(16)
    return f'scrypt${COST}${salt.hex()}${derive(password, salt, COST).hex()}'


def is_password(password, stored):
    """Salt and cost come from what is stored; a new salt would give another hash."""
    _, cost, salt, hashed = stored.split('$')
    again = derive(password, bytes.fromhex(salt), int(cost))
    return hmac.compare_digest(again, bytes.fromhex(hashed))


def derive(password, salt, n):
    # scrypt needs 128 * n * r bytes, and gets 32 MiB unless it is told otherwise.
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=8, p=1, maxmem=256 * n * 8, dklen=32)
