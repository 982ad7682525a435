"""Every other website, played on this machine: the weather page somebody leaves to. It keeps what browsers told it.

A real server behind TLS, because intercepted requests change what a browser caches and keeps for Back.
"""

from __future__ import annotations

import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGE = b"<!doctype html><html lang=en><title>Weather</title><link rel=icon href=data:,><h1>Weather</h1>"


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, address: object) -> None:
        """Browsers knock without TLS too, and hang up: nothing to report."""


class Elsewhere:
    """referrers: all that were sent. port: on the loopback, TLS."""

    def __init__(self, folder: Path) -> None:
        self.referrers: list[str] = []
        key, certificate = folder / "key.pem", folder / "certificate.pem"
        make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=elsewhere"]
        subprocess.run([*make, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
        self.server = Quiet(("127.0.0.1", 0), self._handler())
        self.port = self.server.server_address[1]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        referrers = self.referrers

        class Weather(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if sent := self.headers.get("Referer"):
                    referrers.append(sent)
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(PAGE)))
                self.end_headers()
                self.wfile.write(PAGE)

            def log_message(self, *words: object) -> None:
                """Silence: the test's output is for faults."""

        return Weather

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
