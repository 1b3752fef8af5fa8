"""What rules read besides texts (校核对象): the policy itself, and the papers that go with
it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from policypress.findings import Place
from policypress.lint.audited import ClauseText, Objection
from policypress.lint.dossier import Paper
from policypress.source.model import Policy


class Dossier(Struct, frozen=True):
    """The papers of a stage. place: where findings about the whole set belong."""

    papers: Sequence[Paper]
    place: Place


class Source(Struct, frozen=True):
    """A policy as rules over the model read it. texts: its clauses as printed, by their
    keys; objections: what rules of competition say of them; today: the day."""

    policy: Policy
    texts: Mapping[str, ClauseText]
    objections: Sequence[Objection]
    today: date
