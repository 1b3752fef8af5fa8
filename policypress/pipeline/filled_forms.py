"""The forms of one applicant, filled in (calculate --forms): for each measure that came out its
form, and one list of what has to be handed in (申报材料清单).

Forms of different applicants or other answers never take each other's place: each has a
folder of its own.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from policypress.findings import Finding, Place, has_errors
from policypress.pipeline.request import Progress
from policypress.publish import Owner, Published, Publisher, is_claimed
from policypress.publish.manifest import digest

if TYPE_CHECKING:
    from policypress.compose.compose import Composer
    from policypress.compose.sandbox.template import Template
    from policypress.document import Document
    from policypress.eligibility.answer_file import AnswerFile
    from policypress.eligibility.form_values import FormValues
    from policypress.eligibility.result import MeasureResult
    from policypress.source.model import Policy

_FORM, _MATERIALS, _LETTERS = "form", "materials", "_letters"
_LONGEST = (
    60  # characters of a folder's name: 180 bytes of the 255 there may be
)
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|\0\n\r\t', "-"))


class FillRequest(Struct, frozen=True):
    """Folders: of the policy, of the templates, and the one to write below."""

    policy: Path
    templates: Path
    out: Path


class Wanted(Struct, frozen=True):
    """A measure whose form is filled in, with what goes into it."""

    measure: str
    values: FormValues


def fill_forms(
    policy: Policy,
    rules: dict[str, Any],
    given: AnswerFile,
    label: str,
    request: FillRequest,
    progress: Progress,
) -> Published:
    """Fills in and publishes. label: names the folder of an applicant without a name."""
    from policypress.eligibility import evaluate

    result = evaluate(rules, given.answers)
    name = given.applicant.strip() or label
    open_ones = [one for one in result.measures if one.verdict == "yes"]
    wanted = list(_wanted(policy, rules, given, open_ones))
    if not wanted:
        unsettled = any(one.verdict == "unknown" for one in result.measures)
        return Published(findings=[_nothing(policy, name, unsettled)])
    files, findings = _files(policy, wanted, name, request, progress)
    if has_errors(findings):
        return Published(findings=findings)
    content = json.dumps([name, given.answers], sort_keys=True, default=str)
    subject = digest(content.encode("utf-8", "replace"))[:16]
    owner = Owner.of("filled-forms", request.out, request.policy, subject)
    publisher = Publisher(request.out, owner, [request.policy])
    home = _folder(request.out, owner, name, files)
    for file, data in files.items():
        publisher.add(f"{home}/{file}", data, _FORM)
    published = publisher.publish(complete=True)
    published.findings[:0] = findings
    return published


def _wanted(
    policy: Policy,
    rules: dict[str, Any],
    given: AnswerFile,
    results: list[MeasureResult],
) -> Iterator[Wanted]:
    """What has a form: nothing is applied for where it is paid without (免申即享)."""
    from policypress.eligibility.form_values import form_values

    if not policy.common_guide:
        return
    for one in results:
        guide = policy.guides.get(one.id)
        if guide is not None and guide.no_application:
            continue
        values = form_values(rules, given.answers, one, given.applicant)
        yield Wanted(one.id, values)


def _nothing(
    policy: Policy,
    name: str,
    unsettled: bool,
) -> Finding:
    """Why there is no form."""
    place = Place("--forms")
    if not policy.common_guide:
        message = "这份政策没有申报指南，也就没有申请表"
        hint = "在 guides/common.yaml 中写通用部分"
    elif unsettled:
        message = f"{name}：回答还不足以确定可以申报哪一项，没有填写申请表"
        hint = "不加 --forms 可查看还要回答哪些问题"
    else:
        message = f"{name}：没有可以申报的措施，没有填写申请表"
        hint = "不加 --forms 可查看哪些条件不符合"
    return Finding("no-forms", message, place, hint)


def _files(
    policy: Policy,
    wanted: list[Wanted],
    applicant: str,
    request: FillRequest,
    progress: Progress,
) -> tuple[dict[str, bytes], list[Finding]]:
    """The filled forms and the list of materials, by file name."""
    from policypress.compose.compose import Composer, Job
    from policypress.forms.fill import Values, fill
    from policypress.forms.plan import plan

    form, findings = _template(request.templates, _FORM, "")
    materials, wrong = _template(
        request.templates / _LETTERS,
        _MATERIALS,
        f"{_LETTERS}/",
    )
    findings += wrong
    if form is None or materials is None or has_errors(findings):
        return {}, findings
    composer = Composer(policy, request.templates)
    files: dict[str, bytes] = {}
    for number, one in enumerate(wanted, 1):
        progress("填写申请表", number, len(wanted))
        document = composer.compose(Job(form, one.measure))
        if document is not None:
            data = _docx(document, request.templates, findings)
            values = Values(one.values.words, one.values.rows)
            files[_file(document)] = fill(plan(data), values)
    composer.context.template_names["letter"] = _listed(
        composer,
        wanted,
        applicant,
    )
    document = composer.compose(Job(materials))
    if document is not None:
        files[_file(document)] = _docx(document, request.templates, findings)
    return files, findings + composer.all_findings()


def _file(document: Document) -> str:
    """The file name of a document, without the folders of the document set."""
    return f"{document.file.rpartition('/')[2]}.docx"


def _docx(
    document: Document,
    templates: Path,
    findings: list[Finding],
) -> bytes:
    """A document as a Word file; what is wrong with its look is added to `findings`."""
    from policypress.render.docx import named_look, render

    look, wrong = named_look(
        templates / "looks",
        document.look,
        Place("templates"),
    )
    findings += [one for one in wrong if one not in findings]
    return render(document, look) if look else b""


def _template(
    folder: Path,
    name: str,
    before: str,
) -> tuple[Template | None, list[Finding]]:
    """A template by name. before: what its place begins with below the templates."""
    from policypress.compose.sandbox.template import load_templates

    templates, findings = load_templates(folder)
    file = f"{before}{name}"
    place = Place(f"templates/{file}.md")
    own = [one for one in findings if one.place.file.endswith(f"{name}.md")]
    found = next((one for one in templates if one.name == name), None)
    if found is not None:
        return replace(found, name=file, place=place), own
    hint = "从 policypress 的原件恢复这个文件"
    lost = Finding("missing-file", "找不到模板", place, hint)
    return None, own or [lost]


def _listed(
    composer: Composer,
    wanted: list[Wanted],
    applicant: str,
) -> SimpleNamespace:
    """What the list of materials prints: each material once, with the numbers of the
    measures it is for, counted as the list does."""
    rows: dict[tuple[str, str, str], SimpleNamespace] = {}
    views = composer.context.measure_views
    for number, one in enumerate(wanted, 1):
        view = views[one.measure]
        guide = composer.context.guide(view)
        for item in guide.materials if guide else ():
            if not _is_needed(item, one.values.supports):
                continue
            key = (str(item.name), item.form, str(item.note))
            row = rows.setdefault(key, SimpleNamespace(item=item, numbers=[]))
            row.numbers.append(str(number))
    return SimpleNamespace(
        applicant=applicant,
        measures=[views[one.measure] for one in wanted],
        rows=list(rows.values()),
    )


def _is_needed(item: Any, supports: list[str]) -> bool:
    """Whether a material is for one of the supports that came out."""
    return not item.supports or not set(item.supports).isdisjoint(supports)


def _folder(
    out: Path,
    owner: Owner,
    name: str,
    files: dict[str, bytes],
) -> str:
    """A folder for the applicant whose files nobody else owns."""
    plain = name.translate(_NOT_IN_NAMES)[:_LONGEST].strip(" .") or "申请人"
    numbered = (f"{plain}（{number}）" for number in itertools.count(2))
    for candidate in itertools.chain([plain], numbered):
        paths = (f"{candidate}/{file}" for file in files)
        if not is_claimed(out, owner, paths):
            return candidate
    raise AssertionError("there is always another number")
