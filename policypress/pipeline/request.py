"""What a build is asked for and what comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from policypress.findings import Finding

if TYPE_CHECKING:
    from policypress.compare.changes import ChangeSet
    from policypress.compare.reports.since import Since
    from policypress.compose.spotless import Spotless
    from policypress.document import Document
    from policypress.source.model import Policy

FORMATS = ("docx", "xlsx", "pdf", "html", "odt", "md", "svg", "png")


class BuildRequest(Struct, frozen=True):
    """What the user asked for.

    only: output documents by name (() = all); formats: None = what each template
    offers; marks: show provenance in the documents; final: refuse while anything lacks
    that an issued document has; at: the git revision that the policy is taken from (""
    = as it stands now); home: the folder that outputs belong to, when `policy` is a
    copy of it; jobs: processes; inputs: what else is read for it, and must not be
    written over."""

    policy: Path
    templates: Path
    out: Path
    only: tuple[str, ...] = ()
    formats: tuple[str, ...] | None = None
    marks: bool = False
    final: bool = False
    at: str = ""
    home: Path | None = None
    jobs: int = 1
    inputs: tuple[Path, ...] = ()


class BuildResult(Struct, frozen=True):
    """What came of it.

    hints: Chinese sentences about what would be possible with one more tool; seconds:
    duration; digests: of every file that belongs to it, by name, when the same build
    would find nothing to do; otherwise empty. made, taken: how many documents were
    rendered, and how many taken over from an earlier build. composed: what it was made
    from, None where the policy could not be read.
    """

    findings: list[Finding] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    seconds: float = 0.0
    digests: dict[str, str] = field(default_factory=dict)
    made: int = 0
    taken: int = 0
    composed: Composed | None = None


class Composed(Struct):
    """A policy with its composed documents; policy None when it could not be read.

    spotless: the documents that were passed over, because nothing is to be found in
    them; None where all are asked for. since, changes: what differs from the text
    before that the policy names; None where it names none.
    """

    policy: Policy | None
    documents: list[Document]
    findings: list[Finding]
    spotless: Spotless | None = None
    since: Since | None = None
    changes: ChangeSet | None = None


class Progress(Protocol):
    """Called before each step: what is being worked on, its number, and how many there
    are (0 = unknown).
    """

    def __call__(
        self,
        what: str,
        done: int = 0,
        total: int = 0,
    ) -> None:
        """what: shown to the user, in Chinese; done: its number, from 1."""
