"""From a kind and a number to a hostile case on the disk: the same every time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.hostile import (
    mutate_docx,
    mutate_files,
    mutate_git,
    mutate_template,
    mutate_text,
    mutate_words,
    mutate_yaml,
)
from tests.hostile.surroundings import Case, lay_out
from tests.support import small_policy as small

ANSWERS = """\
applicant: 青石陶坊
answers:
  local: 是
  years: "3"
  prize_level: 金奖
  cost: 8万元
  city_grant: 20万元
"""
_DOCUMENTS = (
    "措施正文",
    "起草说明",
    "政策对照表",
    "申报指南",
    "申请表",
    "政策解读",
    "数据来源与待核清单",
)


@dataclass(slots=True)
class Bases:
    """What is mutated. templates: those of the project; docx: Word files, by parts;
    starter: the policy that `new policy` gives."""

    root: Path
    docx: list[dict[str, bytes]] = field(default_factory=list)
    starter: dict[str, str] = field(default_factory=dict)

    @property
    def templates(self) -> Path:
        return self.root / "templates"


def make(
    kind: str, number: int, seed: int, folder: Path, bases: Bases
) -> Case:
    """The case `kind:number` of a seed, below a folder that is not there yet."""
    rng = Random(f"{seed}:{kind}:{number}")
    case = lay_out(folder)
    KINDS[kind].make(rng, case, bases)
    return case


def _policy(rng: Random, case: Case, bases: Bases) -> None:
    """One file of a policy changed; any command that reads policies."""
    files = dict(small.FILES)
    if rng.random() < 0.15 and bases.starter:
        files = dict(bases.starter)
    root = _write(case.given / "policy", files)
    for _ in range(rng.choice((1, 1, 1, 2))):
        name = rng.choice(list(files))
        (root / name).write_bytes(mutate_yaml.mutated(rng, files[name]))
    if rng.random() < 0.02:
        mutate_files.replaced(
            rng, root / rng.choice(list(files)), case.home / "日记.txt"
        )
    if rng.random() < 0.02:
        mutate_files.added(rng, root)
    (case.given / "answers.yaml").write_text(ANSWERS, "utf-8")
    if rng.random() < 0.1:
        _write(case.given / "before", small.FILES)
    case.arguments = _reading_a_policy(rng, case)


def _reading_a_policy(rng: Random, case: Case) -> list[str]:
    out = ["--policy", "policy", "--out", "out"]
    if (case.given / "before").exists():
        extra = rng.choice(([], ["--json"], ["--auto-numbers"]))
        case.as_json = extra == ["--json"]
        sides = (
            ["before", "policy"]
            if rng.random() < 0.6
            else ["policy", "before"]
        )
        return ["compare", *sides, *out, "--date", "2024-01-01", *extra]
    chance = rng.random()
    if chance < 0.35:
        return ["check", "--policy", "policy"]
    if chance < 0.65:
        only = ["--only", rng.choice(_DOCUMENTS)]
        marks = ["--marks"] if rng.random() < 0.2 else []
        formats = ["--format", "html,md"] if rng.random() < 0.15 else []
        return ["build", "-j", "1", *out, *only, *marks, *formats]
    if chance < 0.8:
        return [
            "site",
            *out,
            *rng.choice(([], [], ["--base-url", "https://x.cn/"])),
        ]
    if chance < 0.85:
        return ["build", "-j", rng.choice("12"), *out]
    case.as_json = rng.random() < 0.3
    extra = ["--json"] if case.as_json else []
    if not extra and rng.random() < 0.4:
        extra = ["--letter", rng.choice(("prize", "training", "手艺大赛"))]
    return ["calculate", "answers.yaml", *out, *extra]


def _template(rng: Random, case: Case, bases: Bases) -> None:
    """One document template, part or look changed."""
    _write(case.given / "policy", small.FILES)
    templates = _copied_templates(case, bases)
    files = sorted((*templates.glob("*.md"), *templates.glob("_*/*.md")))
    looks = sorted(templates.glob("looks/*.yaml"))
    path = rng.choice(looks) if rng.random() < 0.15 else rng.choice(files)
    source = path.read_text("utf-8")
    is_look = path in looks
    mutated = mutate_yaml.mutated if is_look else mutate_template.document
    path.write_bytes(mutated(rng, source))
    _spoil_a_file(rng, case, templates, path)
    given = ["--policy", "policy", "--templates", "templates", "--out", "out"]
    case.arguments = ["build", "-j", "1", *given]
    if is_look and rng.random() < 0.4:
        case.arguments = ["look", path.stem, "--dotx", *given[2:]]
    elif path.parent.name == "_letters":
        (case.given / "answers.yaml").write_text(
            ANSWERS.replace("3", "1"), "utf-8"
        )
        case.arguments = [
            "calculate",
            "answers.yaml",
            *given,
            "--letter",
            "prize",
        ]
    elif path.parent == templates and rng.random() < 0.8:
        case.arguments += ["--only", _output_of(source)]
    elif is_look:
        case.arguments += ["--only", "措施正文"]
    if rng.random() < 0.05 and case.arguments[0] == "build":
        case.arguments += ["--format", "html,md,docx"]


def _output_of(source: str) -> str:
    """What `file:` of a template says before the change, as --only wants it."""
    line = next(
        line for line in source.split("\n") if line.startswith("file:")
    )
    return line.removeprefix("file:").strip(' "').partition("/")[0]


def _site(rng: Random, case: Case, bases: Bases) -> None:
    """One template, style sheet or script of the site changed."""
    _write(case.given / "policy", small.FILES)
    templates = _copied_templates(case, bases)
    files = sorted((templates / "site").iterdir())
    pages = [file for file in files if file.suffix in (".html", ".xml")]
    path = rng.choice(pages if rng.random() < 0.85 else files)
    path.write_bytes(mutate_template.page(rng, path.read_text("utf-8")))
    _spoil_a_file(rng, case, templates, path)
    given = ["--policy", "policy", "--templates", "templates", "--out", "out"]
    case.arguments = ["site", *given]
    if path.name == "sitemap.xml" or rng.random() < 0.1:
        case.arguments += ["--base-url", "https://www.example.gov.cn/x/"]


def _spoil_a_file(
    rng: Random, case: Case, templates: Path, path: Path
) -> None:
    if rng.random() < 0.03:
        mutate_files.replaced(rng, path, case.home / "日记.txt")
    if rng.random() < 0.02:
        mutate_files.added(rng, templates)


def _docx(rng: Random, case: Case, bases: Bases) -> None:
    """A Word file compared with what it was before the damage, or with another; or sent
    back for review."""
    if rng.random() < 0.15:
        _returned(rng, case, bases)
        return
    parts = bases.docx[0] if rng.random() < 0.7 else rng.choice(bases.docx)
    bad = mutate_docx.mutated(rng, parts)
    good = mutate_docx.zipped(parts)
    if rng.random() < 0.1:
        good = mutate_docx.mutated(rng, parts)
    old, new = (bad, good) if rng.random() < 0.5 else (good, bad)
    _compared(rng, case, ("旧.docx", old), ("新.docx", new))


def _returned(rng: Random, case: Case, bases: Bases) -> None:
    """A damaged file that claims to be one of ours; nothing is written for it."""
    _write(case.given / "policy", small.FILES)
    data = mutate_docx.mutated(rng, rng.choice(bases.docx))
    (case.given / "回稿.docx").write_bytes(data)
    extra = rng.choice(([], ["--json"]))
    case.as_json = extra == ["--json"]
    case.arguments = ["review", "回稿.docx", "--policy", "policy", *extra]


def _text(rng: Random, case: Case, bases: Bases) -> None:
    """Two texts compared."""
    old, new = mutate_text.pair(rng)
    ends = [rng.choice((".md", ".txt")) for _ in range(2)]
    _compared(rng, case, (f"旧{ends[0]}", old), (f"新{ends[1]}", new))


def _compared(
    rng: Random, case: Case, old: tuple[str, bytes], new: tuple[str, bytes]
) -> None:
    for name, data in (old, new):
        (case.given / name).write_bytes(data)
    _write(case.given / "policy", {"policy.yaml": small.FILES["policy.yaml"]})
    extra = rng.choice(([], [], ["--json"], ["--auto-numbers"]))
    case.as_json = extra == ["--json"]
    case.arguments = [
        "compare",
        old[0],
        new[0],
        "--policy",
        "policy",
        "--out",
        "out",
    ]
    case.arguments += ["--date", "2024-01-01", *extra]


def _answers(rng: Random, case: Case, bases: Bases) -> None:
    """The answers of an applicant."""
    _write(case.given / "policy", small.FILES)
    (case.given / "answers.yaml").write_bytes(
        mutate_yaml.mutated(rng, ANSWERS)
    )
    if rng.random() < 0.03:
        mutate_files.replaced(
            rng, case.given / "answers.yaml", case.home / "日记.txt"
        )
    case.arguments = [
        "calculate",
        "answers.yaml",
        "--policy",
        "policy",
        "--out",
        "out",
    ]
    case.as_json = rng.random() < 0.3
    if case.as_json:
        case.arguments.append("--json")
    elif rng.random() < 0.4:
        case.arguments += ["--letter", "prize"]


def _git(rng: Random, case: Case, bases: Bases) -> None:
    """A version of the policy out of a repository somebody else made."""
    _write(case.given / "policy", small.FILES)
    revision = mutate_git.revision(rng, case.given, small.FILES)
    out = ["--policy", "policy", "--out", "out"]
    if rng.random() < 0.4:
        case.arguments = ["site", f"--since={revision}", *out]
        return
    case.arguments = ["compare", *out, "--date", "2024-01-01", "--", revision]


def _words(rng: Random, case: Case, bases: Bases) -> None:
    """The command line itself."""
    _write(case.given / "policy", small.FILES)
    (case.given / "answers.yaml").write_text(ANSWERS, "utf-8")
    for name in ("old.md", "new.md"):
        (case.given / name).write_text(mutate_text.BASE + name, "utf-8")
    case.writes = (case.given, case.home)
    case.arguments = mutate_words.arguments(rng)
    # With --help or a wrong word there is no JSON, so the words alone are judged.


@dataclass(frozen=True, slots=True)
class Kind:
    """share: how many of a hundred mutants are of this kind."""

    make: Callable[[Random, Case, Bases], None]
    share: int


KINDS = {
    "policy": Kind(_policy, 34),
    "template": Kind(_template, 16),
    "site": Kind(_site, 12),
    "docx": Kind(_docx, 15),
    "text": Kind(_text, 11),
    "answers": Kind(_answers, 5),
    "git": Kind(_git, 4),
    "words": Kind(_words, 3),
}


def _write(root: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return root


def _copied_templates(case: Case, bases: Bases) -> Path:
    return Path(shutil.copytree(bases.templates, case.given / "templates"))
