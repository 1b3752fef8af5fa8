"""QR codes (二维码, ISO/IEC 18004:2015) of web addresses: an address as black and white squares.

`squares` joins what the others do: `versions` (how much fits where), `codewords` (the bytes
with their check bytes), `patterns` (what every code has), `masks` (which of eight ways to
turn squares over reads best).

Written here rather than taken as a dependency: byte mode at level M up to version 10 is
all that an address needs, the standard does not change, and each package of others is
one more to watch.
"""

from policypress.render.qr.squares import TooLongForCode, matrix

__all__ = ["TooLongForCode", "matrix"]
