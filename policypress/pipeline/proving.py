"""The proof of what a review wrote (改回核对), for each returned file: our document, composed
again, says what the file says with everything accepted, but for what was refused, not
picked, or done by others in the same place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from policypress.edit import Edit, Put
from policypress.pipeline.our_text import our_basis
from policypress.pipeline.request import Progress
from policypress.pipeline.returned import Returned, accepted
from policypress.review.basis import Basis
from policypress.review.proof import Difference, differences
from policypress.review.proposal import Proposal


def proved(
    folders: tuple[Path, Path],
    files: Sequence[Returned],
    proposals: Sequence[Proposal],
    made: Sequence[Proposal],
    bases: Mapping[str, Basis],
    progress: Progress,
) -> list[Difference] | None:
    """What our documents say otherwise than returned files; None where one cannot be
    composed any more.

    folders: of the policy and of the templates; made: the proposals that were written;
    bases: our documents as they were, by name.
    """
    progress("核对改回的结果")
    policy, templates = folders
    documents = {one.name: one.document for one in files}
    written = {id(one) for one in made}
    found: list[Difference] = []
    now: dict[str, Basis | None] = {}
    for returned in files:
        name = returned.document
        if name not in now:
            now[name] = our_basis(policy, templates, returned, progress, [])
        after, before = now[name], bases[name]
        if after is None:
            return None
        known = [
            _as_seen(one, returned, before, documents, written)
            for one in proposals
        ]
        sent = returned.sent or before.texts
        theirs = accepted(returned.paragraphs)
        found += differences(after, theirs, before, known, sent)
    return found


def _as_seen(
    one: Proposal,
    returned: Returned,
    before: Basis,
    documents: Mapping[str, str],
    written: Collection[int],
) -> Proposal:
    """A proposal as the proof of one file takes it: what is not written is refused; a
    figure that another file changed may be there in either way, and paragraphs that
    another one changed say what nobody else knows."""
    if one.steps and id(one) not in written:
        one = replace(one, kind="refused", steps=())
    if one.source == returned.name:
        return one
    is_here = documents.get(one.source) == returned.document
    numbers = one.numbers if is_here else ()
    if one.kind == "figure":
        return replace(one, numbers=(), printed=())
    numbers = (*numbers, *_printing(before, one))
    printed = one.printed if is_here else ()
    return replace(one, kind="refused", numbers=numbers, printed=printed)


def _printing(basis: Basis, one: Proposal) -> Iterator[int]:
    """The paragraphs of a document that print something of what a proposal changes."""
    places = {
        (step.file.removesuffix(".yaml"), step.change.loc)
        for step in one.steps
        if isinstance(step, Edit) and isinstance(step.change, Put)
    }
    for number in range(len(basis.paragraphs)) if places else ():
        segments = basis.segments(number)
        if any({each.where, each.datum} & places for each in segments):
            yield number
