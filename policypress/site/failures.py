"""What is wrong with the web templates of a user, as findings (网页模板的问题)."""

from __future__ import annotations

from jinja2 import TemplateError, TemplateNotFound
from msgspec.structs import replace

from policypress.compose.sandbox.errors import as_finding, template_place
from policypress.findings import Finding, Place
from policypress.site.pages import SHOWN

_CODE = "site-template"


def unusable_file(finding: Finding) -> Finding:
    """A template, style sheet or script that cannot be read, as a finding of
    the site. finding: why it cannot."""
    return replace(
        finding,
        code=_CODE,
        message=f"网页模板不能用：{finding.message}",
        hint=finding.hint or "恢复 templates/site/",
    )


def failed_template(error: Exception) -> Finding | None:
    """What is wrong with a template that failed, at its line; None when no
    template is to blame."""
    nowhere = Place("")
    place = template_place(error, nowhere)
    if place is nowhere and not isinstance(error, TemplateError):
        return None
    if isinstance(error, TemplateNotFound) and place is nowhere:
        place = Place(f"{SHOWN}/{error.name}")
    found = as_finding(error, place, [], SHOWN)
    hint = found.hint
    if found.code == "undefined-name":
        hint = "参看 templates/site/ 中的其他模板"
    message = f"网页模板有误：{found.message}"
    return Finding(_CODE, message, found.place, hint)
