// Rules made ready to run, once for each rules object, and which questions would still decide a part of them.
// Pure functions. The same as policypress/eligibility/compiled, parts, operations, related and open_questions, function by
// function. Stands on rules.js and combine.js.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./rules.js"), require("./combine.js"));
  else root.policypress.ready = factory(root.policypress.rules, root.policypress.combine);
})(typeof self === "undefined" ? this : self, function (language, combining) {
  "use strict";
  const { checkVersion, columnsOf, compileCondition, compileNumber, fieldsOf, labelsOf, inside, table, settled } = language;
  const { lookUp, own, unique, unitOf } = language;
  const isNode = language.isObject;
  const { ZERO, same } = language.numbers;
  const { isWithin, addTo } = combining;

  const COMBINATIONS = 64; // of answers to shared questions that are tried
  const MOST_SUPPORTS = 1000; // of a measure: rows of the application do not meet
  const list = (rule, key) => rule[key] || [];
  const nameOf = (measure, support) => `${measure.id}.${support.id}`;

  // ── compiled: everything that does not depend on an applicant, made once for each rules object ─────
  const made = new WeakMap();
  function ready(rules) {
    if (!made.has(rules)) made.set(rules, compiled(rules));
    return made.get(rules);
  }

  function compiled(rules) {
    checkVersion(rules);
    const sharing = sharingOf(rules);
    const plain = rules.measures.map((rule, at) => compiledMeasure(rule, rules, sharing, at * MOST_SUPPORTS));
    const exclusive = exclusionsOf(plain);
    const measures = withExclusions(plain, exclusive);
    const limits = list(rules, "limits");
    const [operations, late, waits] = ofPolicy(limits, measures);
    const byId = (items) => new Map(items.map((one) => [one.id, one]));
    return {
      rules, labels: labelsOf(rules), questions: byId(rules.questions), things: byId(list(rules, "things")),
      general: rules.general.map(compiledCondition),
      exclusions: list(rules, "exclusions").map((one) => compiledCondition({ ...one, holds: { not: one.holds } })),
      measures: measures.map((one) => ({ ...one, waits: waits.has(one.rule.id) })), operations, late,
      limitNodes: limits.map(boundOf), exclusive,
    };
  }

  // What limits of the policy do; the same with all that has to wait for them, in order; and the measures that wait.
  function ofPolicy(limits, measures) {
    const supports = measures.flatMap((measure) => measure.supports);
    const operations = operationsOf([], limits, supports);
    if (!operations.length) return [[], [], new Set()];
    const ordered = inOrder([...operations, ...measures.flatMap((one) => one.operations)], supports);
    const waits = waiting(measures, ordered);
    return [operations, ordered.filter(({ home }) => !home || waits.has(home)), waits];
  }

  // The measures whose operations cannot all be carried out before those of the policy: one of these comes first, or counts
  // rows. ordered: all of them, as they are carried out.
  function waiting(measures, ordered) {
    const homes = new Map(measures.flatMap(({ rule, supports }) => supports.map(({ name }) => [name, rule.id])));
    const [touched, found] = [new Set(), new Set()];
    for (const { home, of, kind } of ordered) {
      if (home) {
        if (touched.has(home)) found.add(home);
        continue;
      }
      for (const name of of) {
        touched.add(homes.get(name));
        if (kind === "count") found.add(homes.get(name));
      }
    }
    return found;
  }

  // The measures, each with the exclusions between its own supports.
  function withExclusions(measures, exclusive) {
    const homes = new Map(measures.flatMap(({ supports }, at) => supports.map(({ name }) => [name, at])));
    const own = new Map();
    for (const one of exclusive) {
      const sides = new Set([...one.of, ...one.other].map((name) => homes.get(name)));
      if (sides.size === 1) addTo(own, [...sides][0], one);
    }
    return measures.map((one, at) => ({ ...one, exclusive: own.get(at) || [] }));
  }

  // Each pair of sides that exclude each other, once.
  function exclusionsOf(measures) {
    const [sides, named] = [new Map(), new Map()];
    for (const measure of measures) {
      sides.set(measure.rule.id, measure.supports);
      named.set(measure.rule.id, list(measure.rule, "exclusive_with"));
      for (const support of measure.supports) {
        sides.set(support.name, [support]);
        named.set(support.name, list(support.rule, "exclusive_with"));
      }
    }
    const [seen, found] = [new Set(), []];
    for (const [name, side] of sides) {
      for (const other of named.get(name)) {
        const pair = [name, other].sort().join("\n");
        if (seen.has(pair) || !sides.has(other)) continue;
        seen.add(pair);
        found.push(exclusion(side, sides.get(other)));
      }
    }
    return found;
  }

  const partition = (name) => {
    const at = name.indexOf(".");
    return at < 0 ? [name, ""] : [name.slice(0, at), name.slice(at + 1)];
  };

  // Where both are paid by the same table it is the row that cannot be had twice, and what is paid otherwise is free.
  function exclusion(one, other) {
    const theirs = other.map((support) => support.thing);
    const shared = one.map((support) => support.thing).filter((thing) => thing && theirs.includes(thing));
    const names = (side) => new Set(side.filter(({ thing }) => !shared.length || shared.includes(thing)).map(({ name }) => name));
    return { of: names(one), other: names(other), byRow: shared.length > 0 };
  }

  function compiledCondition(rule) {
    const fields = fieldsOf(rule.holds);
    const columns = columnsOutsideTables(rule.holds);
    const asksOne = !columns.length && fields.length === 1 && !hasTable(rule.holds);
    return { rule, holds: compileCondition(rule.holds), isOfRow: columns.length > 0, only: asksOne ? fields : null };
  }

  // The columns of the row that a node is about: not those it looks for in all rows of a table.
  const columnsKnown = new WeakMap();
  function columnsOutsideTables(node) {
    if (Array.isArray(node)) return node.flatMap(columnsOutsideTables);
    if (!isNode(node) || own(node, "rows") || own(node, "exists")) return [];
    if (!columnsKnown.has(node)) columnsKnown.set(node, columnsInside(node));
    return columnsKnown.get(node);
  }

  function columnsInside(node) {
    return typeof node.column === "string" ? columnsOf(node) : Object.values(node).flatMap(columnsOutsideTables);
  }

  function hasTable(node) {
    if (Array.isArray(node)) return node.some(hasTable);
    return isNode(node) && (own(node, "rows") || own(node, "exists") || Object.values(node).some(hasTable));
  }

  // first: the number of the row that stands for its first support, where that has no table.
  function compiledMeasure(rule, rules, sharing, first) {
    const groups = list(rule, "highest");
    const places = placesOf(rule.supports, groups);
    const limits = list(rule, "limits");
    const supports = rule.supports.map((one) => compiledSupport(one, rule, rules, first + places.get(one.id), limits));
    const limitsOfTotals = supports.flatMap((support) =>
      list(support.rule, "limits").filter((limit) => !isOfCell(limit, support.rule)).map((limit) => [support, limit]));
    return {
      rule, conditions: rule.conditions.map(compiledCondition), supports,
      operations: operationsOf(groups, limits, supports, limitsOfTotals, rule.id),
      limitNodes: [...limits, ...limitsOfTotals.map(([, limit]) => limit)].map(boundOf), shared: sharedQuestions(rule, sharing),
    };
  }

  // Which row stands for a support without a table: one of its own, or one for all of a 就高 group.
  function placesOf(supports, groups) {
    const places = new Map(supports.map((one, at) => [one.id, at]));
    const tables = new Map(supports.map((one) => [one.id, one.for_each]));
    for (const { of } of groups) {
      if (of.some((name) => tables.get(name))) continue;
      const first = Math.min(...of.map((name) => places.get(name)));
      for (const name of of) places.set(name, first);
    }
    return places;
  }

  function compiledSupport(rule, measure, rules, place, measureLimits) {
    const name = nameOf(measure, rule);
    const limits = list(rule, "limits").filter((one) => isOfCell(one, rule));
    const others = list(rule, "limits").filter((one) => !isOfCell(one, rule));
    if (!rule.for_each) {
      limits.push(...measureLimits.filter((limit) => isOfRow(limit) && namedOr(limit, [rule.id]).includes(rule.id)));
    }
    return {
      name, rule, thing: rule.for_each || "", place, standing: standingOf(rule, measure, rules),
      conditions: rule.conditions.map(compiledCondition), amount: compileNumber(rule.amount),
      limits: limits.map((one) => ({ bound: compileNumber(boundOf(one)), node: boundOf(one), rule: one })),
      own: others.map((one) => ({ ...limitOperation(one, new Set([name])), isOwn: true })),
    };
  }

  const namedOr = (limit, otherwise) => (limit.of && limit.of.length ? limit.of : otherwise);

  // Positions of what bears on a support all the same; null = everything.
  function standingOf(rule, measure, rules) {
    const aside = [...list(measure, "set_aside"), ...list(rule, "set_aside")];
    if (!aside.length) return null;
    const kept = (conditions) => [...conditions.keys()].filter((at) => !aside.includes(conditions[at].id));
    return [kept(rules.general), kept(list(rules, "exclusions"))];
  }

  // What combines the payments of supports, in order.
  function operationsOf(groups, limits, supports, ownLimits = [], measure = "") {
    const found = groups.map((group) => highestOperation(group, supports, measure));
    const membersOf = finder(supports, measure);
    for (const limit of limits) {
      const members = membersOf(limit);
      if (isOfRow(limit)) found.push(...rowLimits(limit, members));
      else found.push(limitOperation(limit, new Set(members.map((one) => one.name))));
    }
    for (const [support, limit] of ownLimits) found.push({ ...limitOperation(limit, new Set([support.name])), isOwn: true });
    return inOrder(found.map((one) => ({ ...one, home: measure })), supports);
  }

  const operation = (kind, of, bound, name, clause) =>
    ({ kind, of, bound, name, clause, home: "", isOwn: false, isInside: false, isLoose: false });

  // The order in which they are carried out: within rows, then what is limited inside a number of rows, the number, totals.
  function inOrder(operations, supports) {
    const things = new Map(supports.map((one) => [one.name, one.thing]));
    const counts = countsBySupport(operations, things);
    const found = operations.map((one) => placed(one, counts, things));
    const stages = ["highest_row", "cap_row", "inside", "count"];
    const stageOf = ({ kind, isInside }) => {
      const stage = stages.indexOf(isInside && ["cap", "highest"].includes(kind) ? "inside" : kind);
      return stage < 0 ? stages.length : stage;
    };
    return found.sort((a, b) => stageOf(a) - stageOf(b) || a.of.size - b.of.size);
  }

  // How many of some supports are paid by each table.
  function tablesOf(names, things) {
    const found = new Map();
    for (const name of names) found.set(things.get(name), (found.get(things.get(name)) || 0) + 1);
    return found;
  }

  // The numbers of rows that bear on each support.
  function countsBySupport(operations, things) {
    const found = new Map();
    for (const { kind, of } of operations) {
      if (kind !== "count") continue;
      const one = { of, tables: tablesOf(of, things) };
      for (const name of of) addTo(found, name, one);
    }
    return found;
  }

  // An operation that knows whether it is inside a number of rows.
  function placed(one, counts, things) {
    const touched = new Set([...one.of].flatMap((name) => counts.get(name) || []));
    const others = [...touched].filter(({ of }) => isPartOf(one, of));
    return { ...one, isInside: others.length > 0, isLoose: others.some((other) => isMixed(one, other, things)) };
  }

  // Whether it is about some of the supports of which so many rows count. of: these; it touches one of them.
  const isPartOf = (one, of) => (one.kind === "highest" ? of.size > 1 : of.size > one.of.size || !isWithin(of, one.of));

  // Whether the rows that count are of supports inside and outside.
  function isMixed(one, { of, tables }, things) {
    if (one.kind === "highest" || !isWithin(one.of, of)) return true;
    return [...tablesOf(one.of, things)].some(([thing, number]) => thing && tables.get(thing) > number);
  }

  // 就高: within a row where all are paid by the same table, or between none.
  function highestOperation(group, supports, measure) {
    const names = new Set(group.of.map((one) => `${measure}.${one}`));
    const things = new Set(supports.filter((one) => names.has(one.name)).map((one) => one.thing));
    return operation(things.size === 1 ? "highest_row" : "highest", names, null, "就高", group.clause || "");
  }

  // Finds the supports a limit is about: all, or those it names, in order, by support, measure or both (measure.support).
  function finder(supports, measure) {
    const places = new Map();
    supports.forEach(({ name }, at) => {
      const [home, key] = partition(name);
      for (const one of unique([name, measure ? key : home])) addTo(places, one, at);
    });
    return ({ of }) => {
      if (!of || !of.length) return supports;
      const found = new Set(of.flatMap((name) => places.get(name) || []));
      return [...found].sort((a, b) => a - b).map((at) => supports[at]);
    };
  }

  // A limit of a row, for each table that its supports are paid by.
  function rowLimits(limit, members) {
    const tables = new Map();
    for (const { thing, name } of members) if (thing) addTo(tables, thing, name);
    const bound = compileNumber(boundOf(limit));
    return [...tables.values()].map((names) => operation("cap_row", new Set(names), bound, limit.name, limit.clause));
  }

  const isCount = (limit) => limit.count !== undefined && limit.count !== null;
  const boundOf = (limit) => (isCount(limit) ? limit.count : limit.at_most);
  const limitOperation = (limit, names) =>
    ({ ...operation(isCount(limit) ? "count" : "cap", names, compileNumber(boundOf(limit)), limit.name, limit.clause),
      unit: countedIn(boundOf(limit)) || "项" });

  // What a number of rows is counted in, as it is written: 件 of 3件; "" where it is in no words.
  function countedIn(node) {
    const isOwn = isNode(node);
    const unit = isOwn ? unitOf(String(own(node, "words") ? node.words : "")) : "";
    const parts = isOwn ? Object.values(node) : Array.isArray(node) ? node : [];
    return unit || parts.map(countedIn).find(Boolean) || "";
  }
  const isOfRow = (limit) => limit.scope === "row" && !isCount(limit);
  // Without a table the support is one item, and its total the same.
  const isOfCell = (limit, support) => !isCount(limit) && (limit.scope === "row" || !support.for_each);

  // The questions with few answers, by id, with their place; not those of the general conditions.
  function sharingOf(rules) {
    const general = new Set(fieldsOf(rules.general.map((one) => one.holds)));
    const few = rules.questions.map((one, place) => [one.id, { place, values: possibleAnswers(one) }]);
    return new Map(few.filter(([id, { values }]) => values.length && !general.has(id)));
  }

  // Those on which several supports of a measure hang, with their answers, in the order of the policy, as long as there are
  // not too many combinations to try.
  function sharedQuestions(rule, sharing) {
    const numbers = new Map();
    for (const support of rule.supports) {
      const asked = [support.amount, ...support.conditions.map((one) => one.holds)].flatMap(fieldsOf);
      for (const id of asked) numbers.set(id, (numbers.get(id) || 0) + 1);
    }
    const several = [...numbers.keys()].filter((id) => numbers.get(id) > 1 && sharing.has(id));
    const found = [];
    let combinations = 1;
    for (const id of several.sort((a, b) => sharing.get(a).place - sharing.get(b).place)) {
      const { values } = sharing.get(id);
      if (combinations * values.length > COMBINATIONS) continue;
      combinations *= values.length;
      found.push([id, values]);
    }
    return found;
  }

  function possibleAnswers(question) {
    if (question.type === "yes_no") return [true, false];
    return question.type === "choice" && !question.several ? question.choices.map((choice) => choice.id) : [];
  }

  // ── open questions: what would decide a condition or a number, only what still can ─────
  const compiledNodes = { condition: new WeakMap(), number: new WeakMap() };
  function once(kind, node, make) {
    const nodes = compiledNodes[kind];
    if (!nodes.has(node)) nodes.set(node, make(node));
    return nodes.get(node);
  }

  const verdictOf = (node, at) =>
    (typeof node === "boolean" ? (node ? "yes" : "no") : once("condition", node, compileCondition)(at));
  const rangeOf = (node, at) => (isNode(node) ? once("number", node, compileNumber) : compileNumber(node))(at);
  const openKeys = (node, at, row = 0) => unique(keysOf(node, at, row));
  const questionKey = (thing, row, column) => `${thing}.${row}.${column}`;

  function keysOf(node, at, row) {
    if (Array.isArray(node)) return node.flatMap((part) => keysOf(part, at, row));
    if (!isNode(node)) return [];
    const name = Object.keys(WALKS).find((key) => own(node, key));
    return name ? WALKS[name](node, at, row) : keysOf(Object.values(node), at, row);
  }

  const isOpen = (container, name) => {
    const value = lookUp(container, name);
    return value === undefined || value === null;
  };
  const undecidedParts = (key) => (node, at, row) =>
    node[key].filter((part) => verdictOf(part, at) === "unknown").flatMap((part) => keysOf(part, at, row));

  const WALKS = {
    rows: keysOfTable, exists: keysOfTable,
    field: (node, at) => (typeof node.field === "string" && isOpen(at.answers, node.field) ? [node.field] : []),
    column: (node, at, row) =>
      (at.row !== null && isOpen(at.row, node.column) ? [questionKey(at.thing, row, node.column)] : []),
    all: undecidedParts("all"), any: undecidedParts("any"), at_least: undecidedParts("of"),
    choose: (node, at, row) => {
      const found = [];
      for (const one of node.choose) {
        const verdict = verdictOf(one.when, at);
        if (verdict === "no") continue;
        if (verdict === "unknown") found.push(...keysOf(one.when, at, row));
        found.push(...keysOf(one.then, at, row));
        if (verdict === "yes") return found;
      }
      return [...found, ...keysOf(node.otherwise, at, row)];
    },
    // Nothing, where a factor is 0 in any case; nothing, where it is at its floor in any case.
    product: (node, at, row) => {
      const isZero = ({ min, max }) => same(min, ZERO) && same(max, ZERO);
      return node.product.some((part) => isZero(rangeOf(part, at))) ? [] : keysOf(node.product, at, row);
    },
    difference: (node, at, row) =>
      (own(node, "floor") && settled(rangeOf(node, at)) ? [] : keysOf(node.difference, at, row)),
  };

  // The table, or what is open in its rows.
  function keysOfTable(node, at, row) {
    const thing = node.rows || node.exists;
    const rows = table(at, thing);
    if (rows === null) return [thing];
    const where = own(node, "where") ? node.where : true;
    const found = rows.flatMap((answers, position) => {
      const inner = inside(at, thing, answers);
      const verdict = verdictOf(where, inner);
      const asked = verdict === "unknown" ? keysOf(where, inner, position) : [];
      return verdict === "no" ? asked : [...asked, ...keysOf([node.sum, node.greatest], inner, position)];
    });
    return [...found, ...keysOf(node.most_rows, at, row)];
  }

  return { ready, openKeys, verdictOf, columnsOutsideTables, questionKey };
});
