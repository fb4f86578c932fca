"""What Shelf answers. Install the framework first:
python -m pip install -r requirements.txt"""
from fastapi import FastAPI

ME = 1  # until people have accounts, all is user 1's


def make_app(store):
    app = FastAPI(redirect_slashes=False)

    # The layers stand here, then the routes, then the handlers of errors.

    return app
