"""Files and folders that are written whole or not at all: made beside their place, and put there when they are done."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged_file(target: Path) -> Iterator[Path]:
    """Lend a file to write in place of *target*; it is put there if nothing goes wrong. Raises OSError."""
    with _beside(target) as folder:
        lent = folder / target.name
        lent.touch()
        yield lent
        lent.replace(target)


@contextmanager
def staged_folder(target: Path) -> Iterator[Path]:
    """Lend a folder to write into in place of *target*; its files are put there if nothing goes wrong. Raises OSError."""
    with _beside(target) as folder:
        yield folder
        target.mkdir(exist_ok=True)
        for file in sorted(folder.iterdir()):
            file.replace(target / file.name)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(dir=target.absolute().parent, prefix=f".{target.name}."))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def is_filled(folder: Path) -> bool:
    """Return whether *folder* is there and holds anything."""
    return folder.is_dir() and any(os.scandir(folder))
