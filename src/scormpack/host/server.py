"""The host: a platform on 127.0.0.1 over one opened package. The only door to it is `url`."""

import threading
from http.server import ThreadingHTTPServer
from typing import Final, Self

from scormpack.core.errors import Refused
from scormpack.core.launchables import describe
from scormpack.core.opened import Opened
from scormpack.host.door import listen
from scormpack.host.platform import Platform, Shown
from scormpack.host.routes import respond

_POLL_SECONDS: Final = 0.05


class Host:
    """Serves a package as a platform would, while the `with` lasts. `platform` knows and does everything else."""

    def __init__(self, opened: Opened, port: int = 0) -> None:
        """Takes over the opened package: it is closed with the host. Port 0: any that is free.

        Raises UnreadableInput when nothing of the package can be started, Refused when the port is taken.
        """
        self.platform = Platform(Shown(opened, describe(opened), 1))
        try:
            self._server: ThreadingHTTPServer = listen(port, lambda request: respond(self.platform, request))
        except OSError as fault:
            fix = "choose another with --port, or leave --port out: then a free one is found."
            raise Refused(f"Port {port} of this machine is taken: {fault.strerror or fault}.", fix=fix) from fault
        self.platform.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def url(self) -> str:
        """The address of the preview page."""
        return f"{self.platform.address}/"

    def __enter__(self) -> Self:
        serve = {"poll_interval": _POLL_SECONDS}
        threading.Thread(target=self._server.serve_forever, kwargs=serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self.platform.shown.opened.close()
