"""Lines of text, straight from a file to Arrow: fast, with the number of each, and none that is not UTF-8."""

import codecs
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from scormpack.core.errors import ToolMissing, UnreadableInput

BLOCK_BYTES: Final = 8 << 20
LONGEST_LINE: Final = 4 << 20
_GZIP: Final = b"\x1f\x8b"
_PART: Final = 1 << 18
DAMAGED: Final = (OSError, EOFError, zlib.error)
_NEWLINE: Final = 10
_SHORTEST: Final = 2

Bad = tuple[int, str]
"""The number of a line that cannot be read, and why."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of one file: their text (an Arrow string array; line ends may still be on it) and numbers from 1."""

    texts: Any
    numbers: Any
    bad: tuple[Bad, ...] = ()

    @property
    def size_bytes(self) -> int:
        """How much memory the text takes."""
        return int(self.texts.nbytes)


def arrow() -> Any:
    """The library pyarrow. Raises ToolMissing without the extra."""
    try:
        import pyarrow as pa
    except ImportError as fault:
        raise ToolMissing("pyarrow is not installed.", fix="pip install 'scormpack[track]'") from fault
    return pa


def opened(path: Path) -> IO[bytes]:
    """The file's bytes, unpacked if it is gzip. Raises UnreadableInput when it cannot be opened."""
    try:
        file = path.open("rb")
        packed = file.read(2) == _GZIP
        file.seek(0)
    except OSError as fault:
        raise _unreadable(path, fault.strerror or str(fault)) from fault
    if not packed:
        return file
    file.close()
    return gzip.open(path)  # type: ignore[return-value]


def _chunks(file: IO[bytes]) -> Iterator[bytes | memoryview]:
    """The bytes in chunks of about a block; of a damaged gzip file all that can be had, then DAMAGED's error."""
    if not isinstance(file, gzip.GzipFile):
        while chunk := file.read(BLOCK_BYTES):
            whole = chunk.rfind(b"\n") + 1 or len(chunk)
            if whole < len(chunk) == BLOCK_BYTES:  # a copy of the whole would take longer than to read the rest again
                file.seek(whole - len(chunk), 1)
                yield memoryview(chunk)[:whole]
            else:
                yield chunk
        return
    held, fault = bytearray(), None
    while fault is None:
        try:
            part = file.read1(_PART)
        except DAMAGED as found:
            part, fault = b"", found
        held += part
        if len(held) >= BLOCK_BYTES or not part:
            yield bytes(held)
            held.clear()
        if not part:
            break
    if fault:
        raise fault


def blocks_of(path: Path) -> Iterator[Block]:
    """The file's lines in blocks, without empty ones. Bad lines are told by number, and the others go on.

    A damaged gzip file ends with a bad line where the damage is.
    """
    with opened(path) as file:
        cutter = _Cutter()
        try:
            for chunk in _chunks(file):
                yield from cutter.cut(chunk)
        except DAMAGED:
            yield from cutter.end()
            yield block_of([], [], ((cutter.next_number, "the file is damaged from here on"),))
            return
        yield from cutter.end()


def block_of(texts: list[str], numbers: list[int], bad: tuple[Bad, ...] = ()) -> Block:
    """A block of these texts."""
    import numpy as np

    return Block(arrow().array(texts, type=arrow().string()), np.array(numbers, dtype=np.int64), bad)


@dataclass(slots=True)
class _Cutter:
    """Cuts chunks of bytes into lines; what comes after the last line end waits for the next chunk."""

    rest: bytes = b""
    next_number: int = 1
    started: bool = False
    skipping: bool = False
    decoder: codecs.IncrementalDecoder | None = None
    bad: list[Bad] = field(default_factory=list)

    def cut(self, read: bytes | memoryview) -> Iterator[Block]:
        if self.started and not (self.decoder or self.skipping or self.rest) and read[-1] == _NEWLINE:
            yield self._block(read)
            return
        chunk = bytes(read)
        if not self.started:
            chunk = self._without_mark(chunk)
        if self.decoder:
            chunk = self.decoder.decode(chunk).encode("utf-8", "surrogatepass")
        if self.skipping:
            chunk = self._skipped(chunk)
        data = self.rest + chunk
        last = data.rfind(b"\n") + 1
        self.rest = data[last:]
        if len(self.rest) > LONGEST_LINE:
            self.rest, self.skipping = b"", True
        if last:
            yield self._block(data[:last] if self.rest or self.skipping else data)

    def end(self) -> Iterator[Block]:
        if self.skipping:
            yield block_of([], [], ((self.next_number, _TOO_LONG),))
        elif self.rest:
            rest, self.rest = self.rest + b"\n", b""
            yield self._block(rest)

    def _without_mark(self, chunk: bytes) -> bytes:
        self.started = True
        for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
            if chunk.startswith(mark):
                self.decoder = codecs.getincrementaldecoder(name)(errors="replace")
                return chunk[len(mark) :]
        return chunk.removeprefix(codecs.BOM_UTF8)

    def _skipped(self, chunk: bytes) -> bytes:
        end = chunk.find(b"\n") + 1
        if not end:
            return b""
        self.skipping = False
        self.bad.append((self.next_number, _TOO_LONG))
        self.next_number += 1
        return chunk[end:]

    def _block(self, data: bytes | memoryview) -> Block:
        import numpy as np

        ends = _newlines(np.frombuffer(data, np.uint8))
        offsets = np.empty(len(ends) + 1, np.int32)
        offsets[0], offsets[1:] = 0, ends + 1
        numbers = np.arange(self.next_number, self.next_number + len(ends), dtype=np.int64)
        self.next_number += len(ends)
        texts, sizes = _texts(offsets, data), np.diff(offsets)
        bad, self.bad = tuple(self.bad), []
        odd = (sizes <= _SHORTEST) | (sizes > LONGEST_LINE)
        if texts is None or odd.any():
            return _one_by_one(data, offsets, numbers, bad)
        return Block(texts, numbers, bad)


def _newlines(data: Any) -> Any:
    """Where the line ends are; looked for in parts that stay in a processor's cache."""
    import numpy as np

    return np.concatenate([np.flatnonzero(data[at : at + _PART] == _NEWLINE) + at for at in range(0, len(data), _PART)])


_TOO_LONG: Final = f"the line is longer than {LONGEST_LINE >> 20} MB"


def _texts(offsets: Any, data: bytes | memoryview) -> Any:
    """The lines as Arrow text over the same memory, or None when one is not UTF-8."""
    pa = arrow()
    found = pa.StringArray.from_buffers(len(offsets) - 1, pa.py_buffer(offsets), pa.py_buffer(data))
    try:
        found.validate(full=True)
    except pa.ArrowInvalid:
        return None
    return found


def _one_by_one(data: bytes | memoryview, offsets: Any, numbers: Any, bad: tuple[Bad, ...]) -> Block:
    texts, kept, faults = [], [], list(bad)
    for start, end, number in zip(offsets[:-1].tolist(), offsets[1:].tolist(), numbers.tolist(), strict=True):
        line = bytes(data[start:end]).strip()
        if len(line) > LONGEST_LINE:
            faults.append((number, _TOO_LONG))
        elif line:
            try:
                texts.append(line.decode("utf-8"))
                kept.append(number)
            except UnicodeDecodeError:
                faults.append((number, "the line is not UTF-8"))
    return block_of(texts, kept, tuple(faults))


def _unreadable(path: Path, reason: str) -> UnreadableInput:
    return UnreadableInput(f"{path} cannot be read: {reason}.", fix="check the name and your rights.")
