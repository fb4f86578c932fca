"""A first try at a worker. As long as nobody pulls the plug, it works. At which
line must it end for a link to be lost?"""
import time


def work(database, keep):
    while True:
        with database.connection() as db:
            job = db.execute(
                'DELETE FROM jobs WHERE id = (SELECT min(id) FROM jobs) RETURNING user_id, url').fetchone()
        if job is None:
            time.sleep(0.5)
        else:
            keep(*job)
