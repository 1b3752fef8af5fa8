"""How values of the policy become text, and figures (数据) become spans of text that keep
their origin, status and typed value."""

from __future__ import annotations

from jinja2 import Undefined

from policypress.compose.markdown.markers import Span
from policypress.compose.sandbox.errors import NoWords
from policypress.document import Mark, Origin
from policypress.language.dates import Date
from policypress.language.quantity import Quantity
from policypress.source.model import Figure
from policypress.source.model.figure import quantity_of

# What can be written as it is. An undefined name raises Jinja's own error when it is.
_WRITABLE = (str, int, float, Quantity, Date, Undefined)
# Kind of a parsed figure → unit of a spreadsheet cell; other kinds are text there.
_UNITS = {"money": "yuan", "ratio": "ratio", "count": "count"}


def as_words(value: object) -> str:
    """The text of a plain value, "" for None.

    A name that is not there raises UndefinedError; any other object, such as a whole
    support, raises NoWords.
    """
    if value is None:
        return ""
    is_writable = isinstance(value, _WRITABLE)
    if isinstance(value, bool) or not is_writable:
        kind = type(value).__name__
        raise NoWords(kind)
    return str(value)


def plain_text(value: object) -> str:
    """The text of a plain value or of a figure, without its origin."""
    if isinstance(value, Figure):
        return str(value)
    return as_words(value)


def figure_span(figure: Figure) -> Span:
    """The span of a figure: its path, place, status and a typed value for spreadsheets."""
    number, unit = _typed_value(figure)
    # A detail of a guide that says nothing of its basis is stated as it is: others
    # without one are findings.
    status = figure.status if figure.provenance else "published"
    note = provenance_note(figure)
    mark = Mark(status, note, number, unit)
    origin = Origin(figure.path, figure.place)
    return Span(origin, mark)


def _typed_value(figure: Figure) -> tuple[float | int | None, str]:
    """Number and unit: yuan or a count, whole where it is; a ratio as 0.5; else None."""
    quantity = quantity_of(figure)
    if quantity is None:
        return None, ""
    unit = _UNITS.get(quantity.kind)
    if unit is None:
        return None, ""
    value = quantity.value
    if isinstance(value, int):
        return value, unit
    return float(value), unit


def provenance_note(figure: Figure) -> str:
    """Reason and source in Chinese, for the Word comment and the register of figures."""
    basis = figure.provenance
    if basis is None:
        return "未注明依据"
    source = basis.source
    if basis.status == "published" and source:
        return f"来源：{source.document}{source.article}"
    if figure.decision:
        return f"已批准：{figure.decision.words}"
    if basis.status == "proposed":
        return f"拟定：{figure.reason}"
    return f"待核：{figure.reason}"
