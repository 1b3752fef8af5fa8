"""Reading a filled-in form (申请表).

Bytes → the answer to each field, found by its name.

A field is known by w:tag; where a program lost it, by the name of its prompt,
by its source tag or by its title (who loses what:
docs/word/content-controls.md). The file itself lists its fields with their
prompts (`origins`): words that are the prompt are no answer, and words that
are not are one, since LibreOffice goes on calling what was typed a prompt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from policypress.findings import Finding, Place
from policypress.word.filled import Control, controls_in, is_ticked
from policypress.word.origins import NAMESPACE, FieldEntry
from policypress.word.package_reader import DOCUMENT, open_package
from policypress.word.repeated_fields import RowCount

TICKED = "是"
_ITEM = re.compile(r"customXml/[^/]+\.xml\Z")
# Prompts of Word's own, shown when an answer was deleted again.
_STOCK = re.compile(
    r"(单击或点击|单击|点击)(此处|这里)?(以)?(输入|选择).{0,8}|选择一项[。.]?"
    r"|(Click or tap|Click|Tap) (here )?to enter .{0,20}|Choose an item[.]?",
    re.IGNORECASE,
)
# Names of prompts that Word gives itself: DefaultPlaceholder_-185… or 32 hex
# digits.
_STOCK_NAME = re.compile(r"DefaultPlaceholder_.*|[0-9A-Fa-f]{32}")


class FieldAnswer(Struct, frozen=True):
    """What stands in a field.

    text: "" = not answered; for a box "是" when ticked.

    name: the stable name, as in `compose.document.Field`; title: as Word shows
    it; kind: text, multiline, date, choice, check, or "" where the file does
    not list it; asked: it answers a question of the calculator.
    """

    name: str
    title: str
    kind: str
    text: str
    asked: bool = False


class Form(Struct, frozen=True):
    """The answers of a form in reading order, and what could not be read, with
    place.
    """

    answers: tuple[FieldAnswer, ...] = ()
    findings: tuple[Finding, ...] = ()

    def text(self, name: str) -> str:
        """The answer to a field by name or title, "" when there is none."""
        for answer in self.answers:
            if name in (answer.name, answer.title):
                return answer.text
        return ""


def read_form(
    data: bytes,
    file: str,
) -> Form:
    """The answers in the .docx `data`; file: its name for findings.

    Never raises.
    """
    package = open_package(data, file, _is_wanted)
    if package.finding:
        return Form(findings=(package.finding,))
    body = package.roots.pop(DOCUMENT)
    listed = list(_listed(package.roots.values()))
    return _Reading(listed, file).read(controls_in(body))


class _Reading:
    """One form: its controls against the fields that the file lists."""

    def __init__(
        self,
        listed: list[tuple[str, FieldEntry]],
        file: str,
    ) -> None:
        """listed: each field behind its source. file: its name, for findings."""
        self.by_name = {entry.name: entry for _, entry in listed}
        self.by_source = _unambiguous(listed)
        self.by_title = _unambiguous(
            (entry.title, entry) for entry in self.by_name.values()
        )
        self.rows = RowCount()
        self.labels = {
            entry.title for entry in self.by_name.values() if entry.repeats
        }
        self.found: set[str] = set()
        self.place = Place(file)
        self.findings: list[Finding] = []

    def read(self, controls: list[Control]) -> Form:
        """Every control once, those of one name together."""
        grouped: dict[str, list[FieldAnswer]] = {}
        for number, control in enumerate(controls, start=1):
            answer = self._answer(control)
            if answer is None:
                self._unnamed(number, control)
            else:
                grouped.setdefault(answer.name, []).append(answer)
        answers = tuple(self._agreed(same) for same in grouped.values())
        self._missing()
        return Form(answers, tuple(self.findings))

    def _answer(self, control: Control) -> FieldAnswer | None:
        """What stands in a control; None for one that is no known field."""
        entry = self._entry(control)
        if entry is None:
            return None
        self.found.add(entry.name)
        if entry.repeats:
            entry = _in_row(entry, self.rows.row(entry.name, control))
        if control.box or entry.kind == "check":
            text = TICKED if is_ticked(control) else ""
            return _field_answer(entry, "check", text)
        text = "" if _is_prompt(control, entry.prompt) else control.text
        return _field_answer(entry, entry.kind, text)

    def _entry(self, control: Control) -> FieldEntry | None:
        """The field that a control is, by the best of its names."""
        for name in (control.tag, control.prompt_name):
            if name in self.by_name:
                return self.by_name[name]
        for source in control.sources:
            if source in self.by_source:
                return self.by_source[source]
        if control.title in self.by_title:
            return self.by_title[control.title]
        return _unlisted(control)

    def _agreed(self, same: list[FieldAnswer]) -> FieldAnswer:
        """One answer of several controls of one name.

        Different words are reported.
        """
        filled = [answer for answer in same if answer.text]
        if not filled:
            return same[0]
        texts = list(dict.fromkeys(answer.text for answer in filled))
        if len(texts) > 1:
            title = same[0].title or same[0].name
            quoted = "、".join(f"“{text}”" for text in texts)
            message = (
                f"“{title}”在文件里有几处，内容不同：{quoted}。取第一处。"
            )
            hint = "核对原件；旧版申请表用 LibreOffice 保存过的，会这样。"
            self._find("form-field-repeated", message, hint)
        return filled[0]

    def _unnamed(
        self,
        number: int,
        control: Control,
    ) -> None:
        """Reports words that nobody can assign.

        number: of the control in the file. LibreOffice leaves one around the
        label of a row that can be repeated; that is no answer.
        """
        text = control.text
        if text and text not in self.labels:
            message = f"第 {number} 个内容控件没有名称，不知道填的是哪一项：“{text}”。"
            self._find("form-field-unnamed", message, "请人工核对这一项。")

    def _missing(self) -> None:
        """Reports the fields that the file lists and that have no control any
        more.
        """
        for name, entry in self.by_name.items():
            if name not in self.found:
                message = (
                    f"没有找到填写项“{entry.title}”（{name}）的内容控件。"
                )
                hint = "可能在填写时被删除；请人工核对这一项。"
                self._find("form-field-missing", message, hint)

    def _find(
        self,
        code: str,
        message: str,
        hint: str,
    ) -> None:
        """Adds a warning about the form."""
        self.findings.append(
            Finding(code, message, self.place, hint, "warning")
        )


def _in_row(entry: FieldEntry, row: int) -> FieldEntry:
    """A field of repeated rows as that of one row, from 1."""
    name = f"{entry.name}.{row}"
    title = f"{entry.title}（第{row}项）"
    return FieldEntry(name, title, entry.kind, entry.prompt, asked=entry.asked)


def _field_answer(
    entry: FieldEntry,
    kind: str,
    text: str,
) -> FieldAnswer:
    """What stands in a field."""
    return FieldAnswer(entry.name, entry.title, kind, text, entry.asked)


def _is_wanted(part: str) -> bool:
    return part == DOCUMENT or _ITEM.match(part) is not None


def _listed(roots: Iterable[Any]) -> Iterator[tuple[str, FieldEntry]]:
    """Source tag and field, as the file lists them; of one source there may be
    several. Nothing when it has no such list.
    """
    for root in roots:
        if root.tag != f"{{{NAMESPACE}}}origins":
            continue
        for item in root:
            entry = FieldEntry(
                name=item.get("field", ""),
                title=item.get("title", ""),
                kind=item.get("kind", ""),
                prompt=item.get("prompt", ""),
                repeats=item.get("repeats") == "1",
                asked=item.get("asked") == "1",
            )
            if entry.name:
                yield item.get("tag", ""), entry


def _unambiguous(
    called: Iterable[tuple[str, FieldEntry]],
) -> dict[str, FieldEntry]:
    """Title, or source → field for those that only one field has."""
    found: dict[str, list[FieldEntry]] = {}
    for name, entry in called:
        found.setdefault(name, []).append(entry)
    return {name: same[0] for name, same in found.items() if len(same) == 1}


def _unlisted(control: Control) -> FieldEntry | None:
    """A field of a file without a list, by the names of the control itself."""
    prompt_name = control.prompt_name
    if _STOCK_NAME.fullmatch(prompt_name):
        prompt_name = ""
    name = control.tag or prompt_name or control.title
    if name:
        return FieldEntry(name, control.title, "", "")
    return None


def _is_prompt(
    control: Control,
    prompt: str,
) -> bool:
    """True when the words of a control are no answer.

    prompt: what the file lists, "" when it does not; then the control's word
    counts.
    """
    text = " ".join(control.text.split())
    if not text or text == " ".join(prompt.split()):
        return True
    if not control.prompting:
        return False
    return not prompt or _STOCK.fullmatch(text) is not None
