// Exact numbers of any size, the ranges they lie in while answers are missing, verdicts in three values, and how they are said.
// Pure functions, no DOM. The same as policypress/rules/exact, ranges, logic and words, function by function.
(function (root, factory) {
  "use strict";
  const numbers = factory();
  if (typeof module === "object" && module.exports) module.exports = numbers;
  else root.policypress = Object.assign(root.policypress || {}, { numbers });
})(typeof self === "undefined" ? this : self, function () {
  "use strict";

  const unique = (items) => [...new Set(items)];

  // ── exact: numbers of any size, { n, d } in lowest terms, d > 0 ────────────
  const [LONGEST, FEN, PLACES] = [1000, 100n, 10000n];
  const NUMBER = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+)|\/([1-9][0-9]*))?$/;
  const whole = (n) => ({ n, d: 1n });
  const [ZERO, ONE] = [whole(0n), whole(1n)];

  function ratio(n, d) {
    if (d === 1n) return { n, d };
    let [a, b] = [n < 0n ? -n : n, d];
    while (b) [a, b] = [b, a % b];
    return { n: n / a, d: d / a };
  }

  function exact(value) {
    if (typeof value === "number") return Number.isSafeInteger(value) ? whole(BigInt(value)) : null;
    if (typeof value !== "string" || value.length > LONGEST) return null;
    const found = NUMBER.exec(value);
    if (!found) return null;
    const [, minus, digits, decimals = "", below] = found;
    const size = ratio(BigInt(digits + decimals), below ? BigInt(below) : 10n ** BigInt(decimals.length));
    return minus ? negative(size) : size;
  }

  // As JSON holds it; `exact` reads it back.
  function asJson({ n, d }) {
    if (d !== 1n) return `${n}/${d}`;
    return Number.isSafeInteger(Number(n)) ? Number(n) : String(n);
  }

  const floorDiv = (n, d) => n / d - (n % d < 0n ? 1n : 0n);
  const negative = ({ n, d }) => ({ n: -n, d });
  const plus = (a, b) => (a.d === 1n && b.d === 1n ? whole(a.n + b.n) : ratio(a.n * b.d + b.n * a.d, a.d * b.d));
  const less = (a, b) => plus(a, negative(b));
  const times = (a, b) => ratio(a.n * b.n, a.d * b.d);
  const over = (a, b) => (b.n < 0n ? ratio(-a.n * b.d, a.d * -b.n) : ratio(a.n * b.d, a.d * b.n));
  const floored = (a, of) => times(whole(floorDiv(a.n * of.d, a.d * of.n)), of);
  const toFen = ({ n, d }) => (d === 1n ? { n, d } : ratio(floorDiv(n * FEN, d), FEN));
  const order = (a, b) => {
    const [one, other] = [a.n * b.d, b.n * a.d];
    return one < other ? -1 : one > other ? 1 : 0;
  };
  const same = (a, b) => a === b || (a !== null && b !== null && order(a, b) === 0);
  const lower = (a, b) => (order(b, a) < 0 ? b : a);
  const higher = (a, b) => (order(b, a) > 0 ? b : a);

  // ── ranges: min to max, null = no bound; each function is sound ────────────
  const range = (min, max, undecided = []) => ({ min, max, undecided });
  const exactly = (value) => range(value, value);
  const [NOTHING, OPEN] = [range(ZERO, ZERO), range(ZERO, null)];
  const NO_DIVISOR = "除数为0，不能测算";
  const settled = (one) => one.min !== null && same(one.min, one.max);
  const sameEnds = (one, other) => same(one.min, other.min) && same(one.max, other.max);
  const reasons = (ranges) => unique(ranges.flatMap((one) => one.undecided));
  const both = (combine) => (a, b) => (a === null || b === null ? null : combine(a, b));
  const either = (combine) => (a, b) => (a === null ? b : b === null ? a : combine(a, b));

  const combined = (low, high) => (ranges) =>
    range(ranges.map((one) => one.min).reduce(low), ranges.map((one) => one.max).reduce(high), reasons(ranges));
  const add = (ranges) => (ranges.length ? combined(both(plus), both(plus))(ranges) : NOTHING);
  const least = combined(both(lower), either(lower));
  const greatest = combined(either(higher), both(higher));
  const hull = combined(both(lower), both(higher));
  const subtract = (one, other) =>
    range(both(less)(one.min, other.max), both(less)(one.max, other.min), reasons([one, other]));

  function multiply(one, other) {
    const why = reasons([one, other]);
    const isPositive = (end) => end !== null && end.n >= 0n;
    if (!isPositive(one.min) || !isPositive(other.min)) return productOfAnySign(one, other, why);
    const low = times(one.min, other.min);
    if (one.max !== null && other.max !== null) return range(low, times(one.max, other.max), why);
    const isZero = same(one.max, ZERO) || same(other.max, ZERO);
    return range(low, isZero ? ZERO : null, why);
  }

  // From the four corners; an end is [sign, number], number null = infinite.
  function productOfAnySign(one, other, why) {
    const ends = ({ min, max }) => [[min === null ? -1n : min.n, min], [max === null ? 1n : max.n, max]];
    const corners = ends(one).flatMap((a) => ends(other).map((b) => corner(a, b)));
    const finite = corners.filter(({ infinite }) => infinite === 0).map(({ value }) => value);
    const low = corners.some(({ infinite }) => infinite < 0) ? null : finite.reduce(lower);
    const high = corners.some(({ infinite }) => infinite > 0) ? null : finite.reduce(higher);
    return range(low, high, why);
  }

  function corner([sign, number], [otherSign, otherNumber]) {
    if (sign === 0n || otherSign === 0n) return { infinite: 0, value: ZERO };
    if (number !== null && otherNumber !== null) return { infinite: 0, value: times(number, otherNumber) };
    return { infinite: (sign > 0n) === (otherSign > 0n) ? 1 : -1, value: null };
  }

  function divide(one, other) {
    const why = reasons([one, other]);
    const { min, max } = other;
    if ((min === null || min.n <= 0n) && (max === null || max.n >= 0n)) {
      if (same(min, ZERO) && same(max, ZERO)) why.push(...(why.includes(NO_DIVISOR) ? [] : [NO_DIVISOR]));
      const isPositive = same(min, ZERO) && one.min !== null && one.min.n >= 0n;
      return range(isPositive ? ZERO : null, null, why);
    }
    const inverse = (end) => (end === null ? ZERO : over(ONE, end));
    return multiply(one, range(inverse(max), inverse(min), other.undecided));
  }

  function floor(one, of) {
    const cut = (end) => (end === null ? null : floored(end, of));
    return range(cut(one.min), cut(one.max), one.undecided);
  }

  // What is paid of an amount in yuan: never below 0, cut to the fen.
  function paid(one) {
    const cut = (end) => toFen(higher(ZERO, end));
    return range(one.min === null ? ZERO : cut(one.min), one.max === null ? null : cut(one.max), one.undecided);
  }

  // The sum of the most valuable ones, so many of them; none counts below 0.
  function largestOf(ranges, count) {
    const among = (end) => {
      const number = end === null ? 0n : floorDiv(end.n, end.d);
      return number > BigInt(ranges.length) ? ranges.length : Math.max(0, Number(number));
    };
    const sum = (numbers, most) => numbers.sort((a, b) => order(b, a)).slice(0, most).reduce(plus, ZERO);
    const positive = (end) => (end === null ? ZERO : higher(ZERO, end));
    const low = sum(ranges.map((one) => positive(one.min)), among(count.min));
    const most = count.max === null ? ranges.length : among(count.max);
    const why = reasons([...ranges, count]);
    if (most === 0) return range(low, ZERO, why);
    if (ranges.some((one) => one.max === null)) return range(low, null, why);
    return range(low, sum(ranges.map((one) => positive(one.max)), most), why);
  }

  // ── logic: three values (Kleene) ──────────────────────────────────────────
  const [YES, NO, UNKNOWN] = ["yes", "no", "unknown"];
  const OPPOSITE = { yes: NO, no: YES, unknown: UNKNOWN };
  const verdictOf = (holds) => (holds ? YES : NO);
  const first = (verdicts, decides, usual) =>
    verdicts.includes(decides) ? decides : verdicts.includes(UNKNOWN) ? UNKNOWN : usual;
  const allHold = (verdicts) => first(verdicts, NO, YES);
  const anyHolds = (verdicts) => first(verdicts, YES, NO);

  function enoughHold(number, verdicts) {
    const count = (verdict) => verdicts.filter((one) => one === verdict).length;
    if (count(YES) >= number) return YES;
    return count(YES) + count(UNKNOWN) < number ? NO : UNKNOWN;
  }

  const below = (high, low) => high !== null && low !== null && order(high, low) < 0;
  const notAbove = (high, low) => high !== null && low !== null && order(high, low) <= 0;
  const isLess = (a, b) => (below(a.max, b.min) ? YES : notAbove(b.max, a.min) ? NO : UNKNOWN);
  const isAtMost = (a, b) => (notAbove(a.max, b.min) ? YES : below(b.max, a.min) ? NO : UNKNOWN);

  function isEqual(a, b) {
    if (settled(a) && settled(b)) return verdictOf(same(a.min, b.min));
    return below(a.max, b.min) || below(b.max, a.min) ? NO : UNKNOWN;
  }

  const COMPARISONS = {
    "<": isLess, "<=": isAtMost, ">": (a, b) => isLess(b, a), ">=": (a, b) => isAtMost(b, a),
    "=": isEqual, "!=": (a, b) => OPPOSITE[isEqual(a, b)],
  };
  const ORDERS = {
    "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
    "=": (a, b) => a === b, "!=": (a, b) => a !== b,
  };

  // ── words ─────────────────────────────────────────────────────────────────
  const unitOf = (words) => (/^[^]*[0-9][万亿]?([^0-9]*)$/.exec(words) || ["", ""])[1];
  const scaleOf = (unit) => (unit === "元" ? FEN : unit === "%" ? FEN * PLACES : PLACES);
  const isShort = ({ n, d }, unit) => (n * scaleOf(unit)) % d === 0n;

  function numberText(number, unit) {
    const size = number.n < 0n ? negative(number) : number;
    return `${number.n < 0n ? "−" : ""}${isShort(size, unit) ? "" : "约"}${cutText(size, unit)}`;
  }

  function cutText(number, unit) {
    if (unit === "元") return moneyText(number);
    return unit === "%" ? `${decimalText(times(number, whole(FEN)))}%` : `${decimalText(number)}${unit}`;
  }

  function moneyText(number) {
    const fen = floorDiv(number.n * FEN, number.d);
    if (fen % FEN === 0n) return money(fen / FEN);
    return `${fen / FEN}.${String(fen % FEN).padStart(2, "0")}元`;
  }

  // Exact money in its natural unit: 100万元, 1.5亿元, 12345元.
  function money(yuan) {
    const plain = String(yuan);
    const inWan = shifted(plain, 4);
    if (yuan >= 100000000n) return yuan % PLACES === 0n ? `${shifted(plain, 8)}亿元` : `${inWan}万元`;
    return yuan >= 10000n && inWan.length + 1 <= plain.length ? `${inWan}万元` : `${plain}元`;
  }

  function shifted(digits, power) {
    const padded = digits.padStart(power + 1, "0");
    const rest = padded.slice(-power).replace(/0+$/, "");
    return padded.slice(0, -power) + (rest ? `.${rest}` : "");
  }

  function decimalText({ n, d }) {
    const cut = floorDiv(n * PLACES, d);
    const decimals = String(cut % PLACES).padStart(4, "0").replace(/0+$/, "");
    return decimals ? `${cut / PLACES}.${decimals}` : String(cut / PLACES);
  }

  function rangeText({ min, max }, unit) {
    const some = min !== null && min.n !== 0n;
    if (min !== null && same(min, max)) return numberText(min, unit);
    if (max === null) return some ? `${numberText(min, unit)}以上` : unit === "元" ? "金额待定" : "待定";
    return some ? `${numberText(min, unit)}至${numberText(max, unit)}` : `最多${numberText(max, unit)}`;
  }

  return {
    exact, asJson, paid, settled, sameEnds, isShort, numberText, cutText, moneyText, rangeText, unitOf,
    numbers: { ZERO, ONE, exact, whole, plus, less, times, order, same, lower, higher, floorDiv, toFen },
    ranges: { NOTHING, OPEN, range, exactly, add, subtract, multiply, divide, least, greatest, hull, floor, largestOf, reasons },
    logic: {
      YES, NO, UNKNOWN, OPPOSITE, COMPARISONS, ORDERS, allHold, anyHolds, enoughHold, verdictOf, notAbove,
    },
  };
});
