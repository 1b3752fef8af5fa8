"""Command lines nobody should write."""

from __future__ import annotations

from random import Random

from tests.hostile import oddities

# `--` alone is no command that nobody knows: it is a build, without its folders.
_COMMANDS = ("build", "check", "compare", "site", "calculate", "look", "new", "doctor",
             "help", "nosuch", "", "-", "--=")  # fmt: skip
_OPTIONS = ("--only", "--format", "--marks", "--final", "--policy", "--templates", "--out", "-j",
            "--base-url", "--since", "--json", "--letter", "--author", "--date", "--auto-numbers",
            "--chapter", "--dotx", "--help", "-h", "--nosuch", "-x", "--", "--=", "--out=")  # fmt: skip
_WORDS = (
    "policy", "templates", "out", "answers.yaml", "old.md", "new.md", "policy/policy.yaml",
    "措施正文", "docx", "html", "md", "1", "0", "-1", "２", "9" * 400, "gbt9704", "measure",
    "policy/measures", "prize", "../home", "https://x/", "https://\u202e/", "2024-02-30", "2024-01-01",
    "~nosuchuser/x", "~", "/dev/null", "/dev/full", "/proc/self/mem", "nosuch/deep/path",
    "x" * 300, "字" * 100, "a/" * 2000 + "b", "\udcff\udcfe", "\x1b[31m", "a\nb", "\u202e", "",
)  # fmt: skip


# Every command is given its folders first, so that it never writes into the checkout.
_FOLDERS = {
    "build": ["--policy", "policy", "--out", "out"],
    "site": ["--policy", "policy", "--out", "out"],
    "calculate": ["--policy", "policy", "--out", "out"],
    "compare": ["--policy", "policy", "--out", "out"],
    "look": ["--out", "out"],
    "check": ["--policy", "policy"],
    "new": ["--policy", "policy"],
}


def arguments(rng: Random) -> list[str]:
    """A command and some words; never `serve`, `test` or `schema`, which do not end or
    write into the checkout."""
    command = rng.choice(_COMMANDS)
    words = [command, *_FOLDERS.get(command, ())]
    for _ in range(rng.choice((0, 1, 2, 2, 3, 4))):
        chance = rng.random()
        if chance < 0.4:
            words.append(rng.choice(_OPTIONS))
        elif chance < 0.9:
            words.append(rng.choice(_WORDS))
        else:
            words.append(oddities.text(rng).replace("\0", "")[:3000])
    return words
