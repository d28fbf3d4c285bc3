"""Working ahead: the next thing is made by another thread while one is worked on, and never more than one waits."""

import contextlib
import queue
import threading
from collections.abc import Generator, Iterator
from typing import Any, TypeVar

_T = TypeVar("_T")


def ahead(things: Iterator[_T]) -> Generator[_T]:
    """The things, the next of them made by another thread meanwhile. What goes wrong there is raised here."""
    ready: queue.Queue[Any] = queue.Queue(1)
    stop = threading.Event()

    def work() -> None:
        try:
            for thing in things:
                _put(ready, thing, stop)
                ready.join()  # not another one in memory before this one is taken
                if stop.is_set():
                    return
            _put(ready, None, stop)
        except BaseException as fault:  # noqa: BLE001 - handed over, not swallowed
            _put(ready, fault, stop)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        while (found := ready.get()) is not None:
            ready.task_done()
            if isinstance(found, BaseException):
                raise found
            yield found
    finally:
        stop.set()
        with contextlib.suppress(queue.Empty):
            ready.get_nowait()
            ready.task_done()
        thread.join()


def _put(ready: "queue.Queue[Any]", thing: Any, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            ready.put(thing, timeout=0.1)
        except queue.Full:
            continue
        return
