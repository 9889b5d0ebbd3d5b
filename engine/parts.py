"""A file of named parts in the cache folder: each is read when somebody asks for it, and known by its digest.

The first line holds the digest of the key and the index, the index where each part stands and its digest. So a part that is damaged, of
another file or in another place is not taken for the one that was kept. The file is opened once; another one put in its place is not seen.
"""

import hashlib
import marshal
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from engine.keeping import open_kept, write_kept

Index = Mapping[str, tuple[int, int, bytes]]
"""Where the part of a name begins, how long it is, and its digest."""
FIRST_LINE: Final = 64 + 1 + 8 + 1
"""How long the first line is: a digest and the length of the index, in hexadecimal."""


class Parts:
    """The parts of one file, which stays open."""

    def __init__(self, descriptor: int, key: str) -> None:
        self._descriptor = descriptor
        self._size = os.fstat(descriptor).st_size
        self._index, self._start = self._read_index(key)

    @property
    def names(self) -> Collection[str]:
        """Return what the parts are called."""
        return self._index.keys()

    def read(self, name: str) -> bytes:
        """Return the part called *name*. Raises OSError where it is not there, or damaged."""
        offset, size, digest = self._index.get(name, (0, 0, b""))
        data = self._read(self._start + offset, size)
        if hashlib.sha256(data).digest() != digest:
            raise OSError(name)
        return data

    def _read_index(self, key: str) -> tuple[Index, int]:
        first = self._read(0, FIRST_LINE)
        written = self._read(FIRST_LINE, int(first[65:73], 16))
        if first != _first_line(key, written):
            raise OSError(key)
        index: Index = marshal.loads(written)
        start = FIRST_LINE + len(written)
        if start + sum(size for _, size, _ in index.values()) != self._size:
            raise OSError(key)
        return index, start

    def _read(self, offset: int, size: int) -> bytes:
        size = min(size, self._size)  # whoever says more is not believed
        if hasattr(os, "pread"):  # processes that share the descriptor share its place too
            return os.pread(self._descriptor, size, offset)
        os.lseek(self._descriptor, offset, os.SEEK_SET)
        return os.read(self._descriptor, size)

    def __del__(self) -> None:
        os.close(self._descriptor)


def open_parts(file: Path, key: str) -> Parts | None:
    """Return what was kept in *file* under *key*; None where there is none, it is damaged, or others could have written it."""
    try:
        return Parts(open_kept(file), key)
    except (OSError, ValueError):  # a length that is no number
        return None


def write_parts(file: Path, key: str, parts: Mapping[str, bytes], most: int) -> None:
    """Keep *parts* in *file* under *key* as `write_kept` does."""
    index: dict[str, tuple[int, int, bytes]] = {}
    offset = 0
    for name, data in parts.items():
        index[name] = offset, len(data), hashlib.sha256(data).digest()
        offset += len(data)
    written = marshal.dumps(index)
    write_kept(file, b"".join((_first_line(key, written), written, *parts.values())), most)


def _first_line(key: str, index: bytes) -> bytes:
    """Return the first line of a file: another one where it was kept under another key, or a bit of the index has changed."""
    total = hashlib.sha256(f"{key}\0".encode())
    total.update(index)
    return f"{total.hexdigest()} {len(index):08x}\n".encode()
