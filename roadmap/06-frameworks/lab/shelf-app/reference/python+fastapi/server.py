"""The only file that listens: it joins the parts."""
import os

import uvicorn

from app import make_app
from config import read_config
from store import Store

if __name__ == '__main__':
    config = read_config(os.environ)
    uvicorn.run(make_app(Store(config['data'])), host='127.0.0.1', port=config['port'])
