"""Which files a policy folder has: their names, ids and models; anything else in the
folder is pointed out."""

from __future__ import annotations

import os
import re
from pathlib import Path

from msgspec import Struct

from policypress.findings import Finding, Place, nearest
from policypress.source.model import (
    Annex,
    Audit,
    Benchmark,
    CommonGuide,
    Documents,
    Fields,
    Guide,
    Node,
    Notes,
    Opinions,
    Part,
    PolicyFile,
    Provision,
    Supplementary,
    Words,
)
from policypress.source.model.base import FILE_ID_PATTERN


class SourceKind(Struct, frozen=True):
    """A kind of source file. id: the file's id (``policy``, ``guides/common``) or, with
    `many`, its folder."""

    id: str
    title: str
    model: type[Node]
    many: bool = False
    required: bool = False


# By the name of the JSON Schema.
KINDS = {
    "policy": SourceKind("policy", "政策", PolicyFile, required=True),
    "supplementary": SourceKind("supplementary", "附则", Supplementary),
    "notes": SourceKind("notes", "起草说明资料", Notes),
    "documents": SourceKind("documents", "文件登记", Documents),
    "fields": SourceKind("fields", "填报项", Fields),
    "words": SourceKind("words", "说法", Words),
    "measure": SourceKind("measures", "措施", Provision, many=True),
    "part": SourceKind("parts", "章", Part, many=True),
    "annex": SourceKind("annexes", "附件", Annex, many=True),
    "benchmark": SourceKind("benchmarks", "对照政策", Benchmark, many=True),
    "common-guide": SourceKind(
        "guides/common",
        "申报指南（通用部分）",
        CommonGuide,
    ),
    "guide": SourceKind("guides", "申报指南", Guide, many=True),
    "audit": SourceKind("audit", "审查记录", Audit),
    "review": SourceKind("reviews", "意见", Opinions, many=True),
}
_FILES = {kind.id: kind for kind in KINDS.values() if not kind.many}
_FOLDERS = {kind.id: kind for kind in KINDS.values() if kind.many}
# What may stand at the top of a policy folder.
_TOP_NAMES = [
    *(f"{stem}.yaml" for stem in _FILES if "/" not in stem),
    *_FOLDERS,
]
UNREAD = "unread-file"  # the code of what nothing reads
# The folder whose files begin with a day: reviews/2026-03-05-司法局.yaml.
_DATED = "reviews"
# Hidden files, and those that Word leaves beside an open document.
_HIDDEN = (".", "~$")
_FILE_ID = (
    "文件名即标识，用小写英文字母或汉字开头，只含小写字母、汉字、数字、"
    "连字符和下划线，如 talent-fund.yaml"
)


class SourceFile(Struct, frozen=True):
    """A file to be read. id: permanent (``measures/x``). name: how messages call it,
    from the policy folder's parent on."""

    id: str
    kind: SourceKind
    path: Path
    name: str


def find(root: Path) -> tuple[list[SourceFile], list[Finding]]:
    """The files of a policy folder in a fixed order, and findings for those missing or
    not recognised."""
    shown = root.name or "policy"
    names, problem = _names(root, shown)
    if problem:
        return [], [problem]
    files: list[SourceFile] = []
    findings: list[Finding] = []
    for name in names:
        stem = name.removesuffix(".yaml")
        if stem in _FILES and name.endswith(".yaml"):
            files.append(
                SourceFile(stem, _FILES[stem], root / name, f"{shown}/{name}")
            )
        elif name in _FOLDERS:
            more, found = _in_folder(root / name, name, f"{shown}/{name}")
            files += more
            findings += found
        else:
            findings.append(_stray(name, f"{shown}/{name}", _TOP_NAMES))
    findings += _missing(files, shown)
    texts = (KINDS["measure"], KINDS["part"])
    if not any(file.kind in texts for file in files):
        findings += _without_measures(findings, Place(f"{shown}/measures"))
    return sorted(files, key=_rank), findings


