"""New paragraphs that no clause can take (不能写入的新段落): the title of a new chapter with
what was written below it, and words with the signs of a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from policypress.review.basis import LABEL, Basis
from policypress.review.proposal import Proposal
from policypress.review.refusals import (
    NEW_CHAPTER,
    SIGN,
    refused,
    template_sign,
)

if TYPE_CHECKING:
    from policypress.review.structure import New

_HEADING = re.compile(
    r"第[一二三四五六七八九十百零〇0-9]{1,6}[编章节](?:[\s　]|\Z)"
)
_OF_CHAPTER = re.compile(
    r"policy#chapters\..+\.title|(?:supplementary|parts/[^#]+)#title"
)
_NUMERALS = re.compile("[一二三四五六七八九十百千零〇0-9]+")


def unfit(
    basis: Basis,
    new: list[New],
) -> Iterator[Proposal]:
    """Refusals for these paragraphs, which are taken from `new`. What stands below a new
    title was written for it, and has no place without it."""
    titles = _kinds_of_titles(basis)
    for _, run in groupby(list(new), lambda one: one.before):
        is_below = False
        for one in run:
            is_below |= not one.cell and _is_title(one.text, titles)
            sign = template_sign(one.text)
            reason = NEW_CHAPTER if is_below else SIGN.format(sign=sign)
            if is_below or sign:
                new.remove(one)
                number = max(one.before, 0)
                yield refused(basis, number, "", one.text, one.by, reason)


def _is_title(text: str, kinds: set[str]) -> bool:
    """Whether a paragraph is the title of a chapter: by its number."""
    label = LABEL.match(text.strip())
    is_alike = label is not None and _kind(label[0]) in kinds
    return is_alike or bool(_HEADING.match(text.strip()))


def _kinds_of_titles(basis: Basis) -> set[str]:
    """The kinds of numbers that our titles of chapters have, and nothing else has."""
    kinds: set[str] = set()
    others: set[str] = set()
    for number, text in enumerate(basis.texts):
        label = LABEL.match(text)
        if label is None:
            continue
        is_title = _OF_CHAPTER.fullmatch(basis.paragraphs[number].path)
        (kinds if is_title else others).add(_kind(label[0]))
    return kinds - others


def _kind(label: str) -> str:
    """A number without what it says: 第条, （）, 、."""
    return _NUMERALS.sub("", label).strip()
