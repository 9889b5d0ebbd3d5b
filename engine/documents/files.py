"""The bytes of a file, or why it cannot be read."""

import errno
from pathlib import Path
from typing import Final

from engine.diagnostics import Diagnostic, DiagnosticError, Place
from engine.documents.encoding import too_large
from engine.documents.limits import MAX_BYTES
from engine.text import Text

UNREADABLE: Final = Text("文件打不开（系统错误 {number}）。", "the file cannot be opened: {reason}.")
BAD_NAME: Final = Text("文件名里有不能用的字符。", "the name of the file has a character that cannot be used.")
CHECK_NAME: Final = Text("请检查文件名和所在文件夹。", "Check the name and the folder.")
ASK: Final = Text("请检查文件是否被占用、是否有读取权限。", "Check that it is not in use and that you may read it.")
FILE_FAULTS: Final = {
    errno.ENOENT: (
        "file-missing",
        Text("找不到这个文件。", "there is no such file."),
        CHECK_NAME,
    ),
    errno.EISDIR: (
        "file-is-folder",
        Text("这是一个文件夹，不是文件。", "this is a folder, not a file."),
        Text("请写出文件夹里的文件名。", "Name a file inside it."),
    ),
    errno.ENOTDIR: (
        "file-missing",
        Text("找不到这个文件：路径中间有一段不是文件夹。", "there is no such file: a part of its path is no folder."),
        CHECK_NAME,
    ),
    errno.ENAMETOOLONG: (
        "file-missing",
        Text("找不到这个文件：文件名太长。", "there is no such file: its name is too long."),
        CHECK_NAME,
    ),
    errno.ELOOP: (
        "file-unreadable",
        Text("这个链接绕回了自身，打不开。", "this link leads back to itself and cannot be opened."),
        Text("请写出文件本身的路径。", "Name the file itself."),
    ),
    errno.EACCES: (
        "file-unreadable",
        Text("没有读取这个文件的权限。", "You are not allowed to read this file."),
        Text("请检查文件的权限，或复制一份再试。", "Check its permissions, or try with a copy."),
    ),
}


def read_bytes(path: Path, name: str) -> bytes:
    """Return the content of the file at *path*. Raises `DiagnosticError` where it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        raise DiagnosticError([_unreadable(name, error)]) from None
    if len(data) > MAX_BYTES:
        raise DiagnosticError([too_large(name, max(size, len(data)))])
    return data


def _unreadable(name: str, error: OSError | ValueError) -> Diagnostic:
    if isinstance(error, ValueError):  # a null character
        return Diagnostic(Place(name), "file-unreadable", BAD_NAME, CHECK_NAME)
    other = ("file-unreadable", UNREADABLE.fill(number=error.errno, reason=error.strerror or error), ASK)
    return Diagnostic(Place(name), *FILE_FAULTS.get(error.errno or 0, other))