def _without_measures(
    findings: list[Finding],
    folder: Place,
) -> list[Finding]:
    """A finding that there is no provision, unless another says why their folder cannot
    be listed."""
    if any(finding.place.file == folder.file for finding in findings):
        return []
    hint = "用 build.py new measure 标识 新建一条"
    return [Finding("no-measures", "没有任何条文", folder, hint)]


def _rank(file: SourceFile) -> tuple[int, str]:
    """The order in which files are read: by kind, then by id."""
    return list(KINDS.values()).index(file.kind), file.id


def _missing(
    files: list[SourceFile],
    shown: str,
) -> list[Finding]:
    """A finding for each required file that is not there. shown: how messages call the folder."""
    there = {file.id for file in files}
    return [
        Finding(
            "missing-file",
            f"缺少 {kind.id}.yaml（{kind.title}）",
            Place(f"{shown}/{kind.id}.yaml"),
            "新建这个文件，或用 build.py new policy 看样例",
        )
        for kind in KINDS.values()
        if kind.required and kind.id not in there
    ]


def _names(
    folder: Path,
    shown: str,
) -> tuple[list[str], Finding | None]:
    """Names in a folder, hidden ones left out; or why it cannot be listed."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return [], Finding(
            "missing-folder",
            "找不到政策文件夹",
            Place(shown),
            "核对 --policy 后的路径；新建用 build.py new policy 目录",
        )
    except NotADirectoryError:
        return [], Finding(
            "not-a-folder",
            "此处应是文件夹，实际是文件",
            Place(shown),
            "核对路径；措施等放在同名文件夹里，每个一份文件",
        )
    except PermissionError:
        return [], Finding(
            "no-permission",
            "没有读取这个文件夹的权限",
            Place(shown),
            "请文件夹的所有者开放读取权限",
        )
    except OSError as error:
        return [], Finding(
            "unreadable",
            f"文件夹无法读取（系统错误 {error.errno}）",
            Place(shown),
            "核对路径和磁盘",
        )
    return sorted(name for name in names if not name.startswith(_HIDDEN)), None


def _in_folder(
    folder: Path,
    name: str,
    shown: str,
) -> tuple[list[SourceFile], list[Finding]]:
    """The files of a folder below the policy's. name: of the folder; shown: how
    messages call it."""
    names, problem = _names(folder, shown)
    files: list[SourceFile] = []
    findings = [problem] if problem else []
    for entry in names:
        stem = entry.removesuffix(".yaml")
        path, entry_shown = folder / entry, f"{shown}/{entry}"
        if not entry.endswith(".yaml"):
            findings.append(_stray(entry, entry_shown, []))
        elif not _is_id(
            stem.lstrip("0123456789-") if name == _DATED else stem
        ):
            message = f"文件名“{entry}”不能作标识"
            place = Place(entry_shown)
            findings.append(
                Finding(
                    "bad-file-name",
                    message,
                    place,
                    _FILE_ID,
                )
            )
        else:
            identity = f"{name}/{stem}"
            kind = _FILES.get(identity, _FOLDERS[name])
            files.append(SourceFile(identity, kind, path, entry_shown))
    return files, findings


_ID = re.compile(FILE_ID_PATTERN)


def _is_id(stem: str) -> bool:
    """Whether a file's name can be a permanent id: the rule of `model.base.FileId`."""
    return len(stem) <= 40 and _ID.fullmatch(stem) is not None


def _stray(
    name: str,
    shown: str,
    known: list[str],
) -> Finding:
    """A file that nothing reads: probably a slip of the name."""
    stem, _, suffix = name.partition(".")
    if suffix in ("yml", "YAML", "YML", "yaml.txt", "json", "txt"):
        hint = f"改名为 {stem}.yaml"
    elif near := nearest(name, known):
        hint = f"是否应为“{near}”？"
    else:
        hint = "不需要时移出政策文件夹"
    return Finding(
        UNREAD,
        f"“{name}”不会被读取",
        Place(shown),
        hint,
        "warning",
    )
