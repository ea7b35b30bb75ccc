"""One transaction at a time: threads wait for their turn in the order they came."""

import threading
from collections import deque
from collections.abc import Generator
from contextlib import contextmanager


class Turns:
    """A fair lock that refuses to be taken twice by one thread."""

    def __init__(self) -> None:
        self._desk = threading.Lock()
        self._owner: int | None = None
        self._waiting: deque[tuple[int, threading.Lock]] = deque()

    @contextmanager
    def take(self) -> Generator[None]:
        """Wait for our turn and keep it for the length of the block."""
        self._begin()
        try:
            yield
        finally:
            self._end()

    def pause(self) -> None:
        """Let those who wait go first, then come back."""
        self._end()
        self._begin()

    def _begin(self) -> None:
        me = threading.get_ident()
        with self._desk:
            if self._owner == me:
                raise RuntimeError("a transaction inside a transaction on one thread")
            if self._owner is None:
                self._owner = me
                return
            door = threading.Lock()
            door.acquire()
            self._waiting.append((me, door))
        self._wait(me, door)

    def _wait(self, me: int, door: threading.Lock) -> None:
        """Wait until the one before us opens the door; leave the queue if interrupted."""
        try:
            door.acquire()
        except BaseException:
            with self._desk:
                if self._owner == me:
                    self._call_next()
                else:
                    self._waiting.remove((me, door))
            raise

    def _end(self) -> None:
        with self._desk:
            self._call_next()

    def _call_next(self) -> None:
        if self._waiting:
            self._owner, door = self._waiting.popleft()
            door.release()
        else:
            self._owner = None
