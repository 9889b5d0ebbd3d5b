"""Files that hold code, kept in the user's cache folder: read and written only where nobody but this user can write.

A digest (`engine.parts`) tells damage, not who wrote: whoever can write a file can write its digest too. So the folder is opened once and
looked at as it was opened (it is this user's, and nobody else may write in it), and so is the file in it; what is put in their place
meanwhile is not seen. Where files have no such owners (Windows), only folders below the user's own are used, which the system keeps from others.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

OWNED = hasattr(os, "geteuid")
"""Whether files here have an owner, and a mode that says who may write."""
OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
FOLDER = os.O_RDONLY | AS_IT_IS | getattr(os, "O_DIRECTORY", 0)
READ = os.O_RDONLY | AS_IT_IS | getattr(os, "O_NONBLOCK", 0)  # nobody waits for a pipe
WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | AS_IT_IS


def open_kept(file: Path) -> int:
    """Return the descriptor of *file*, open for reading. Raises OSError where it is not there, or others could have written it."""
    with _opened(file.parent) as place:
        return place.open(file.name)


def write_kept(file: Path, data: bytes, most: int) -> None:
    """Put *data* in *file*, whole or not at all, and keep of the files in its folder that end alike only the *most* newest.

    Where that cannot be done, or others could write there, nothing is kept.
    """
    with suppress(OSError), _opened(file.parent, make=True) as place:
        place.write(file.name, data)
        place.drop_oldest(file.suffix, most)


@dataclass(frozen=True)
class _Place:
    """A folder that nobody else can write in, held open by its *descriptor* where the system can do that."""

    folder: Path
    descriptor: int | None

    def open(self, name: str) -> int:
        """Return the file *name*, open. Raises OSError, also where it is no plain file of ours, or has other names as well."""
        file = os.open(self._path(name), READ, dir_fd=self.descriptor)
        status = os.fstat(file)
        if stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and _only_ours(status):
            return file
        os.close(file)
        raise PermissionError(name)

    def write(self, name: str, data: bytes) -> None:
        """Put *data* in the place of the file *name* at once. Raises OSError."""
        stem, dot, ending = name.rpartition(".")
        new = f"{stem}.{os.urandom(4).hex()}{dot}{ending}"
        mode = stat.S_IRUSR | stat.S_IWUSR
        try:
            with os.fdopen(os.open(self._path(new), WRITE, mode, dir_fd=self.descriptor), "wb") as file:
                file.write(data)
            os.replace(self._path(new), self._path(name), src_dir_fd=self.descriptor, dst_dir_fd=self.descriptor)
        except OSError:
            self._drop(new)
            raise

    def drop_oldest(self, ending: str, most: int) -> None:
        """Leave only the *most* newest files whose names end so; what a crash left half written is among them. Raises OSError."""
        with os.scandir(self.folder if self.descriptor is None else self.descriptor) as entries:
            ages = {
                entry.name: -entry.stat(follow_symlinks=False).st_mtime
                for entry in entries
                if entry.name.endswith(ending)
            }
        for name in sorted(ages, key=ages.__getitem__)[most:]:
            self._drop(name)

    def _drop(self, name: str) -> None:
        with suppress(FileNotFoundError):
            os.unlink(self._path(name), dir_fd=self.descriptor)

    def _path(self, name: str) -> str:
        return str(self.folder / name) if self.descriptor is None else name


@contextmanager
def _opened(folder: Path, make: bool = False) -> Iterator[_Place]:
    """Give *folder*, made first if asked to. Raises OSError where it is not there, or others may write in it."""
    if not folder.is_absolute() or not (OWNED or _in_home(folder)):
        raise PermissionError(folder)  # a relative one may be a stranger's, unpacked where the command is run
    if make:
        _make(folder)
    if not OWNED:
        yield _Place(folder.resolve(), None)
        return
    descriptor = os.open(folder, FOLDER)
    try:
        if not _only_ours(os.fstat(descriptor)):
            raise PermissionError(folder)
        yield _Place(folder, descriptor)
    finally:
        os.close(descriptor)


def _in_home(folder: Path) -> bool:
    """Return whether *folder* is below the user's own, links on the way followed."""
    return folder.resolve().is_relative_to(Path.home().resolve())


def _make(folder: Path) -> None:
    """Make *folder* and those above it that are missing, for this user alone whatever the umask."""
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode=stat.S_IRWXU, exist_ok=True)


def _only_ours(status: os.stat_result) -> bool:
    """Return whether a folder or file is this user's, and nobody else may write it; an access list shows in the group's bit."""
    return not OWNED or (status.st_uid == os.geteuid() and not status.st_mode & OTHERS_MAY_WRITE)
