"""Bytes of a code: the data in byte mode, and the check bytes of each block (Reed-Solomon
codes over 256 elements, ISO/IEC 18004:2015 7.4 and 7.5)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from policypress.render.qr.versions import Version

_BYTE_MODE = 0b0100
# Fill up a code that has room left, in turn (7.4.10).
_PADDING = (0xEC, 0x11)
# x^8 + x^4 + x^3 + x^2 + 1, by which bytes are multiplied (7.5.2).
_FIELD = 0x11D


def codewords(data: bytes, version: Version) -> list[int]:
    """All bytes of a code in the order in which they are placed."""
    padded = _padded(data, version)
    blocks: list[list[int]] = []
    start = 0
    for length in version.blocks:
        blocks.append(padded[start : start + length])
        start += length
    checks = [_check_bytes(block, version.check) for block in blocks]
    return [*_in_turn(blocks), *_in_turn(checks)]


def _padded(data: bytes, version: Version) -> list[int]:
    """Mode, length and data, an end mark, and padding up to what the version holds."""
    bits = _bits(_BYTE_MODE, 4)
    bits += _bits(len(data), version.length_bits)
    for byte in data:
        bits += _bits(byte, 8)
    room = 8 * version.room
    bits += [0] * min(4, room - len(bits))
    bits += [0] * (-len(bits) % 8)
    found = [_number(bits[at : at + 8]) for at in range(0, len(bits), 8)]
    missing = version.room - len(found)
    return found + [_PADDING[count % 2] for count in range(missing)]


def _bits(number: int, length: int) -> list[int]:
    """A number in binary, the highest bit first."""
    return [number >> place & 1 for place in reversed(range(length))]


def _number(bits: Iterable[int]) -> int:
    """The number that bits write."""
    number = 0
    for bit in bits:
        number = number << 1 | bit
    return number


def _in_turn(blocks: list[list[int]]) -> list[int]:
    """The first byte of each block, then the second of each, and so on (7.6)."""
    rounds = zip_longest(*blocks)
    return [byte for one in rounds for byte in one if byte is not None]


def _check_bytes(block: list[int], count: int) -> list[int]:
    """The remainder of the block's polynomial divided by the generator's."""
    generator = _generator(count)
    rest = [*block, *[0] * count]
    for place in range(len(block)):
        factor = rest[place]
        for offset, coefficient in enumerate(generator):
            rest[place + offset] ^= _times(coefficient, factor)
    return rest[len(block) :]


def _generator(count: int) -> list[int]:
    """(x - 1)(x - 2)(x - 4)… with `count` factors, the highest power first."""
    found = [1]
    root = 1
    for _ in range(count):
        multiplied = [_times(one, root) for one in found]
        longer = [*found, 0]
        found = [
            one ^ other
            for one, other in zip(longer, [0, *multiplied], strict=True)
        ]
        root = _times(root, 2)
    return found


def _times(one: int, other: int) -> int:
    """The product of two bytes in the field of 256 elements."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 0x100:
            one ^= _FIELD
        other >>= 1
    return product
