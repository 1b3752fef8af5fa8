"""Repositories whose trees no git command would make: written object by object."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path
from random import Random

from tests.hostile import mutate_yaml

Entry = tuple[str, bytes, str]  # mode, name, object
_NAMES = (
    b"..", b".", b"", b"/abs.txt", b"../up.txt", b"a/b", b"a\\b", b".git", b"\xff\xfe", b"\x1b[31m",
    b"x" * 300, "字".encode() * 90, "\u202ex.yaml".encode(), b"a\nb", b"policy.yaml", b"CON", b" ",
    b"-rf", b"~", b"\x01", b"..\\x", b"c:", b"measures", b"policy.yaml/", b"...", b".policypress.lock",
)  # fmt: skip
_MODES = (
    "100644",
    "100755",
    "120000",
    "160000",
    "40000",
    "100600",
    "000000",
    "644",
    "x",
)
_REVISIONS = ("", "HEAD~1", "HEAD^{tree}", "nosuch", "-x", "--help", "HEAD:policy", "a" * 250,
              "\u202ev1", "v1\x1b[0m", "HEAD~9999999999", "@{-1}", ":/x", "v1..v2", "../x")  # fmt: skip


class Repository:
    """A bare-bones repository below a folder; objects are written as they are asked."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / ".git"
        for name in ("objects", "refs/heads", "refs/tags"):
            (self.home / name).mkdir(parents=True)
        (self.home / "HEAD").write_text("ref: refs/heads/main\n")
        (self.home / "config").write_text(
            "[core]\n\trepositoryformatversion = 0\n"
        )

    def store(self, kind: str, content: bytes) -> str:
        """Any bytes as an object of a kind; its name."""
        whole = f"{kind} {len(content)}".encode() + b"\0" + content
        name = hashlib.sha1(whole).hexdigest()
        path = self.home / "objects" / name[:2] / name[2:]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(zlib.compress(whole, 1))
        return name

    def tree(self, entries: list[Entry]) -> str:
        lines = (f"{mode} ".encode() + name + b"\0" + bytes.fromhex(sha)
                 for mode, name, sha in entries)  # fmt: skip
        return self.store("tree", b"".join(lines))

    def commit(self, tree: str, reference: str) -> str:
        who = "x <x@example.com> 1700000000 +0000"
        text = f"tree {tree}\nauthor {who}\ncommitter {who}\n\nx\n"
        name = self.store("commit", text.encode())
        (self.home / reference).write_text(f"{name}\n")
        return name


def revision(rng: Random, folder: Path, files: dict[str, str]) -> str:
    """Makes a repository with a hostile version of policy/ and says what it is called."""
    repository = Repository(folder)
    if rng.random() < 0.04:
        return "HEAD"  # without any commit
    root = _policy_tree(rng, repository, files)
    name = rng.choice((b"policy", b"policy", b"policy", b"policy", b"Policy"))
    entries = [("40000", name, root)]
    if rng.random() < 0.15:
        blob = repository.store("blob", b"x")
        entries.insert(0, (rng.choice(_MODES), rng.choice(_NAMES), blob))
    repository.commit(repository.tree(entries), "refs/heads/main")
    (repository.home / "refs/tags/v1").write_text(
        (repository.home / "refs/heads/main").read_text()
    )
    if rng.random() < 0.15:
        return rng.choice(_REVISIONS)
    return rng.choice(("HEAD", "v1", "main", "refs/heads/main"))


def _policy_tree(
    rng: Random, repository: Repository, files: dict[str, str]
) -> str:
    """The tree of the policy folder with one or two hostile entries in it."""
    folders: dict[str, list[Entry]] = {"": []}
    changed = rng.choice(list(files))
    for path, content in files.items():
        data = content.encode()
        if path == changed and rng.random() < 0.4:
            data = mutate_yaml.mutated(rng, content)
        folder, _, name = path.rpartition("/")
        blob = repository.store("blob", data)
        folders.setdefault(folder, []).append(("100644", name.encode(), blob))
    for _ in range(rng.choice((1, 1, 2))):
        _spoil(rng, repository, folders[rng.choice(list(folders))])
    for folder, entries in folders.items():
        if folder:
            folders[""].append(
                ("40000", folder.encode(), repository.tree(entries))
            )
    return repository.tree(folders[""])


def _spoil(rng: Random, repository: Repository, entries: list[Entry]) -> None:
    """One hostile entry: a name, a mode, a missing object, something there twice."""
    blob = repository.store("blob", b"PWNED\n")
    tree = repository.tree([("100644", b"escaped.txt", blob)])
    for _ in range(rng.choice((0, 1, 4))):
        tree = repository.tree([("40000", b"..", tree)])
    way = rng.randrange(7)
    if way in (0, 1):
        entries.insert(0, ("100644", rng.choice(_NAMES), blob))
    elif way in (2, 3):
        entries.insert(0, ("40000", rng.choice(_NAMES), tree))
    elif way == 4:
        entries.append((rng.choice(_MODES), b"odd.yaml", blob))
    elif way == 5:
        entries.append(("100644", b"gone.yaml", "0123456789" * 4))
    else:
        link = repository.store(
            "blob", rng.choice((b"/etc/passwd", b"..", b"../../x"))
        )
        entries.append(("120000", b"link.yaml", link))
