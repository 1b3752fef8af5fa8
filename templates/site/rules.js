// The language of rules.json, version 2 (docs/rules.md): numbers and conditions as plain JSON, run on an applicant's answers.
// Pure functions, no DOM. The same as policypress/rules, function by function; tests/rules/test_browser.py compares the two.
//
//   const reckon = compileNumber(expression);            // once
//   reckon(scope(answers)) → { min, max, undecided }     // a number is { n, d }: BigInt n / d; null = no bound
//   compileCondition(condition)(scope(answers)) → "yes" | "no" | "unknown"
//   arithmetic(expression, scope(answers, null, labelsOf(rules))) → [{ kind, text, clause }]
(function (root, factory) {
  "use strict";
  const rules = factory();
  if (typeof module === "object" && module.exports) module.exports = rules;
  else root.policypress = Object.assign(root.policypress || {}, { rules });
})(typeof self === "undefined" ? this : self, function () {
  "use strict";

  const VERSION = 2;
  const [MOST_DEPTH, MOST_NODES] = [60, 50000];

  class RulesError extends Error {
    constructor(message, path = "") {
      const at = path.replace(/^\.+/, "");
      super(at ? `${at}：${message}` : message);
      Object.assign(this, { name: "RulesError", problem: message, path: at });
    }
  }

  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const get = (object, key, otherwise) => (own(object, key) ? object[key] : otherwise);
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

  // ── scope: the answers (a Map or an object), the row of a table, labels ────
  const scope = (answers, row = null, labels = new Map(), thing = "") => ({ answers, row, labels, thing });
  const lookUp = (container, key) => {
    if (container instanceof Map) return container.get(key);
    return own(container, key) ? container[key] : undefined;
  };
  const inside = (of, thing, row) => scope(of.answers, isObject(row) ? row : {}, of.labels, thing);
  const table = (of, thing) => {
    const rows = lookUp(of.answers, thing);
    return Array.isArray(rows) ? rows : null;
  };
  const columnOf = (of, name) => (of.row === null ? undefined : lookUp(of.row, name));

  // The labels of every question, table and column: field, thing or "thing.column" → { text, unit, name }.
  function labelsOf(rules) {
    const label = (one) => ({ text: one.label, unit: one.type === "money" ? "元" : one.unit || "", name: "" });
    const labels = new Map(rules.questions.map((one) => [one.id, label(one)]));
    for (const thing of get(rules, "things", [])) {
      const named = thing.columns.find((column) => column.type === "text");
      labels.set(thing.id, { text: thing.label, unit: "", name: named ? named.id : "" });
      for (const column of thing.columns) labels.set(`${thing.id}.${column.id}`, label(column));
    }
    return labels;
  }

  // ── shape: which keys each operation takes ────────────────────────────────
  const shape = (required, optional = "") =>
    ({ required: required.split(" ").filter(Boolean), optional: optional.split(" ").filter(Boolean) });
  const NUMBER_SHAPES = {
    rows: shape("", "where sum greatest count most_rows most"), value: shape("", "words"), field: shape("", "most"),
    column: shape("", "most"), sum: shape(""), product: shape(""), least: shape(""), greatest: shape(""),
    difference: shape("", "floor"), quotient: shape(""), whole: shape("of"), choose: shape("", "otherwise"),
    undecided: shape("", "most"), step: shape("kind", "name clause"),
  };
  const CONDITION_SHAPES = {
    all: shape(""), any: shape(""), at_least: shape("of"), not: shape(""), is: shape("value"), one_of: shape("values"),
    has: shape("value"), compare: shape(""), date: shape("op value"), exists: shape("", "where"),
  };
  const CASE = shape("when then", "words");

  function operation(node, shapes, path) {
    if (!isObject(node)) throw new RulesError("应是一个运算（对象）", path);
    const name = Object.keys(shapes).find((key) => own(node, key));
    if (name === undefined) {
      const shown = Object.keys(node).slice(0, 5).map((key) => [...key].slice(0, 40).join("")).join("、");
      throw new RulesError(`没有认识的运算（键：${shown || "无"}）`, path);
    }
    checkKeys(node, name, shapes[name], path);
    return name;
  }

  function checkKeys(node, name, { required, optional }, path) {
    const missing = required.filter((key) => !own(node, key)).sort();
    if (missing.length) throw new RulesError(`“${name}”缺少：${missing.join("、")}`, path);
    const others = Object.keys(node).filter((key) => key !== name && !required.includes(key) && !optional.includes(key));
    const shown = others.map((key) => [...key].slice(0, 40).join("")).sort(byCharacters).join("、");
    if (others.length) throw new RulesError(`“${name}”不认识：${shown}`, path);
  }

  // In the order of characters, not of UTF-16 units.
  function byCharacters(one, other) {
    const [a, b] = [[...one], [...other]];
    const at = a.findIndex((character, position) => character !== b[position]);
    if (at < 0) return a.length - b.length;
    return at < b.length ? a[at].codePointAt(0) - b[at].codePointAt(0) : 1;
  }

  // ── compiling ─────────────────────────────────────────────────────────────
  const compileNumber = (expression) => new Compiler().number(expression, "");
  const compileCondition = (condition) => new Compiler().condition(condition, "");

  class Compiler {
    constructor() {
      this.depth = 0;
      this.nodes = 0;
    }

    number(node, path) {
      const value = exact(node);
      if (value !== null) return always(exactly(value));
      return this.deeper(path, () => NUMBERS[operation(node, NUMBER_SHAPES, path)](this, node, path));
    }

    condition(node, path) {
      if (typeof node === "boolean") return always(verdictOf(node));
      return this.deeper(path, () => CONDITIONS[operation(node, CONDITION_SHAPES, path)](this, node, path));
    }

    numbers(nodes, path) {
      return this.items(nodes, path).map((node, at) => this.number(node, `${path}[${at}]`));
    }

    conditions(nodes, path) {
      if (!Array.isArray(nodes)) throw new RulesError("应是一个列表", path);
      return nodes.map((node, at) => this.condition(node, `${path}[${at}]`));
    }

    items(nodes, path) {
      if (!Array.isArray(nodes) || !nodes.length) throw new RulesError("应是一个非空的列表", path);
      return nodes;
    }

    two(nodes, path) {
      const found = this.numbers(nodes, path);
      if (found.length !== 2) throw new RulesError("应有两个数", path);
      return found;
    }

    case(node, path) {
      if (!isObject(node)) throw new RulesError("应是{when: …, then: …}", path);
      checkKeys(node, "when", CASE, path);
      this.text(get(node, "words", ""), `${path}.words`);
      return [this.condition(node.when, `${path}.when`), this.number(node.then, `${path}.then`)];
    }

    text(value, path) {
      if (typeof value !== "string") throw new RulesError("应是文字", path);
      return value;
    }

    figure(value, path) {
      const number = exact(value);
      if (number === null) throw new RulesError("应是一个确切的数", path);
      return number;
    }

    count(value, path) {
      if (!Number.isSafeInteger(value) || value < 0) throw new RulesError("应是不小于0的整数", path);
      return value;
    }

    deeper(path, make) {
      this.depth += 1;
      this.nodes += 1;
      const at = path.slice(0, 200);
      if (this.depth > MOST_DEPTH) throw new RulesError(`嵌套超过${MOST_DEPTH}层`, at);
      if (this.nodes > MOST_NODES) throw new RulesError(`运算超过${MOST_NODES}个`, at);
      const made = make();
      this.depth -= 1;
      return made;
    }
  }

  const always = (result) => () => result;

  // ── operations on numbers ─────────────────────────────────────────────────
  const ofMany = (name, combine) => (compiler, node, path) => {
    const parts = compiler.numbers(node[name], `${path}.${name}`);
    return (at) => combine(parts.map((part) => part(at)));
  };

  const NUMBERS = {
    rows: compileRows, value: compileValue,
    field: compileAnswer("field", (at, name) => lookUp(at.answers, name)),
    column: compileAnswer("column", columnOf),
    sum: ofMany("sum", add),
    product: ofMany("product", (ranges) => ranges.reduce(multiply)),
    least: ofMany("least", least), greatest: ofMany("greatest", greatest),
    difference: compileDifference,
    quotient: (compiler, node, path) => {
      const [one, other] = compiler.two(node.quotient, `${path}.quotient`);
      return (at) => divide(one(at), other(at));
    },
    whole: compileWhole, choose: compileChoose, undecided: compileUndecided,
    step: (compiler, node, path) => {
      for (const key of ["kind", "name", "clause"]) compiler.text(get(node, key, ""), `${path}.${key}`);
      return compiler.number(node.step, `${path}.step`);
    },
  };

  function compileValue(compiler, node, path) {
    compiler.text(get(node, "words", ""), `${path}.words`);
    if (node.value === null) return always(range(ZERO, null, ["有数据待核"]));
    return always(exactly(compiler.figure(node.value, `${path}.value`)));
  }

  function compileAnswer(kind, read) {
    return (compiler, node, path) => {
      const name = compiler.text(node[kind], `${path}.${kind}`);
      const most = own(node, "most") ? compiler.figure(node.most, `${path}.most`) : null;
      if (most !== null && most.n < 0n) throw new RulesError("“most”不能小于0", path);
      const unknown = range(ZERO, most);
      return (at) => {
        const number = exact(read(at, name));
        if (number === null || number.n < 0n) return unknown;
        return most !== null && order(number, most) > 0 ? unknown : exactly(number);
      };
    };
  }

  function compileDifference(compiler, node, path) {
    const [one, other] = compiler.two(node.difference, `${path}.difference`);
    if (!own(node, "floor")) return (at) => subtract(one(at), other(at));
    const least = exactly(compiler.figure(node.floor, `${path}.floor`));
    return (at) => greatest([subtract(one(at), other(at)), least]);
  }

  function compileWhole(compiler, node, path) {
    const part = compiler.number(node.whole, `${path}.whole`);
    const of = compiler.figure(node.of, `${path}.of`);
    if (of.n <= 0n) throw new RulesError("“of”应大于0", path);
    return (at) => floor(part(at), of);
  }

  function compileChoose(compiler, node, path) {
    const cases = compiler.items(node.choose, `${path}.choose`)
      .map((one, at) => compiler.case(one, `${path}.choose[${at}]`));
    const otherwise = compiler.number(get(node, "otherwise", 0), `${path}.choose.otherwise`);
    return (at) => {
      const found = [];
      for (const [when, then] of cases) {
        const verdict = when(at);
        if (verdict === NO) continue;
        found.push(then(at));
        if (verdict === YES) return hull(found);
      }
      return hull([...found, otherwise(at)]);
    };
  }

  function compileUndecided(compiler, node, path) {
    const words = compiler.text(node.undecided, `${path}.undecided`);
    if (!own(node, "most")) return always(range(ZERO, null, [words]));
    const most = compiler.number(node.most, `${path}.most`);
    return (at) => {
      const limit = greatest([most(at), NOTHING]);
      return range(ZERO, limit.max, unique([words, ...limit.undecided]));
    };
  }

  // ── tables: over the rows where a condition holds ─────────────────────────
  function compileRows(compiler, node, path) {
    const makes = ["sum", "greatest", "count"].filter((name) => own(node, name));
    if (makes.length !== 1) throw new RulesError("“rows”应有sum、greatest、count中的一个", path);
    const [make] = makes;
    if (make === "count" && node.count !== true) throw new RulesError("“count”应为true", path);
    const value = make === "count" ? always(exactly(ONE)) : compiler.number(node[make], `${path}.${make}`);
    const limit = own(node, "most_rows") ? compiler.number(node.most_rows, `${path}.most_rows`) : null;
    const of = {
      thing: compiler.text(node.rows, path), where: compiler.condition(get(node, "where", true), `${path}.where`),
      value, limit, most: own(node, "most") ? whole(BigInt(compiler.count(node.most, path))) : null,
    };
    const make_of = make === "greatest" ? greatestRow : sumOfRows;
    return (at) => make_of(of, at);
  }

  function sumOfRows(of, at) {
    const found = rowValues(of, at);
    const limit = of.limit === null ? null : of.limit(at);
    if (found === null) return sumOfUnknown(of, at, limit);
    return limit === null ? add(found) : largestOf(found, limit);
  }

  function sumOfUnknown(of, at, limit) {
    let value = unknownRow(of, at);
    let count = range(ZERO, of.most);
    if (limit !== null) {
      value = greatest([value, NOTHING]);
      const counted = floor(greatest([limit, NOTHING]), ONE);
      count = least([range(ZERO, counted.max), count]);
      value = range(ZERO, value.max, reasons([value, limit]));
    }
    return multiply(count, value);
  }

  function greatestRow(of, at) {
    const found = rowValues(of, at) || [unknownRow(of, at)];
    const result = greatest([NOTHING, ...found]);
    if (of.limit === null) return result;
    const limit = of.limit(at);
    if (limit.max !== null && order(limit.max, ONE) < 0) return NOTHING;
    if (limit.min !== null && order(limit.min, ONE) >= 0) return result;
    return range(ZERO, result.max, reasons([result, limit]));
  }

  function rowValues(of, at) {
    const rows = table(at, of.thing);
    if (rows === null) return null;
    const found = [];
    for (const row of rows) {
      const inner = inside(at, of.thing, row);
      const verdict = of.where(inner);
      if (verdict === NO) continue;
      const value = of.value(inner);
      found.push(verdict === YES ? value : hull([value, NOTHING]));
    }
    return found;
  }

  function unknownRow(of, at) {
    const inner = inside(at, of.thing, {});
    return of.where(inner) === NO ? NOTHING : hull([of.value(inner), NOTHING]);
  }

  // ── conditions ────────────────────────────────────────────────────────────
  const ofConditions = (name, combine) => (compiler, node, path) => {
    const parts = compiler.conditions(node[name], `${path}.${name}`);
    return (at) => combine(parts.map((part) => part(at)));
  };

  const CONDITIONS = {
    all: ofConditions("all", allHold), any: ofConditions("any", anyHolds),
    at_least: (compiler, node, path) => {
      const number = compiler.count(node.at_least, `${path}.at_least`);
      const parts = compiler.conditions(node.of, `${path}.of`);
      return (at) => enoughHold(number, parts.map((part) => part(at)));
    },
    not: (compiler, node, path) => {
      const part = compiler.condition(node.not, `${path}.not`);
      return (at) => OPPOSITE[part(at)];
    },
    is: compileIs, one_of: compileOneOf, has: compileHas, compare: compileCompare, date: compileDate,
    exists: compileExists,
  };

  // The verdict about an answer; unknown while there is none.
  const about = (read, holds) => (at) => {
    const answer = read(at);
    return answer === undefined || answer === null ? UNKNOWN : verdictOf(holds(answer));
  };

  function compileIs(compiler, node, path) {
    const read = reader(compiler, node.is, `${path}.is`);
    if (node.value === null) return always(UNKNOWN);
    checkPlain(node.value, path);
    return about(read, (answer) => answer === node.value);
  }

  function compileOneOf(compiler, node, path) {
    const read = reader(compiler, node.one_of, `${path}.one_of`);
    const values = compiler.items(node.values, `${path}.values`);
    for (const value of values) checkPlain(value, path);
    return about(read, (answer) => [].concat(answer).some((one) => values.includes(one)));
  }

  function compileHas(compiler, node, path) {
    const read = reader(compiler, node.has, `${path}.has`);
    const value = compiler.text(node.value, `${path}.value`);
    return about(read, (answer) => (Array.isArray(answer) ? answer.includes(value) : answer === value));
  }

  function compileCompare(compiler, node, path) {
    const parts = node.compare;
    if (!Array.isArray(parts) || parts.length !== 3) throw new RulesError("“compare”应为[数, 比较符, 数]", path);
    const one = compiler.number(parts[0], `${path}.compare[0]`);
    const other = compiler.number(parts[2], `${path}.compare[2]`);
    const decide = COMPARISONS[checkOrder(parts[1], path)];
    return (at) => decide(one(at), other(at));
  }

  function compileDate(compiler, node, path) {
    const read = reader(compiler, node.date, `${path}.date`);
    const holds = ORDERS[checkOrder(node.op, path)];
    const { value } = node;
    if (value === null) return always(UNKNOWN);
    if (typeof value !== "string" || !/^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$/.test(value)) {
      throw new RulesError("日期应写作2023、2023-02或2023-02-06", path);
    }
    return (at) => {
      const answer = read(at);
      if (typeof answer !== "string" || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(answer)) return UNKNOWN;
      return verdictOf(holds(answer.slice(0, value.length), value));
    };
  }

  function compileExists(compiler, node, path) {
    const thing = compiler.text(node.exists, `${path}.exists`);
    const where = compiler.condition(get(node, "where", true), `${path}.where`);
    return (at) => {
      const rows = table(at, thing);
      if (rows === null) return where(inside(at, thing, {})) === NO ? NO : UNKNOWN;
      return anyHolds(rows.map((row) => where(inside(at, thing, row))));
    };
  }

  function reader(compiler, ref, path) {
    const kinds = isObject(ref) ? Object.keys(ref) : [];
    if (kinds.length !== 1) throw new RulesError("应为{field: …}或{column: …}", path);
    const name = compiler.text(ref[kinds[0]], path);
    if (kinds[0] === "field") return (at) => lookUp(at.answers, name);
    if (kinds[0] === "column") return (at) => columnOf(at, name);
    throw new RulesError("应为{field: …}或{column: …}", path);
  }

  function checkPlain(value, path) {
    if (typeof value !== "boolean" && typeof value !== "string") {
      throw new RulesError("应是文字或true、false；数用compare比较", path);
    }
  }

  function checkOrder(value, path) {
    if (typeof value !== "string" || !own(ORDERS, value)) throw new RulesError("比较符应为<、<=、>、>=、=、!=之一", path);
    return value;
  }

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

  // ── arithmetic: how a number came about, line by line ─────────────────────
  const CUT = "（不足1分的部分舍去）";
  const MANY = ["sum", "product", "least", "greatest", "difference", "quotient"];

  function arithmetic(expression, at) {
    compileNumber(expression);
    const writer = new Writer();
    writer.show(expression, at, place("", "", "amount", ""));
    return writer.lines;
  }

  const place = (prefix, name, kind, clause) => ({ prefix, name, kind, clause });
  const nameless = (where) => ({ ...where, name: "" });
  const within = (where, words) => {
    const names = [where.name, words].filter(Boolean).map((name) => `${name}：`);
    return { ...where, prefix: where.prefix + names.join(""), name: "" };
  };

  const operationOf = (node) => (isObject(node) ? Object.keys(NUMBER_SHAPES).find((name) => own(node, name)) : "number");
  const isAtom = (node) => ["number", "value", "field", "column"].includes(operationOf(node));
  const thingLabel = (node, at) => at.labels.get(node.rows) || { text: node.rows, unit: "", name: "" };
  const rowValue = (node) => (own(node, "sum") ? node.sum : node.greatest);
  const isNothing = (node) => !isObject(node) && exact(node).n === 0n;

  function answerLabel(node, at) {
    const name = own(node, "field") ? node.field : node.column;
    return at.labels.get(own(node, "field") ? name : `${at.thing}.${name}`) || { text: name, unit: "", name: "" };
  }

  function rowName(label, number, at) {
    const name = label.name ? columnOf(at, label.name) : null;
    return `${label.text}（${number}）${typeof name === "string" && name ? `“${name}”` : ""}`;
  }

  function unitIn(node, at) {
    const name = operationOf(node);
    if (name === "number") return "";
    if (name === "value") return unitOf(get(node, "words", ""));
    if (name === "field" || name === "column") return answerLabel(node, at).unit;
    if (name === "whole" || name === "step") return unitIn(node[name], at);
    if (name === "undecided") return unitIn(get(node, "most", 0), at) || "元";
    if (name === "rows") return own(node, "count") ? "项" : unitIn(rowValue(node), inside(at, node.rows, {}));
    const parts = MANY.includes(name) ? node[name] : [...node.choose.map((one) => one.then), get(node, "otherwise", 0)];
    return unitOfMany(name, parts.map((part) => unitIn(part, at)));
  }

  function unitOfMany(name, units) {
    const known = units.filter(Boolean);
    if (name === "quotient") return units.slice(1).includes(units[0]) ? "" : units[0];
    if (name !== "product" || !known.length) return known[0] || "";
    return known.includes("元") ? "元" : known.find((unit) => unit !== "%") || "%";
  }

  class Writer {
    constructor() {
      this.lines = [];
      this.compiled = new Map();
    }

    line({ prefix, name, kind, clause }, text) {
      this.lines.push({ kind, text: prefix + (name ? `${name}：` : "") + text, clause });
    }

    show(node, at, where) {
      const show = LINES[operationOf(node)];
      if (show) show(this, node, at, where);
      else this.showFormula(node, at, where);
    }

    showFormula(node, at, where) {
      const text = this.formula(node, at, where);
      this.line(where, text + this.result(node, at));
    }

    formula(node, at, where) {
      const write = FORMULAS[operationOf(node)];
      if (write) return write(this, node, at, where);
      this.show(node, at, nameless(where));
      return this.shown(node, at);
    }

    value(node, at) {
      if (!isObject(node)) return compileNumber(node)(at);
      if (!this.compiled.has(node)) this.compiled.set(node, compileNumber(node));
      return this.compiled.get(node)(at);
    }

    shown(node, at) {
      return rangeText(this.value(node, at), unitIn(node, at));
    }

    result(node, at) {
      const found = this.value(node, at);
      if (isAtom(node) || !settled(found)) return "";
      const unit = unitIn(node, at);
      if (unit !== "元" || found.min.n < 0n || isShort(found.min, unit)) return ` = ${rangeText(found, unit)}`;
      return ` = ${cutText(found.min, unit)}${CUT}`;
    }
  }

  // What takes lines of its own.
  const LINES = {
    step: (writer, node, at, where) => {
      const clause = get(node, "clause", "") || where.clause;
      writer.show(node.step, at, place(within(where, "").prefix, get(node, "name", ""), node.kind, clause));
    },
    least: (writer, node, at, where) => {
      if (where.kind === "lowest") compared(writer, node.least, node, at, where);
      else bounded(writer, node.least, "最高", at, where);
    },
    greatest: (writer, node, at, where) => {
      if (where.kind === "highest") compared(writer, node.greatest, node, at, where);
      else bounded(writer, node.greatest, "最低", at, where);
    },
    sum: (writer, node, at, where) => {
      for (const part of node.sum) writer.show(part, at, nameless(where));
      if (node.sum.length > 1) total(writer, node.sum.map((part) => writer.shown(part, at)), node, at, where);
    },
    difference: (writer, node, at, where) => {
      const [one, other] = node.difference;
      const takesNothing = sameEnds(writer.value(other, at), NOTHING);
      if (takesNothing && !isAtom(one)) writer.show(one, at, nameless(where));
      else writer.showFormula(node, at, where);
    },
    choose: (writer, node, at, where) => {
      for (const one of node.choose) {
        const verdict = compileCondition(one.when)(at);
        if (verdict === NO) continue;
        const words = get(one, "words", "");
        writer.show(one.then, at, words ? within(where, words) : where);
        if (verdict === YES) return;
      }
      const otherwise = get(node, "otherwise", 0);
      if (!isNothing(otherwise)) writer.show(otherwise, at, within(where, "其他情形"));
    },
    undecided: (writer, node, at, where) => {
      const limit = writer.value(node, at).max;
      const most = limit === null ? "" : `，最多${numberText(limit, unitIn(node, at))}`;
      writer.line(where, `${node.undecided}，不能测算${most}`);
    },
    rows: showRows,
  };

  // The amount, then each bound that can matter: the name is that of the bound.
  function bounded(writer, [amountNode, ...bounds], word, at, where) {
    const amount = writer.value(amountNode, at);
    const inner = nameless(where);
    writer.show(amountNode, at, inner);
    for (const node of bounds) {
      const limit = writer.value(node, at);
      const [lesser, larger] = word === "最高" ? [amount, limit] : [limit, amount];
      if (notAbove(lesser.max, larger.min)) continue;
      const binds = notAbove(larger.max, lesser.min);
      const text = writer.formula(node, at, inner) + writer.result(node, at);
      writer.line(inner, `${where.name || word}${text}${binds ? "，按此计算" : ""}`);
    }
  }

  function compared(writer, parts, node, at, where) {
    for (const part of parts) writer.show(part, at, nameless(where));
    const which = where.kind === "highest" ? "最高" : "最低";
    const values = parts.map((part) => writer.shown(part, at)).join("、");
    writer.line(where, `${values}，取其中${which}的：${writer.shown(node, at)}`);
  }

  function total(writer, values, node, at, where) {
    const isSettled = settled(writer.value(node, at));
    const text = isSettled ? values.join(" + ") + writer.result(node, at) : writer.shown(node, at);
    writer.line({ ...where, name: where.name || "合计", kind: "sum" }, text);
  }

  function showRows(writer, node, at, where) {
    if (own(node, "count")) return writer.line(where, writeCount(writer, node, at));
    const label = thingLabel(node, at);
    const rows = table(at, node.rows);
    if (rows === null || !rows.length) return writer.line(where, label.text + (rows === null ? "尚未填写" : "：无"));
    const counted = [];
    rows.forEach((row, position) => {
      const inner = inside(at, node.rows, row);
      const here = within(where, rowName(label, position + 1, inner));
      if (showRow(writer, node, inner, here)) counted.push(writer.shown(rowValue(node), inner));
    });
    if (counted.length > 1 || own(node, "most_rows")) madeOfRows(writer, node, counted, at, where);
    return undefined;
  }

  function showRow(writer, node, at, where) {
    const verdict = compileCondition(get(node, "where", true))(at);
    if (verdict === NO) {
      writer.line(where, "不符合条件，不计");
      return false;
    }
    writer.show(rowValue(node), at, where);
    if (verdict === UNKNOWN) writer.line(where, "是否符合条件，尚待填报");
    return true;
  }

  function madeOfRows(writer, node, values, at, where) {
    const shown = writer.shown(node, at);
    if (own(node, "greatest")) return writer.line(where, `取其中最高的：${shown}`);
    if (own(node, "most_rows")) {
      const limit = writer.value(node.most_rows, at);
      if (limit.min === null || order(limit.min, whole(BigInt(values.length))) < 0) {
        return writer.line(where, `计${rangeText(limit, "项")}，从高到低取：${shown}`);
      }
    }
    return values.length > 1 ? total(writer, values, node, at, where) : undefined;
  }

  // What is part of a line: 市级资助金额100万元 × 50%.
  const FORMULAS = {
    number: (writer, node, at) => writer.shown(node, at),
    value: (writer, node, at) => get(node, "words", "") || writer.shown(node, at),
    field: writeAnswer, column: writeAnswer,
    product: (writer, node, at, where) => {
      const texts = node.product.map((part) => writeInside(writer, part, at, where));
      if (texts.length === 2 && texts[0].startsWith("每")) texts[1] = countAlone(writer, node.product[1], at) || texts[1];
      return texts.join(" × ");
    },
    quotient: (writer, node, at, where) => {
      const [left, right] = node.quotient.map((part) => writeInside(writer, part, at, where));
      const isLong = ["product", "quotient"].includes(operationOf(node.quotient[1]));
      return `${left} ÷ ${isLong ? `（${right}）` : right}`;
    },
    difference: (writer, node, at, where) => {
      const left = writer.formula(node.difference[0], at, where);
      return `${left} − ${writeInside(writer, node.difference[1], at, where)}`;
    },
    least: writeBounded, greatest: writeBounded, whole: writeWhole,
    rows: (writer, node, at, where) => {
      if (own(node, "count")) return writeCount(writer, node, at);
      writer.show(node, at, nameless(where));
      return writer.shown(node, at);
    },
  };

  function writeAnswer(writer, node, at) {
    const label = answerLabel(node, at);
    const found = writer.value(node, at);
    return settled(found) ? label.text + rangeText(found, label.unit) : label.text;
  }

  // The only count of a price per unit needs no name.
  function countAlone(writer, node, at) {
    if (!["field", "column"].includes(operationOf(node)) || answerLabel(node, at).unit === "元") return "";
    const found = writer.value(node, at);
    return settled(found) ? rangeText(found, "") : "";
  }

  function writeBounded(writer, node, at, where) {
    const name = operationOf(node);
    const [first, ...bounds] = node[name];
    if (!node[name].every(isAtom)) {
      writer.show(node, at, nameless(where));
      return writer.shown(node, at);
    }
    const text = writer.formula(first, at, where);
    if (sameEnds(writer.value(node, at), writer.value(first, at))) return text;
    const limits = bounds.map((bound) => writer.formula(bound, at, where));
    return `${text}（${name === "least" ? "最高" : "最低"}${limits.join("、")}）`;
  }

  function writeWhole(writer, node, at, where) {
    const inner = writeInside(writer, node.whole, at, where);
    const found = writer.value(node, at);
    if (sameEnds(found, writer.value(node.whole, at))) return inner;
    const [unit, of] = [unitIn(node, at), exact(node.of)];
    const cut = same(of, ONE) ? "取整" : `按${numberText(of, unit)}的整数倍计`;
    return settled(found) ? `（${inner}${cut}为${rangeText(found, unit)}）` : `（${inner}${cut}）`;
  }

  function writeCount(writer, node, at) {
    const name = (own(node, "where") ? "符合条件的" : "") + thingLabel(node, at).text;
    const found = writer.value(node, at);
    return settled(found) ? name + rangeText(found, "项") : `${name}数量`;
  }

  function writeInside(writer, node, at, where) {
    const text = writer.formula(node, at, where);
    return operationOf(node) === "difference" ? `（${text}）` : text;
  }

  // ── references and version ────────────────────────────────────────────────
  function references(node) {
    if (Array.isArray(node)) return node.flatMap(references);
    if (!isObject(node)) return [];
    const found = ["field", "column", "rows", "exists"].filter((key) => typeof get(node, key) === "string")
      .map((key) => [key, node[key]]);
    return found.concat(Object.values(node).flatMap(references));
  }
  const fieldsOf = (node) => unique(references(node).filter(([kind]) => kind !== "column").map(([, name]) => name));
  const columnsOf = (node) => unique(references(node).filter(([kind]) => kind === "column").map(([, name]) => name));

  function checkVersion(rules) {
    if (!isObject(rules) || !own(rules, "version")) throw new RulesError("这不是规则文件：没有写版本（version）");
    if (rules.version !== VERSION) {
      const shown = String(rules.version).slice(0, 20);
      throw new RulesError(`规则文件的版本是${shown}，本程序只认识版本${VERSION}`);
    }
  }

  return {
    VERSION, RulesError, arithmetic, asJson, checkVersion, columnsOf, compileCondition, compileNumber, exact, fieldsOf,
    labelsOf, paid, scope, inside, table, settled, moneyText, rangeText,
    numbers: { ZERO, ONE, exact, plus, less, times, order, same, lower, higher, floorDiv, toFen },
    ranges: { NOTHING, OPEN, range, exactly, add, subtract, multiply, divide, least, greatest, hull, floor, largestOf, reasons },
    logic: { allHold, anyHolds, enoughHold, opposite: (verdict) => OPPOSITE[verdict], verdictOf },
  };
});
