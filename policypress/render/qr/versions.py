"""How much fits into a code of each version (ISO/IEC 18004:2015 tables 1, 7, 9 and E.1), at
error correction level M: a sixth of the squares may be unreadable."""

from __future__ import annotations

from msgspec import Struct


class Version(Struct, frozen=True):
    """One size of code. number: 1 to 10; check: check bytes of each block; blocks: data
    bytes of each block; centres: rows and columns of the alignment patterns."""

    number: int
    check: int
    blocks: tuple[int, ...]
    centres: tuple[int, ...]

    @property
    def size(self) -> int:
        """Squares along each side."""
        return 17 + 4 * self.number

    @property
    def room(self) -> int:
        """Data bytes in all blocks."""
        return sum(self.blocks)

    @property
    def length_bits(self) -> int:
        """Bits in which the number of bytes is written (table 3, byte mode)."""
        return 8 if self.number < 10 else 16


VERSIONS = (
    Version(1, 10, (16,), ()),
    Version(2, 16, (28,), (6, 18)),
    Version(3, 26, (44,), (6, 22)),
    Version(4, 18, (32,) * 2, (6, 26)),
    Version(5, 24, (43,) * 2, (6, 30)),
    Version(6, 16, (27,) * 4, (6, 34)),
    Version(7, 18, (31,) * 4, (6, 22, 38)),
    Version(8, 22, (38, 38, 39, 39), (6, 24, 42)),
    Version(9, 22, (36, 36, 36, 37, 37), (6, 26, 46)),
    Version(10, 26, (43, 43, 43, 43, 44), (6, 28, 50)),
)
