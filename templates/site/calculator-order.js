// In which order what is still open is asked: first what is asked of everybody, then thing after thing as the applicant named them,
// within each as the policy writes its questions, so that each has its subject: the level of an award after the award.
"use strict";
window.calculatorPage.order = (engine, rules, form, chosen) => {
  const { fieldsOf } = engine.rules;
  const placeIn = (ids) => new Map(ids.map((id, at) => [id, at]));
  const general = new Set(fieldsOf([...rules.general, ...rules.exclusions].map((one) => one.holds)));
  const written = placeIn([...rules.questions, ...rules.things].map((one) => one.id));
  const counts = new Map();
  for (const thing of rules.things) for (const { id } of thing.columns) counts.set(id, (counts.get(id) || 0) + 1);
  // What is asked of every kind of thing (重复申报) comes after what is its own.
  // Of rules in parts it is told which these are.
  const isCommon = (id) =>
    (rules.common ? rules.common.includes(id) : rules.things.length > 1 && counts.get(id) === rules.things.length);
  const columns = new Map(rules.things.map((thing) => {
    const ids = thing.columns.map((one) => one.id);
    return [thing.id, placeIn([...ids.filter((id) => !isCommon(id)), ...ids.filter(isCommon)])];
  }));
  const isOfMatters = (id) => form.questions.get(id)?.several && form.questions.get(id).choices.some((one) => chosen.supports.has(one.id));

  // The place of each question and table of what was chosen: by what happened, by support, then as it is written.
  function places() {
    const names = form.names();
    const listed = chosen.happenings.filter((one) => form.state.happened.has(one.id)).flatMap((one) => one.supports);
    const inOrder = [...new Set([...listed.filter((name) => names.has(name)), ...names])];
    const found = new Map();
    inOrder.forEach((name, at) => {
      for (const id of chosen.askedOf(name)) if (!found.has(id)) found.set(id, at);
    });
    return found;
  }

  function rankOf(slot, placed) {
    const { field, row, column } = slot;
    const group = isOfMatters(field) ? 2 : general.has(field) && !form.things.has(field) ? 0 : 1;
    const inRow = column === undefined ? [-1, -1] : [row, columns.get(field).get(column)];
    return [group, group === 1 ? placed.get(field) ?? Infinity : 0, written.get(field), ...inRow];
  }

  function compare(one, other) {
    const at = one.findIndex((value, place) => value !== other[place]);
    return at < 0 ? 0 : one[at] - other[at];
  }

  // What is open, in the order to ask it; a row has its name before everything else.
  function openSlots() {
    if (!form.isReckoning()) return [];
    const placed = places();
    const slots = engine.openQuestions(form.result()).map((slot) => ({ ...slot, rank: rankOf(slot, placed) }));
    return slots.sort((one, other) => compare(one.rank, other.rank));
  }

  // The next question of those that are left: what is asked of everybody, then a table that was begun to its end, then the rest.
  function nextOf(left) {
    const next = left.find((slot) => slot.rank[0] === 0) || left.find((slot) => form.state.more.has(slot.field)) || left[0];
    return next && next.column !== undefined ? nameOf(next) || next : next;
  }

  // The name of a row, which no rule needs and every form asks: it makes clear what the questions after it are about.
  function nameOf({ field, row, rank }) {
    const slot = { field, row, column: "named", rank };
    const isAsked = columns.get(field).has("named") && form.given(slot) === undefined && !form.state.skipped.has(form.keyOf(slot));
    return isAsked ? { ...slot, isName: true } : null;
  }

  // Whether one more row could give something: nothing that stands before refuses whatever the rows say.
  function isWorthMore(thing) {
    const result = form.result();
    const isRefused = (found) => found.some((one) => one.verdict === "no");
    const isBarred = isRefused([...result.general, ...result.exclusions]);
    return form.rules().measures.some((measure, at) => {
      const paid = measure.supports.filter((one) => chosen.askedOf(`${measure.id}.${one.id}`).has(thing.id));
      const isAside = measure.set_aside.length > 0 || paid.some((one) => one.set_aside.length > 0);
      return paid.length > 0 && !isRefused(result.measures[at].conditions) && (!isBarred || isAside);
    });
  }

  return { openSlots, nextOf, isWorthMore };
};
