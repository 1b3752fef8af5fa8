"""An edit of the source from beginning to end (修改源文件): which node, what it was, what
it becomes, and which documents follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from policypress.edit import (
    Add,
    Edit,
    Edited,
    Put,
    edit,
    resolve,
    shortened,
    shown,
)
from policypress.edit.addresses import Address
from policypress.edit.changes import Data, NoSuchNode, value_at
from policypress.edit.edit import Step, added
from policypress.findings import Finding, Place
from policypress.pipeline.request import Progress
from policypress.source.reading.yaml_file import read, read_text

if TYPE_CHECKING:
    from policypress.document import Document


class SetRequest(Struct, frozen=True):
    """What a user asks for: the name of a node and its new value, as typed; when: the
    time, for the journal."""

    node: str
    value: str
    policy: Path
    templates: Path
    when: str


class SetResult(Struct):
    """What came of it. place: where it stands, old: what stood there, follow: the
    documents whose text is another now."""

    node: str = ""
    place: Place | None = None
    old: str = ""
    findings: list[Finding] = field(default_factory=list)
    is_made: bool = False
    follow: list[str] = field(default_factory=list)


class Following:
    """Which documents say something else after an edit, and what is wrong with them.

    only: the documents that are looked at, () for all; documents: as they are about to
    be.
    """

    def __init__(
        self,
        policy: Path,
        templates: Path,
        progress: Progress,
        only: tuple[str, ...] = (),
    ) -> None:
        """policy: as it is before the edit, whose documents are composed now,
        to compare with."""
        self._templates, self._progress = templates, progress
        self._only = only
        self.names: list[str] = []
        self.documents: Sequence[Document] = ()
        self._before, self._findings = self._texts(policy)

    def look(self, new: Path) -> list[Finding]:
        """Compares with the policy as it is about to be; what is wrong only there."""
        after, findings = self._texts(new)
        names = dict.fromkeys([*self._before, *after])
        self.names = [
            name for name in names if self._before.get(name) != after.get(name)
        ]
        return added(self._findings, findings)

    def _texts(self, policy: Path) -> tuple[dict[str, str], list[Finding]]:
        """The text of each document by its name, none while the policy has mistakes;
        and what composing finds."""
        from policypress.compare import from_document
        from policypress.compare.text.tree import text_of
        from policypress.pipeline.composing import compose

        composed = compose(policy, self._templates, self._only, self._progress)
        self.documents = composed.documents
        texts = {
            document.name: "\n".join(text_of(from_document(document)))
            for document in composed.documents
        }
        return texts, composed.findings


def set_value(
    request: SetRequest,
    progress: Progress,
) -> SetResult:
    """Gives a node its new value, and says what follows."""
    address = resolve(request.policy, request.node)
    if isinstance(address, Finding):
        return SetResult(findings=[address])
    source = read(address.file.path, address.file.name)
    if source.data is None:
        return SetResult(findings=source.findings)
    loc = shortened(source.data, address.loc)
    change, old = _change(source.data, loc, request.value)
    place = source.places.around(loc)
    result = SetResult(shown(address.file, loc), place, _as_words(old))
    if isinstance(change, Finding):
        result.findings = [change]
        return result
    following = Following(request.policy, request.templates, progress)
    what = f"{result.node}：{result.old} → {request.value}"
    step = Edit(_name(address), change)
    made = _made(request, [step], what, following)
    result.findings = made.findings
    result.is_made = made.is_made
    result.follow = following.names if made.is_made else []
    return result


def _made(
    request: SetRequest,
    steps: list[Step],
    what: str,
    following: Following,
) -> Edited:
    """The edit, looked at by who tells what follows."""
    return edit(request.policy, steps, what, request.when, following.look)


def _name(address: Address) -> str:
    """The name of a file in the policy folder."""
    return f"{address.file.id}.yaml"


def _change(
    data: Data,
    loc: tuple[Any, ...],
    typed: str,
) -> tuple[Put | Add | Finding, Data]:
    """The change that a value typed for a location is, and what stands there now ("":
    nothing)."""
    try:
        old = value_at(data, loc)
    except NoSuchNode:
        return _new_entry(data, loc, typed), ""
    if isinstance(old, str):
        return Put(loc, typed), old
    value = _parsed(typed)
    if value is None or isinstance(value, str):
        message = "这里是一组内容，新值也要写成一组"
        hint = "写成 YAML 的 [甲, 乙] 或 {键: 值}，或指明其中的一个键"
        return Finding("not-one-value", message, Place(typed), hint), old
    return Put(loc, value), old


def _new_entry(
    data: Data,
    loc: tuple[Any, ...],
    typed: str,
) -> Add | Finding:
    """A key that is not written yet, in a mapping that is; else why there is none."""
    try:
        home = value_at(data, loc[:-1])
    except NoSuchNode:
        home = None
    if isinstance(home, dict) and loc and isinstance(loc[-1], str):
        return Add(loc[:-1], loc[-1], typed)
    where = ".".join(str(key) for key in loc)
    known = "、".join(_keys(data, loc))
    message = f"文件里没有“{where}”"
    hint = f"那里有：{known}" if known else "打开文件，核对键名是否写对"
    return Finding("no-such-node", message, Place(where), hint)


def _keys(
    data: Data,
    loc: tuple[Any, ...],
) -> Iterator[str]:
    """The keys of the nearest mapping on the way that is there."""
    for key in loc:
        if not isinstance(data, dict) or key not in data:
            break
        data = data[key]
    if isinstance(data, dict):
        yield from data


def _parsed(typed: str) -> Data:
    """A list or mapping as typed; None when it is no YAML."""
    data = read_text(f"value: {typed}\n", "").data
    return data.get("value") if data else None


def _as_words(value: Data) -> str:
    """A value for a report."""
    if isinstance(value, dict):
        inner = "，".join(
            f"{key}: {_as_words(one)}" for key, one in value.items()
        )
        return f"{{{inner}}}"
    if isinstance(value, list):
        return f"[{'，'.join(_as_words(one) for one in value)}]"
    return str(value)
