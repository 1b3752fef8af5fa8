"""Boxes with words in them, one below the other or side by side."""

from __future__ import annotations

from msgspec import Struct

from policypress.render.escaping import attribute
from policypress.render.svg.words import width, wrapped

# Pixels of the picture: on a phone of 360 its letters are then 13 high, which can be read.
WIDTH = 750
MARGIN = 30
INNER = WIDTH - 2 * MARGIN
_ALONE = 2.5  # ems of a last line that would stand out
_LINE = 1.5  # of the size of the letters
_ASCENT = (
    0.38  # from the middle of a line down to the foot of its letters, in ems
)

INK, SOFT, PAPER, PANEL, LINE = (
    "#1d2228",
    "#535c68",
    "#ffffff",
    "#f3f6fa",
    "#d5dfea",
)
BLUE, RED, PALE = "#12467f", "#b3261e", "#e4edf7"


class Style(Struct, frozen=True):
    """Letters: pixels high, colour, and whether they are heavy."""

    size: int
    colour: str = INK
    heavy: bool = False

    @property
    def line(self) -> float:
        """Pixels from line to line."""
        return self.size * _LINE


class Words(Struct, frozen=True):
    """Lines in one style."""

    lines: tuple[str, ...]
    style: Style

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.line


def set_words(
    text: str,
    style: Style,
    room: float,
) -> Words:
    """Words in lines no wider than `room` pixels."""
    ems = room / style.size
    lines = wrapped(text, ems)
    return Words(tuple(_evened(lines, text, ems)), style)


def _evened(
    lines: list[str],
    text: str,
    ems: float,
) -> list[str]:
    """The same words in as many lines, without one or two characters alone on the last."""
    narrower = ems
    while len(lines) > 1 and width(lines[-1]) < _ALONE:
        narrower -= 1
        if narrower < ems / 2:
            break
        again = wrapped(text, narrower)
        if len(again) > len(lines):
            break
        lines = again
    return lines


class Canvas:
    """What has been drawn so far. y: where the next box begins."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.y = 0.0

    def box(
        self,
        left: float,
        top: float,
        size: tuple[float, float],
        groups: list[Words],
        fill: str = PAPER,
        line: str = "",
        padding: float = 24,
        centred: bool = False,
        radius: int = 10,
    ) -> None:
        """A box with words in it, from its top down. size: width and height; line: the
        colour of its border; groups: each in its style; centred: words in the middle of
        the box both ways."""
        wide, high = size
        border = f' stroke="{line}" stroke-width="2"' if line else ""
        parts = [
            f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(wide)}" '
            f'height="{_n(high)}" rx="{radius}" fill="{fill}"{border}/>'
        ]
        y = top + padding
        if centred:
            y = top + (high - sum(one.height for one in groups)) / 2
        for group in groups:
            x = left + wide / 2 if centred else left + padding
            parts += _lines(group, x, y, centred)
            y += group.height
        self.parts.append(f'<g class="box">{"".join(parts)}</g>')

    def drawing(self, part: str) -> None:
        """A piece of SVG that holds no words."""
        self.parts.append(part)

    def svg(
        self,
        title: str,
        about: str,
    ) -> str:
        """The picture, whose words can be read and heard one by one. title: what it is;
        about: its parts."""
        high = round(self.y)
        body = "\n".join(self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}" '
            f'width="{WIDTH}" height="{high}" role="group" '
            f'aria-label="{attribute(title)}：{attribute(about)}" '
            "font-family=\"'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', "
            "'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif\">\n"
            f'<rect width="{WIDTH}" height="{high}" fill="{PAPER}"/>\n'
            f"{body}\n</svg>\n"
        )


def _lines(
    group: Words,
    x: float,
    top: float,
    centred: bool,
) -> list[str]:
    """The text elements of lines. x: where they begin, or their middle."""
    style = group.style
    anchor = ' text-anchor="middle"' if centred else ""
    weight = ' font-weight="bold"' if style.heavy else ""
    parts: list[str] = []
    for number, line in enumerate(group.lines):
        middle = top + (number + 0.5) * style.line
        y = middle + _ASCENT * style.size
        parts.append(
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{style.size}" '
            f'fill="{style.colour}"{weight}{anchor}>{attribute(line)}</text>'
        )
    return parts


def widest(group: Words) -> float:
    """Pixels of the widest line."""
    return (
        max((width(line) for line in group.lines), default=0)
        * group.style.size
    )


def _n(number: float) -> str:
    """A length in pixels, with one digit behind the point where it needs one."""
    return f"{number:.1f}".removesuffix(".0")
