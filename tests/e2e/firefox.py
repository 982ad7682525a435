"""Debian's Firefox, driven by its own remote protocol (Marionette), because Playwright drives only a Firefox that it builds itself.

The protocol is `length:[type, id, command, parameters]` over a socket on the loopback
(firefox-source-docs.mozilla.org/testing/marionette/Protocol.html). Only what the tests need is here.
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from pathlib import Path

from tests.ports import free_ports

FIREFOX = Path("/usr/bin/firefox-esr")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the WebDriver standard's name for a reference to an element
SHIFT = "\ue008"


class Firefox:
    """A headless Firefox with the profile in `profile`; every other host than the loopback is at `elsewhere`, a port with TLS."""

    def __init__(self, profile: Path, elsewhere: int) -> None:
        (port,) = free_ports()
        settings = {
            "marionette.port": port,
            "network.dns.forceResolve": "127.0.0.1",
            "network.socket.forcePort": f"443={elsewhere}",
            "browser.shell.checkDefaultBrowser": False,
            "datareporting.policy.dataSubmissionEnabled": False,
            "app.update.disabledForTesting": True,
            "browser.startup.page": 0,
            "network.captive-portal-service.enabled": False,
            "network.connectivity-service.enabled": False,
        }
        lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in settings.items()]
        (profile / "user.js").write_text("\n".join(lines))
        command = [str(FIREFOX), "--headless", "--marionette", "--no-remote", "--profile", str(profile), "about:blank"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.socket = self._connect(port)
        self.number = 0
        self._read()  # its greeting
        self.do("WebDriver:NewSession", acceptInsecureCerts=True)

    def _connect(self, port: int) -> socket.socket:
        for _ in range(240):
            assert self.process.poll() is None, "Firefox ended before it answered."
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=60)
            except OSError:
                time.sleep(0.25)
        raise AssertionError("Firefox did not answer within a minute.")

    def _read(self) -> object:
        size = b""
        while not size.endswith(b":"):
            size += self.socket.recv(1)
        left, held = int(size[:-1]), b""
        while len(held) < left:
            held += self.socket.recv(left - len(held))
        return json.loads(held)

    def do(self, command: str, **parameters: object) -> object:
        """The answer's value; AssertionError with Firefox's own words when it refuses."""
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        assert error is None, f"{command}: {error['message']}"
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    # --- as a visitor -------------------------------------------------------------------------------------------------
    def open(self, address: str) -> None:
        self.do("WebDriver:Navigate", url=address)

    def address(self) -> str:
        return self.do("WebDriver:GetCurrentURL")

    def find(self, selector: str) -> str:
        """Waits for ten seconds."""
        for _ in range(100):
            found = self.do("WebDriver:FindElements", using="css selector", value=selector)
            if found:
                return found[0][ELEMENT]
            time.sleep(0.1)
        raise AssertionError(f"{selector} is not on {self.address()}")

    def click(self, selector: str) -> None:
        self.do("WebDriver:ElementClick", id=self.find(selector))

    def type(self, selector: str, keys: str) -> None:
        self.do("WebDriver:ElementSendKeys", id=self.find(selector), text=keys)

    def press(self, key: str) -> None:
        actions = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.do("WebDriver:PerformActions", actions=[{"type": "key", "id": "keys", "actions": actions}])

    def run(self, script: str) -> object:
        return self.do("WebDriver:ExecuteScript", script=script, args=[])

    def has_left(self, site: str) -> bool:
        """Within five seconds."""
        for _ in range(50):
            if not self.address().startswith(site):
                return True
            time.sleep(0.1)
        return False

    def close(self) -> None:
        """Ends Firefox as a person does, so that it writes its files."""
        try:
            self.do("Marionette:Quit", flags=["eForceQuit"])
        finally:
            self.socket.close()
            self.process.wait(timeout=30)
