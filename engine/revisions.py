"""A standards folder as it was at a git revision. Git is run only here."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from engine.diagnostics import Diagnostic, Place, RuleSetError
from engine.text import NO_TEXT, Text
from engine.validation import did_you_mean

WANTED = (b".yaml", b".md")
FILES = ("100644", "100755")
ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")  # a git hook has them set


@contextmanager
def checkout(folder: Path, revision: str) -> Iterator[Path]:
    """Give the standards *folder* as it was at *revision*, for as long as the block runs.

    *revision* is a commit, branch or tag; ``REVISION:PATH`` where the folder stood elsewhere in it; or a folder of rules, which
    is given as it is. The copy has the name of the folder. Raises `RuleSetError` where there is no such thing.
    """
    if revision and (Path(revision) / "sources").is_dir():
        yield Path(revision).resolve()
        return
    if os.sep in revision and Path(revision).is_dir():
        raise _problem("no-sources", revision, NOT_RULES.fill(folder=revision), NAME_RULES)
    here = folder.resolve()
    with tempfile.TemporaryDirectory(prefix="tuoyu-") as kept:
        copy = Path(kept) / (here.name or "rules")
        copy.mkdir()
        _fill(copy, _Repository.of(here), revision)
        yield copy


def _fill(copy: Path, repository: "_Repository", revision: str) -> None:
    """Write the rule files of *revision* into *copy*."""
    name, colon, elsewhere = revision.partition(":")
    commit = repository.commit(name)
    wanted = elsewhere.strip("/") if colon else repository.path
    files = repository.files(commit, wanted)
    if not files:
        raise _folder_not_there(name, wanted, repository.rule_folders(commit))
    contents = repository.contents(tuple(files.values()))
    for path, content in zip(files, contents, strict=True):
        target = copy / path
        if not target.resolve().is_relative_to(copy.resolve()):
            continue  # git makes no such tree; one made by hand must not write elsewhere
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


@dataclass(frozen=True)
class _Repository:
    """The repository around a folder, and the folder's path in it ("" for the top)."""

    folder: Path
    path: str

    @classmethod
    def of(cls, folder: Path) -> "_Repository":
        """Return the repository that *folder* stands in; raises `RuleSetError` where there is none, or no git."""
        if shutil.which("git") is None:
            raise _problem("no-git", folder.name, NO_GIT, INSTALL_GIT)
        found = _git(folder, "rev-parse", "--show-prefix")
        if found.returncode:
            raise _no_repository(folder.name, found.stderr.decode("utf-8", "replace").strip())
        return cls(folder, os.fsdecode(found.stdout).strip("\r\n").strip("/"))

    def run(self, *words: str, given: bytes = b"") -> bytes:
        """Return what git prints, nothing where it fails."""
        done = _git(self.folder, *words, given=given)
        return b"" if done.returncode else done.stdout

    def commit(self, revision: str) -> str:
        """Return the hash of the commit *revision* names; raises `RuleSetError` where it names none."""
        wanted = f"{revision}^{{commit}}"
        said = b"" if revision.startswith("-") or not revision else self._verify(wanted)
        return said.decode().strip() or self._unknown(revision)

    def _verify(self, wanted: str) -> bytes:
        return self.run("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)

    def _unknown(self, revision: str) -> str:
        shallow = self.run("rev-parse", "--is-shallow-repository").strip() == b"true"
        names = self.run("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
        guess = did_you_mean(revision, names.decode("utf-8", "replace").split())
        hint = DEEPEN if shallow else MEANT.fill(guess=guess) if guess else SEE_LOG
        raise _problem("unknown-revision", revision, UNKNOWN_REVISION.fill(revision=revision), hint)

    def files(self, commit: str, path: str) -> dict[str, str]:
        """Return the rule files below *path* in *commit*, each with the hash of its content."""
        tree = f"{commit}:{path}" if path else commit
        found: dict[str, str] = {}
        for entry in self.run("ls-tree", "-r", "-z", "--full-tree", tree).split(b"\0")[:-1]:
            about, _, name = entry.partition(b"\t")
            mode, _, content = about.decode().split()
            if not name.endswith(WANTED):
                continue
            if mode not in FILES:
                raise _problem("link-in-revision", os.fsdecode(name), A_LINK.fill(revision=commit[:9]), NO_LINKS)
            found[os.fsdecode(name)] = content
        return found

    def contents(self, hashes: tuple[str, ...]) -> Iterator[bytes]:
        """Yield the content of each hash, as it was committed: no filter and no line ending of this machine."""
        said = self.run("cat-file", "--batch", given="".join(f"{one}\n" for one in hashes).encode())
        start = 0
        for one in hashes:
            head_end = said.find(b"\n", start)
            head = said[start:head_end].split()
            if head_end < 0 or len(head) != 3:
                raise _problem("unknown-revision", one, NOT_WHOLE, FETCH)
            start = head_end + 1 + int(head[2]) + 1
            yield said[head_end + 1 : start - 1]

    def rule_folders(self, commit: str) -> list[str]:
        """Return the folders of *commit* that hold sources of rules."""
        listed = self.run("ls-tree", "-r", "-d", "-z", "--name-only", "--full-tree", commit).split(b"\0")
        paths = [PurePosixPath(os.fsdecode(name)) for name in listed if name]
        return sorted(str(path.parent) for path in paths if path.name == "sources")


def _git(folder: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in *folder*, in English, on the repository around it."""
    around = {name: value for name, value in os.environ.items() if name not in ELSEWHERE} | {"LC_ALL": "C"}
    return subprocess.run(["git", *words], cwd=folder, input=given, capture_output=True, env=around, check=False)


def _problem(code: str, place: str, message: Text, hint: Text = NO_TEXT) -> RuleSetError:
    return RuleSetError([Diagnostic(Place(place), code, message, hint)])


def _no_repository(folder: str, said: str) -> RuleSetError:
    """Return why git, which *said* so, finds no repository around *folder*."""
    known = ((message, hint) for words, message, hint in GIT_SAYS if words in said)
    message, hint = next(known, (GIT_FAILS, ASK_GIT))
    first = said.splitlines()[0].removeprefix("fatal: ") if said else "?"
    return _problem("no-repository", folder, message.fill(folder=folder, said=first), hint)


def _folder_not_there(revision: str, wanted: str, folders: list[str]) -> RuleSetError:
    guess = did_you_mean(wanted, folders) or (folders[0] if len(folders) == 1 else None)
    hint = STOOD_AT.fill(revision=revision, guess=guess) if guess else SAY_WHERE.fill(revision=revision)
    message = NO_FOLDER.fill(revision=revision, folder=wanted or ".")
    return _problem("no-folder-in-revision", revision, message, hint)


NO_GIT = Text("这台电脑上没有 git", "there is no git on this machine")
INSTALL_GIT = Text(
    "请先安装 git，或写一个规则文件夹来代替版本。", "Install git, or name a folder of rules instead of a revision."
)
NO_REPOSITORY = Text("{folder} 不在 git 仓库里", "{folder} is not in a git repository")
NAME_A_FOLDER = Text(
    "请用 --rules 指定仓库里的规则文件夹，或写一个规则文件夹来代替版本。",
    "Name the rules of a repository with --rules, or a folder of rules instead of a revision.",
)
FOREIGN = Text("{folder} 所在的 git 仓库属于另一个用户", "the git repository of {folder} belongs to another user")
TRUST_IT = Text(
    "确认可信后运行 git config --global --add safe.directory <仓库>。",
    "If you trust it: git config --global --add safe.directory <repository>",
)
GIT_FAILS = Text("git 读不了 {folder} 所在的仓库：{said}", "git cannot read the repository of {folder}: {said}")
ASK_GIT = Text("请在那里运行 git status，先解决它指出的问题。", "Run git status there, and mend what it says first.")
GIT_SAYS = (
    ("not a git repository", NO_REPOSITORY, NAME_A_FOLDER),
    ("dubious ownership", FOREIGN, TRUST_IT),
)
NOT_RULES = Text(
    "{folder} 里没有 sources 文件夹，不是规则文件夹", "{folder} has no folder 'sources': it holds no rules"
)
NAME_RULES = Text(
    "请写一个规则文件夹，例如 standards；要写 git 版本的，请写提交号、分支或标签。",
    "Name a folder of rules, such as standards, or a git revision: a commit, branch or tag.",
)
UNKNOWN_REVISION = Text("git 仓库里没有版本“{revision}”", "the repository has no revision '{revision}'")
MEANT = Text("是不是 {guess}？", "Did you mean '{guess}'?")
SEE_LOG = Text(
    "请写提交号、分支或标签；git log --oneline 列出各个提交。",
    "Write a commit, branch or tag; git log --oneline lists the commits.",
)
DEEPEN = Text(
    "这是浅克隆，没有全部历史。请运行 git fetch --unshallow（GitHub Actions 里写 fetch-depth: 0）。",
    "This is a shallow clone without the whole history: git fetch --unshallow (in GitHub Actions, fetch-depth: 0).",
)
NOT_WHOLE = Text("git 仓库里缺少这个文件的内容", "the repository lacks the content of this file")
FETCH = Text("请运行 git fetch，再试一次。", "Run git fetch and try again.")
A_LINK = Text("在版本 {revision} 里，这个文件是一个链接", "in revision {revision} this file is a link")
NO_LINKS = Text("规则文件要是文件本身，不能是链接。", "Rule files are files themselves, no links to others.")
NO_FOLDER = Text("版本 {revision} 里没有规则文件夹 {folder}", "revision {revision} has no rules folder {folder}")
STOOD_AT = Text(
    "那时规则在 {guess}，请写 {revision}:{guess}。", "The rules stood in {guess} then: write {revision}:{guess}"
)
SAY_WHERE = Text(
    "文件夹当时在别处的，请写 {revision}:路径。", "If the folder stood elsewhere then, write {revision}:PATH."
)
