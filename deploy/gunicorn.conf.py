"""How the site is served: gunicorn --config deploy/gunicorn.conf.py --bind HOST:PORT --workers N directory_site.wsgi

No access log: it would hold addresses (gunicorn writes none unless it is told to).
"""

from gunicorn.workers.base import Worker

loglevel = "warning"
timeout = 60  # the publish gate replays for up to half a minute when a draft begins on several days
forwarder_headers = ""  # no header may say under which path the site runs: FORCE_SCRIPT_NAME does


def post_worker_init(worker: Worker) -> None:
    """Read the listings and the index before the first visitor comes, who would wait for them."""
    from directory_site.wsgi import warm_up

    warm_up()
