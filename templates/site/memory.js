// What is kept of an applicant whose answers change one by one (增量测算): a measure is reckoned again only where an answer that it
// asks for, or what stands before it, is another. Rows of tables are compared as objects: who changes one gives a new table.
// Only in the browser. Stands on rules.js.
(function (root, factory) {
  "use strict";
  if (typeof module === "object" && module.exports) module.exports = factory(require("./rules.js"));
  else root.policypress.memory = factory(root.policypress.rules);
})(typeof self === "undefined" ? this : self, function (language) {
  "use strict";
  const { fieldsOf, own } = language;

  // before: the answers to what is asked of everybody; turn: a new one each time when these change; records: by measure.
  const newMemory = () => ({ before: [], turn: 0, records: new Map() });

  const answersTo = (ids, given) => ids.map((id) => (own(given, id) ? given[id] : undefined));
  const areSame = (some, others) => some.length === others.length && some.every((one, at) => Object.is(one, others[at]));

  const asked = new WeakMap(); // a part of the rules → the questions and tables that it asks for
  function askedOf(part, nodes) {
    if (!asked.has(part)) asked.set(part, fieldsOf(nodes()));
    return asked.get(part);
  }

  // The number of the turn: another one where an answer that bears on all measures is another.
  function turnOf(memory, rules, given) {
    const { general, exclusions = [] } = rules;
    const before = answersTo(askedOf(general, () => [...general, ...exclusions]), given);
    if (!memory.turn || !areSame(before, memory.before)) Object.assign(memory, { before, turn: memory.turn + 1 });
    return memory.turn;
  }

  // What is kept of a measure; an empty record where it is to be reckoned from other answers. opened, verdicts: of what stands
  // before it. parts: what does not depend on that; results: by whether they have steps.
  function recordOf(memory, measure, given, { opened, verdicts, advice }) {
    const { rule } = measure;
    const tables = () => rule.supports.filter((one) => one.for_each).map((one) => ({ rows: one.for_each }));
    const standing = measure.supports.some((one) => one.standing !== null) ? verdicts : [];
    const own = [advice, ...answersTo(askedOf(rule, () => [rule, tables()]), given)];
    const before = [opened, ...standing];
    const kept = memory.records.get(measure);
    const isOwn = kept && areSame(kept.own, own);
    if (isOwn && areSame(kept.before, before)) return kept;
    const parts = isOwn ? kept.parts : {};
    const record = { own, before, parts, offer: null, results: new Map(), turn: 0, advised: null };
    memory.records.set(measure, record);
    return record;
  }

  return { newMemory, turnOf, recordOf };
});
