// What an applicant chose (发生的事), and the rules of that alone: nothing else is asked or reckoned.
"use strict";
window.calculatorPage.chosen = (engine, rules) => {
  const happenings = rules.happenings || [];
  const { fieldsOf } = engine.rules;
  const supports = new Map(rules.measures.flatMap((measure) =>
    measure.supports.map((support) => [`${measure.id}.${support.id}`, { measure, support }])));
  const asked = new Map(); // a support → the questions and tables that it and its measure ask

  function askedOf(name) {
    if (!asked.has(name)) {
      const { measure, support } = supports.get(name);
      const nodes = [...measure.conditions, ...support.conditions].map((one) => one.holds);
      asked.set(name, new Set([...fieldsOf([...nodes, support.amount, ...support.limits]), support.for_each].filter(Boolean)));
    }
    return asked.get(name);
  }

  // The supports of what happened, and of the one measure that a guide asks for.
  function namesOf(happened, only) {
    const found = happenings.filter((one) => happened.has(one.id)).flatMap((one) => one.supports);
    const own = [...supports.keys()].filter((name) => supports.get(name).measure.id === only);
    return new Set([...found, ...own].filter((name) => supports.has(name)));
  }

  // What has happened, as answers tell: a table with rows, a yes, an amount. general: what is asked of everybody tells nothing.
  function toldBy(answers) {
    const general = new Set(fieldsOf([...rules.general, ...rules.exclusions].map((one) => one.holds)));
    const tells = (value) => (Array.isArray(value) ? value.length > 0 : value !== false && value !== 0 && value !== "none");
    const told = Object.keys(answers).filter((id) => !general.has(id) && tells(answers[id]));
    const isTold = (one) => one.supports.some((name) => supports.has(name) && told.some((id) => askedOf(name).has(id)));
    return new Set(told.length ? happenings.filter(isTold).map((one) => one.id) : []);
  }

  // The rules of some supports, the same object as long as they are the same: an engine makes each ready once.
  const made = new Map();
  function rulesOf(names) {
    const isAll = names.size === supports.size && rules.measures.length === (rules.total || rules.measures.length);
    if (isAll) return rules;
    const key = [...names].sort().join(" ");
    if (!made.has(key)) made.clear(), made.set(key, partOf(names));
    return made.get(key);
  }

  // What bears on none of them is left out: a limit of others, 就高 of others.
  function partOf(names) {
    const isIn = (measure) => (name) => names.has(`${measure.id}.${name}`);
    const bearing = (rule, isKept) => {
      const of = rule.of.filter(isKept);
      return rule.of.length && !of.length ? [] : [{ ...rule, of }];
    };
    const measures = rules.measures.map((measure) => ({ ...measure,
      supports: measure.supports.filter((support) => isIn(measure)(support.id)),
      highest: (measure.highest || []).flatMap((one) => bearing(one, isIn(measure))),
      limits: (measure.limits || []).flatMap((one) => bearing(one, isIn(measure))) })).filter((one) => one.supports.length);
    const there = new Set([...measures.map((one) => one.id), ...names]);
    return { ...rules, measures, limits: (rules.limits || []).flatMap((one) => bearing(one, (name) => there.has(name))) };
  }

  return { happenings, supports, askedOf, namesOf, toldBy, rulesOf };
};
