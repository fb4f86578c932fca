"""The only file that listens: it joins the parts."""
import os

import uvicorn

from accounts import Accounts
from app import make_app
from config import read_config
from db import Database
from mailer import make_mail
from store import Store

if __name__ == '__main__':
    config = read_config(os.environ)
    database = Database(config['data'], config['sql_log'])
    app = make_app(Store(database), Accounts(database), make_mail(config['mail']), config)
    uvicorn.run(app, host='127.0.0.1', port=config['port'])
