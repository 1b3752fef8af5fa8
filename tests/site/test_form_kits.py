"""What a page that fills in forms carries of them: words once, fields, rows that repeat."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from policypress.forms.plan import Plan, Rows, Slot
from policypress.site import forms
from policypress.site.catalogue import Download

NAME = Slot("name", "text", "<n>", "</n>", "填写")
TICKED = Slot("local", "check", "□", "☑")
ROWS = Rows("patent", ("<tr>", Slot("patent.named", "text", "<n>", "</n>")), 3)
PLAN = Plan({"styles.xml": "样式", "document.xml": ""}, ("<w>", NAME, ROWS))


def entry(identity: str, **guide: object) -> Any:
    """A measure with a form as a file."""
    form = f"files/{identity}-form.docx"
    known = {"no_application": False, "materials": [], **guide}
    return SimpleNamespace(
        measure=SimpleNamespace(id=identity, guide=SimpleNamespace(**known)),
        downloads=[Download(form, f"{identity}.docx", "申请表", b"PK")],
        subject="手艺大赛",
        citation="（一）",
        address=f"m/{identity}.html",
    )


def kits(
    monkeypatch: pytest.MonkeyPatch, *entries: Any
) -> tuple[dict[str, Any], dict[str, str]]:
    """What the pages carry, by address, and the addresses by measure."""
    monkeypatch.setattr(forms, "plan", lambda data: PLAN)

    def page(*named: object, kit: dict[str, Any], applicant: str) -> bytes:
        return json.dumps([*named, kit, applicant]).encode()

    label = SimpleNamespace(label="单位名称")
    common = SimpleNamespace(form={"name": label})
    site: Any = SimpleNamespace(
        page=page,
        request=SimpleNamespace(policy=SimpleNamespace(common_guide=common)),
        words=SimpleNamespace(text=str),
        catalogue=SimpleNamespace(entries=entries),
    )
    pages, addresses = forms.form_pages(site)
    return {key: json.loads(one) for key, one in pages.items()}, addresses


def test_a_form_is_words_that_stand_once_fields_and_rows(monkeypatch):
    pages, addresses = kits(monkeypatch, entry("prize"))
    assert addresses == {"prize": "filled-forms.html"}
    (page,) = pages.values()
    name, address, title, scripts, kit, applicant = page
    assert (name, address) == ("filled-forms", "filled-forms.html")
    assert (title, applicant) == ("申请表和材料清单", "单位名称")
    assert scripts == list(forms.SCRIPTS)
    words = kit["words"]
    form = kit["forms"]["prize"]
    assert len(words) == len(set(words))
    assert {key: words[at] for key, at in form["parts"].items()} == PLAN.parts
    text, slot, rows = form["pieces"]
    assert words[text] == "<w>"
    assert [words[slot[0]], slot[1]] == ["name", "text"]
    assert [words[at] for at in slot[2:]] == ["<n>", "</n>", "填写"]
    assert (rows["rows"], rows["empty"]) == ("patent", 3)
    row, inner = rows["item"]
    assert words[row] == "<tr>"
    assert [words[inner[0]], inner[1]] == ["patent.named", "text"]
    assert [words[at] for at in inner[2:]] == ["<n>", "</n>", ""]
    said = {"file", "subject", "citation", "guide", "materials"}
    assert {key: form[key] for key in said} == {
        "file": "prize.docx",
        "subject": "手艺大赛",
        "citation": "（一）",
        "guide": "m/prize.html",
        "materials": [],
    }


def test_what_is_handed_in_with_a_form_is_told(monkeypatch):
    bare = {"copies": "—", "note": "", "supports": [], "required": "必须"}
    copy = SimpleNamespace(**{**bare, "name": "证书", "form": "复印件"})
    copies = SimpleNamespace(
        name="照片",
        form="原件",
        copies="2份",
        note="近期的",
        supports=["contest"],
        required="有的",
    )
    made = entry("prize", materials=[copy, copies])
    pages, _ = kits(monkeypatch, made)
    first, second = pages["filled-forms.html"][4]["forms"]["prize"][
        "materials"
    ]
    assert first == {
        "name": "证书",
        "form": "复印件",
        "required": "必须",
        "note": "—",
        "supports": [],
    }
    assert second == {
        "name": "照片",
        "form": "原件 2份",
        "required": "有的",
        "note": "近期的",
        "supports": ["contest"],
    }


def test_what_is_not_applied_for_has_no_form(monkeypatch):
    given = entry("given", no_application=True)
    bare = entry("bare")
    bare.downloads = []
    unguided = entry("unguided")
    unguided.measure.guide = None
    assert kits(monkeypatch, given, bare, unguided) == ({}, {})


def test_many_forms_have_several_pages(monkeypatch):
    monkeypatch.setattr(forms, "_HEAVY", 100)
    entries = [entry(f"m{number}") for number in range(3)]
    pages, addresses = kits(monkeypatch, *entries)
    assert list(pages) == [
        "filled-forms.html",
        "filled-forms-2.html",
        "filled-forms-3.html",
    ]
    assert addresses["m1"] == "filled-forms-2.html"
