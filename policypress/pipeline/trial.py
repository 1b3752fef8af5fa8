"""Proposals of a review tried on the policy (试改): file by file, as a whole, composed; the
cheap part first, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from policypress.edit.edit import Edited, Step, copied, spliced
from policypress.findings import Finding, has_errors
from policypress.review.ordering import in_order
from policypress.review.proposal import Proposal
from policypress.source.inventory import SourceFile, find
from policypress.source.loading import understood
from policypress.source.reading.kept_nodes import KeptNodes
from policypress.system.user_files import as_text

Look = Callable[[Path], list[Finding]]
# A file and the steps made in it, by identity.
_Steps = tuple[str, tuple[int, ...]]


class Trial:
    """Tries proposals on the policy, which has no mistake without them.

    compose: what composing a policy finds, its loading among it.
    """

    def __init__(self, root: Path, compose: Look) -> None:
        """root: the folder of the policy; what is tried happens in copies of
        it."""
        self._root, self._compose = root, compose
        self._kept = KeptNodes()
        self._files = {_name(one): one for one in find(root)[0]}
        self._made: dict[_Steps, Edited] = {}
        self._found: dict[tuple[int, ...], list[Finding]] = {}

    def reading(self, proposals: Sequence[Proposal]) -> list[Finding]:
        """What is wrong with each file by itself once these are made: the cheap part,
        and most of what can be wrong."""
        found: list[Finding] = []
        for name, steps in _by_file(proposals).items():
            found += self._file(name, steps).findings
        return found

    def composing(self, proposals: Sequence[Proposal]) -> list[Finding]:
        """What is wrong with the source and its documents once these are made: the dear
        part. Of a source with mistakes no document is composed."""
        made = [self._file(*one) for one in _by_file(proposals).items()]
        findings = [one for each in made for one in each.findings]
        if has_errors(findings):
            return findings
        key = tuple(map(id, made))
        if key not in self._found:
            self._kept.keep()  # composing reads files as any run does
            states = [state for each in made for state in each.files]
            with copied(self._root, states) as copy:
                found = self._compose(copy)
            self._found[key] = [
                one for one in found if one.severity == "error"
            ]
        return self._found[key]

    def _file(
        self,
        name: str,
        steps: Sequence[Step],
    ) -> Edited:
        """One file with some steps made, and what is wrong with it by itself; kept, for
        most are tried again and again."""
        key = (name, tuple(map(id, steps)))
        if key not in self._made:
            made = spliced(self._root, steps)
            self._made[key] = Edited(made.files, self._wrong(made))
        return self._made[key]

    def _wrong(self, made: Edited) -> list[Finding]:
        """The errors of a file that was changed."""
        found = list(made.findings)
        for state in made.files:
            file = self._files.get(state.name)
            if file is None or state.after is None:
                continue
            text, unread = as_text(state.after, file.name)
            if text is not None:
                _, unread = understood(file, text, self._kept)
            found += unread
        return [one for one in found if one.severity == "error"]


def _name(file: SourceFile) -> str:
    """The name of a file in the policy folder."""
    return f"{file.id}.yaml"


def _by_file(proposals: Sequence[Proposal]) -> dict[str, list[Step]]:
    """The steps of proposals by the file they are made in."""
    found: dict[str, list[Step]] = {}
    for step in in_order(step for one in proposals for step in one.steps):
        found.setdefault(step.file, []).append(step)
    return found
