"""What is said of a web template that fails: where, what, and what to do."""

from __future__ import annotations

import pytest
from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from policypress.findings import Finding, Place
from policypress.site.failures import failed_template, unusable_file


def said(error: Exception) -> str:
    found = failed_template(error)
    assert found is not None and found.severity == "error"
    return str(found)


def test_a_slip_in_a_template_is_told_with_its_line_and_a_hint():
    slip = TemplateSyntaxError(
        "unexpected '}'", 7, "page.html", "templates/site/page.html"
    )
    assert said(slip) == (
        "templates/site/page.html:7:1: [site-template] "
        "网页模板有误：模板语法有误：多了一个 }（}）\n"
        "    建议：核对 {{ }} 与 {% %} 是否成对、引号是否配对"
    )


def test_a_template_that_is_not_there_is_named():
    error = TemplateNotFound("page.html")
    assert said(error).startswith("templates/site/page.html: [site-template]")


def test_a_name_that_is_not_known_is_to_be_looked_up_in_other_templates():
    found = failed_template(UndefinedError("'polcy' is undefined"))
    assert found is not None
    assert found.hint == "参看 templates/site/ 中的其他模板"


@pytest.mark.parametrize("error", [OSError("full"), KeyError("x")])
def test_what_no_template_is_to_blame_for_is_no_finding(error: Exception):
    assert failed_template(error) is None


def test_a_file_that_cannot_be_read_keeps_its_place_and_its_hint():
    place = Place("templates/site/site.css")
    found = unusable_file(Finding("not-utf8", "不是 UTF-8", place, "另存"))
    assert (found.code, found.place, found.hint) == (
        "site-template",
        place,
        "另存",
    )
    assert found.message == "网页模板不能用：不是 UTF-8"
    plain = unusable_file(Finding("missing", "没有", place))
    assert plain.hint == "恢复 templates/site/"
