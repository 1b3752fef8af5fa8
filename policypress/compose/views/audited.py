"""What reviews of a draft found (审查情况), as the papers that show it name it: rows of
words, made by whoever ran the rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

from policypress.compose.views.base_views import Named, View
from policypress.compose.views.view_context import ViewContext

Row: TypeAlias = Mapping[str, str]


class Audited(Protocol):
    """objections: what rules of competition say of clauses; clauses: each with what legal
    review said; findings: everything else; papers: the dossier; a row each. All in
    plain words."""

    @property
    def objections(self) -> Sequence[Row]: ...
    @property
    def clauses(self) -> Sequence[Row]: ...
    @property
    def findings(self) -> Sequence[Row]: ...
    @property
    def papers(self) -> Sequence[Row]: ...


class AuditedView(View):
    """The same for templates: audit.objections, audit.clauses …"""

    def __init__(
        self,
        audited: Audited,
        context: ViewContext,
    ) -> None:
        """audited: what the reviews found; context: writes its words so that
        they cannot be taken for marks."""

        def rows(found: Sequence[Row]) -> list[Named]:
            return [
                Named({key: context.write(row[key]) for key in row})
                for row in found
            ]

        self.objections = rows(audited.objections)
        self.clauses = rows(audited.clauses)
        self.findings = rows(audited.findings)
        self.papers = rows(audited.papers)
