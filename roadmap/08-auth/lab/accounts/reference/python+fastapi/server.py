"""The only file that listens: it joins the parts."""
import os

import uvicorn

from accounts import Accounts
from app import make_app
from config import read_config
from mailer import make_mail
from store import Store

if __name__ == '__main__':
    config = read_config(os.environ)
    store = Store(config['data'])
    app = make_app(store, Accounts(store), make_mail(config['mail']), config)
    uvicorn.run(app, host='127.0.0.1', port=config['port'])
