// What several payments come to together (合并计算): 就高, 名额, 限额, then the sum. Pure functions.
// The same as policypress/eligibility/blocks, highest, limiting, combine and pile, function by function. Stands on rules.js.
//
// Payments are blocks { of: Set of supports, row, amount, copies }: row { thing, at, key } or null; amount null = no bound;
// copies: a BigInt, null = any number; rivals: what 就高 chose among in this row, where it did. Two lists go side by side: low, which is certain, and high, which nothing exceeds.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./rules.js"));
  else root.policypress.combine = factory(root.policypress.rules);
})(typeof self === "undefined" ? this : self, function (language) {
  "use strict";
  const { ZERO, plus, less, times, order, same, higher, lower, floorDiv } = language.numbers;
  const { range } = language.ranges;

  const some = (set, other) => [...set].some((one) => other.has(one));
  const isWithin = (set, other) => [...set].every((one) => other.has(one));
  const keyOf = (set) => [...set].sort().join("\n");
  const whole = (n) => ({ n, d: 1n });
  const rowOf = (thing, at) => ({ thing, at, key: JSON.stringify([thing, at]) });
  const floorOf = ({ n, d }) => floorDiv(n, d);
  const atLeast0 = (amount) => (amount === null ? ZERO : amount);
  const smallest = (a, b) => (a < b ? a : b);

  // One more in the list that a map has for a key.
  function addTo(map, key, item) {
    if (!map.has(key)) map.set(key, []);
    map.get(key).push(item);
  }

  const total = (ends) => {
    const low = sum(ends.low);
    return range(atLeast0(low), ends.high === ends.low ? low : sum(ends.high));
  };

  // The blocks after all operations, in their order. scopeOf: the answers as a row sees them, or the applicant (null).
  function combined(start, operations, scopeOf, traces = null) {
    let ends = start;
    for (const operation of operations) {
      const [after, bound] = carriedOut(ends, operation, scopeOf);
      if (traces !== null) traces.push(traceOf(operation, ends, after, bound));
      ends = after;
    }
    return ends;
  }

  // The blocks after one operation, and how much a limit of totals allows.
  function carriedOut(ends, operation, scopeOf) {
    if (operation.kind === "cap_row") return [capRows(ends, operation, scopeOf), null];
    if (operation.bound === null) return [ACTIONS[operation.kind](ends, operation), null];
    const bound = operation.bound(scopeOf(null));
    return [LIMITS[operation.kind](ends, operation, bound), bound];
  }

  // What an operation did to the supports that it is about.
  const traceOf = (operation, before, after, bound) =>
    ({ operation, before: totalOf(before, operation.of), after: totalOf(after, operation.of), bound });

  // Of the blocks of a row only the largest is paid.
  function highestInRows(ends, { of }) {
    const low = mergedRows(ends.low, of);
    if (crosses(ends, of)) return { ...ends, low };
    return { ...ends, low, high: ends.low === ends.high ? low : mergedRows(ends.high, of) };
  }

  // One block in the place of those of a row, the largest.
  function mergedRows(blocks, of) {
    const [kept, rows] = byRow(blocks, of);
    for (const inside of rows.values()) {
      const amount = largest(inside.map((block) => block.amount));
      const rivals = inside.map((block) => ({ of: block.of, amount: block.amount }));
      kept.push({ of: members(inside), row: inside[0].row, amount, copies: inside[0].copies, rivals });
    }
    return kept;
  }

  // The blocks of a row together, under the limit of that row.
  function capRows(ends, { of, bound }, scopeOf) {
    const bounds = new Map();
    for (const { of: mine, row } of ends.high) {
      if (row !== null && some(mine, of) && !bounds.has(row.key)) bounds.set(row.key, bound(scopeOf(row)));
    }
    const low = cappedRows(ends.low, of, (row) => bounds.get(row.key).min);
    if (crosses(ends, of)) return { ...ends, low };
    const high = cappedRows(ends.high, of, (row) => bounds.get(row.key).max);
    return { ...ends, low, high: sameBlocks(low, high) ? low : high };
  }

  // Blocks of a row merged to one, no larger than the bound of the row.
  function cappedRows(blocks, of, boundOf) {
    const [kept, rows] = byRow(blocks, of);
    for (const inside of rows.values()) {
      const { row, copies } = inside[0];
      const amount = smaller(addUp(inside.map((block) => block.amount)), boundOf(row));
      kept.push({ of: members(inside), row, amount, copies });
    }
    return kept;
  }

  // Only so many rows are paid, the most valuable first. What is not of a single row is for certain not paid.
  function count(ends, { of, isLoose }, bound) {
    const fewest = floorOf(atLeast0(bound.min));
    const most = bound.max === null ? null : floorOf(bound.max);
    const touched = ends.high.filter((block) => some(block.of, of));
    const low = firstRows(ends.low, of, fewest);
    const isClear = touched.every((block) => block.row !== null && isWithin(block.of, of));
    if (isLoose) return { ...ends, low };
    if (isClear && ends.low === ends.high && fewest === most) return { ...ends, low, high: low };
    const rivals = isClear ? null : countRivals(ends, of, fewest, most);
    if (rivals !== null) return rivals;
    if (!isClear) return { ...ends, low: low.filter((block) => block.row !== null || !some(block.of, of)) };
    return { ...ends, low, high: firstRows(ends.high, of, most) };
  }

  // A number of rows for some of the supports that 就高 chooses among: a row whose highest is of another counts for nothing.
  // null where it is not known of each row what 就高 chose among.
  function countRivals(ends, of, fewest, most) {
    const [low, high] = [rivalRows(ends.low, of), rivalRows(ends.high, of)];
    if (low === null || high === null) return null;
    const untouched = (blocks) => blocks.filter((block) => !some(block.of, of));
    const certain = [...untouched(ends.low), ...certainRows(low, high, fewest)];
    const possible = [...untouched(ends.high), ...possibleRows(high, most)];
    const isSame = ends.low === ends.high && sameEnd(sum(certain), sum(possible));
    return { ...ends, low: certain, high: isSame ? certain : possible };
  }

  // The rows of some supports, each with what it gives by these and by others; null where one is not told apart.
  function rivalRows(blocks, of) {
    const found = new Map();
    for (const block of blocks.filter((one) => some(one.of, of))) {
      const one = rivalRow(block, of);
      if (one === null || block.row === null || found.has(block.row.key)) return null;
      found.set(block.row.key, one);
    }
    return found;
  }

  function rivalRow(block, of) {
    if (isWithin(block.of, of)) return { block, counted: block.amount, other: ZERO };
    const rivals = block.rivals || [];
    const inside = rivals.filter((one) => isWithin(one.of, of));
    const outside = rivals.filter((one) => !some(one.of, of));
    if (!rivals.length || inside.length + outside.length < rivals.length) return null;
    const most = (ones) => largest(ones.map((one) => one.amount));
    return { block, counted: most(inside), other: most(outside) };
  }

  // The rows whose highest cannot be of what is counted, and the first of all others.
  function certainRows(low, high, number) {
    const [kept, others] = [[], []];
    for (const [key, { block, counted, other }] of low) {
      const most = high.has(key) ? high.get(key).counted : counted;
      const isFree = most !== null && order(atLeast0(other), most) >= 0;
      (isFree ? kept : others).push(block);
    }
    return [...kept, ...firstBlocks(others, number)];
  }

  // Of each row what is not counted, and what the others add to it, of so many rows.
  function possibleRows(high, number) {
    const [kept, gains] = [[], []];
    for (const { block, counted, other } of high.values()) {
      if (other === null || other.n !== 0n) kept.push({ ...block, amount: other, rivals: [] });
      const gain = other === null ? ZERO : counted === null ? null : higher(less(counted, other), ZERO);
      if (gain === null || gain.n !== 0n) gains.push({ ...block, amount: gain, rivals: [] });
    }
    return [...kept, ...(number === null ? gains : firstBlocks(gains, number))];
  }

  // The largest blocks of so many rows.
  function firstBlocks(blocks, number) {
    const kept = [];
    let left = number;
    for (const block of largestFirst(blocks, (one) => one)) {
      if (!left) break;
      const taken = block.copies === null ? left : smallest(left, block.copies);
      left -= taken;
      kept.push({ ...block, copies: taken });
    }
    return kept;
  }

  // The blocks of the most valuable rows, so many of them; null = all.
  function firstRows(blocks, of, number) {
    if (number === null) return blocks;
    const [kept, rows] = byRow(blocks, of);
    let left = number;
    const worth = (inside) => ({ amount: addUp(inside.map((block) => block.amount)) });
    for (const inside of largestFirst([...rows.values()].flatMap(layers), worth)) {
      if (!left) break;
      const { copies } = inside[0];
      const taken = copies === null ? left : smallest(left, copies);
      left -= taken;
      kept.push(...inside.map((block) => ({ ...block, copies: taken })));
    }
    return kept;
  }

  // Like rows, of which some supports may pay fewer than others: those that all pay, those that all but one pay …
  function layers(inside) {
    const byCopies = ({ copies: a }, { copies: b }) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);
    let [waiting, done, found] = [[...inside].sort(byCopies), 0n, []];
    for (; waiting.length; waiting = waiting.slice(1)) {
      const { copies } = waiting[0];
      if (copies === null) return [...found, waiting];
      if (copies <= done) continue;
      const number = copies - done;
      found = [...found, waiting.map((one) => ({ ...one, copies: number }))];
      done = copies;
    }
    return found;
  }

  // Largest first, what has no bound before all; of equals in their order.
  const largestFirst = (items, blockOf) => items.map((item) => [item, blockOf(item).amount])
    .sort(([, a], [, b]) => (a === null || b === null ? (a === b ? 0 : a === null ? -1 : 1) : order(b, a)))
    .map(([item]) => item);

  // Of the totals of several supports only the largest is paid. The low end keeps the blocks of the best, so that a later
  // limit on another does not touch them.
  function highest(ends, { of, isInside }) {
    const touched = ends.high.filter((block) => some(block.of, of));
    if (new Set(touched.map((block) => keyOf(block.of))).size < 2) return ends;
    const low = ofBest(ends.low, of);
    if (isInside || crosses(ends, of)) return { ...ends, low };
    return { ...ends, low, high: largestTotal(ends.high, of) };
  }

  // Only the blocks of the support that is certain to give most.
  function ofBest(blocks, of) {
    const [kept, totals] = bySupport(blocks, of, false);
    let best = null;
    for (const ones of totals.values()) {
      const amount = atLeast0(sum(ones));
      if (best === null || order(amount, best.amount) > 0) best = { ones, amount };
    }
    return best === null ? kept : [...kept, ...best.ones];
  }

  // One block in the place of all supports: their largest total.
  function largestTotal(blocks, of) {
    const [kept, totals] = bySupport(blocks, of, true);
    const amount = largest([...totals.values()].map(sum));
    return [...kept, { of, row: null, amount, copies: 1n }];
  }

  // Blocks that an operation leaves alone, and the others by support. countsShared: one of several supports may be of any
  // of them; otherwise it is left out.
  function bySupport(blocks, of, countsShared) {
    const [kept, totals] = [[], new Map()];
    for (const block of blocks) {
      if (!some(block.of, of)) kept.push(block);
      else if (countsShared || block.of.size === 1) {
        for (const name of [...block.of].filter((one) => of.has(one))) addTo(totals, name, block);
      }
    }
    return [kept, totals];
  }

  // All blocks of the supports together, under a limit.
  function cap(ends, operation, bound) {
    const { of } = operation;
    const before = totalOf(ends, of);
    if (before.max !== null && order(before.max, atLeast0(bound.min)) <= 0) return ends;
    const low = capped(ends.low, of, bound.min);
    if (operation.isLoose || crosses(ends, of)) return { ...ends, low };
    const limited = [...ends.limited, of];
    if (ends.low === ends.high && same(bound.min, bound.max)) return { low, high: low, limited };
    return { low, high: capped(ends.high, of, bound.max), limited };
  }

  // The most valuable blocks, as far as the limit reaches.
  function capped(blocks, of, most) {
    if (most === null) return blocks;
    const kept = blocks.filter((block) => !some(block.of, of));
    let left = most;
    for (const block of largestFirst(blocks.filter((one) => some(one.of, of)), (one) => one)) {
      if (left.n <= 0n) break;
      for (const piece of pieces(block, left)) {
        left = less(left, times(piece.amount, whole(piece.copies)));
        kept.push(piece);
      }
    }
    return kept;
  }

  // As much of a block as a limit leaves: whole copies, then part of one.
  function pieces(block, left) {
    const { amount, copies } = block;
    if (amount === null || order(amount, left) >= 0) return [{ ...block, amount: left, copies: 1n }];
    if (amount.n === 0n) return [];
    const fitting = floorDiv(left.n * amount.d, left.d * amount.n);
    const taken = copies === null ? fitting : smallest(copies, fitting);
    const rest = less(left, times(amount, whole(taken)));
    const isMore = rest.n !== 0n && (copies === null || copies > taken);
    return [{ ...block, copies: taken }, ...(isMore ? [{ ...block, amount: rest, copies: 1n }] : [])];
  }

  // Whether something is of supports inside and outside: a block, or a limit that bore.
  function crosses(ends, of) {
    const isAcross = (one) => some(one, of) && !isWithin(one, of);
    return ends.limited.some(isAcross) || ends.high.some((block) => isAcross(block.of));
  }

  const ACTIONS = { highest_row: highestInRows, highest };
  const LIMITS = { count, cap };

  // The blocks that an operation leaves alone, and the others by their row.
  function byRow(blocks, of) {
    const [rest, rows] = [[], new Map()];
    for (const block of blocks) {
      if (block.row === null || !some(block.of, of)) rest.push(block);
      else addTo(rows, block.row.key, block);
    }
    return [rest, rows];
  }

  const members = (blocks) => new Set(blocks.flatMap((block) => [...block.of]));

  // The sum of the blocks that an operation touches.
  function totalOf(ends, of) {
    const touched = (blocks) => sum(blocks.filter((block) => some(block.of, of)));
    return range(atLeast0(touched(ends.low)), touched(ends.high));
  }

  // The sum of blocks with their copies; any number of nothing is nothing.
  function sum(blocks) {
    let result = ZERO;
    for (const { amount, copies } of blocks) {
      if (amount !== null && amount.n === 0n) continue;
      if (amount === null || copies === null) return null;
      result = plus(result, times(amount, whole(copies)));
    }
    return result;
  }

  const sameEnd = (a, b) => (a === null || b === null ? a === b : same(a, b));
  const addUp = (amounts) => (amounts.includes(null) ? null : amounts.reduce(plus, ZERO));
  const largest = (amounts) => (amounts.includes(null) ? null : amounts.reduce(higher, ZERO));
  const smaller = (a, b) => (a === null ? b : b === null ? a : lower(a, b));
  const sameBlocks = (some, others) => some.length === others.length && some.every((one, at) => {
    const other = others[at];
    const isSameRow = (one.row && one.row.key) === (other.row && other.row.key);
    return isSameRow && keyOf(one.of) === keyOf(other.of) && same(one.amount, other.amount) && one.copies === other.copies;
  });

  // ── pile: the payments of all measures, found by the supports they are of ─────
  // An operation takes out what it is about and leaves the rest alone, so what it costs does not grow with the policy.
  function pile() {
    const [low, high, limitsOf] = [side(), side(), new Map()];
    let isSettled = true; // both ends are the same blocks

    // Lays payments on top. Of `limited` only what is new is given.
    function put(ends) {
      low.put(ends.low);
      high.put(ends.high);
      if (ends.low !== ends.high) isSettled = false;
      for (const of of ends.limited) for (const name of of) addTo(limitsOf, name, of);
    }

    // Combines the payments that an operation is about. traces: takes in what it did.
    function carryOut(operation, scopeOf, traces) {
      const { of } = operation;
      const [mine, others] = [low.taken(of), high.taken(of)];
      const limited = limitsOf.size ? [...new Set([...of].flatMap((name) => limitsOf.get(name) || []))] : [];
      const before = { low: mine, high: isSettled ? mine : others, limited };
      const [after, bound] = carriedOut(before, operation, scopeOf);
      if (traces !== null) traces.push(traceOf(operation, before, after, bound));
      put({ ...after, limited: after.limited.slice(limited.length) });
    }

    const all = () => range(atLeast0(sum(low.blocks())), sum(high.blocks()));
    return { put, carryOut, total: all };
  }

  // One end of all payments. Each block has a number, in their order; one that an operation leaves as it is keeps it.
  function side() {
    const [blocks, numbers] = [new Map(), new Map()];
    let [next, lent] = [0, new Map()]; // lent: block → number

    function put(given) {
      for (const block of given) {
        const number = lent.has(block) ? lent.get(block) : next;
        if (number === next) next += 1;
        blocks.set(number, block);
        for (const name of block.of) addTo(numbers, name, number);
      }
      lent = new Map();
    }

    // Takes out the blocks of some supports, in order. A block of others as well leaves its number with these; it means
    // nothing then.
    function taken(of) {
      const found = new Set();
      for (const name of of) {
        for (const number of numbers.get(name) || []) if (blocks.has(number)) found.add(number);
        numbers.delete(name);
      }
      const ordered = [...found].sort((a, b) => a - b);
      const given = ordered.map((number) => blocks.get(number));
      lent = new Map(given.map((block, at) => [block, ordered[at]]));
      for (const number of ordered) blocks.delete(number);
      return given;
    }

    return { put, taken, blocks: () => [...blocks.values()] };
  }

  return { combined, total, pile, addTo, rowOf, some, isWithin, keyOf, whole, floorOf, atLeast0 };
});
