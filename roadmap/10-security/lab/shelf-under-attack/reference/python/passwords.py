"""Nobody keeps a password, only a slow hash of it: scrypt$COST$SALT$HASH"""
import hashlib
import hmac
import os
import threading

# At full cost a hash takes 128 MiB while it is made: so few are made at once, and the next waits.
few = threading.Semaphore(4)


def hash_password(password, cost):
    salt = os.urandom(16)
    return f'scrypt${cost}${salt.hex()}${derive(password, salt, cost).hex()}'


def is_password(password, stored):
    """Salt and cost come from what is stored; a new salt would give another hash."""
    _, cost, salt, hashed = stored.split('$')
    again = derive(password, bytes.fromhex(salt), int(cost))
    return hmac.compare_digest(again, bytes.fromhex(hashed))


def derive(password, salt, n):
    # scrypt needs 128 * n * r bytes, and gets 32 MiB unless it is told otherwise.
    with few:
        return hashlib.scrypt(password.encode(), salt=salt, n=n, r=8, p=1, maxmem=256 * n * 8, dklen=32)
