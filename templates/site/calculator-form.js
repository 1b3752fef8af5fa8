// What is filled in on the calculator's page: what happened, answers, questions passed over, tables that were begun.
// form.changed is called after each change.
"use strict";
window.calculatorPage.form = (engine, rules, chosen, before = null) => {
  const questions = new Map(rules.questions.map((question) => [question.id, question]));
  const things = new Map(rules.things.map((thing) => [thing.id, thing]));
  const measures = new Map(rules.measures.map((measure) => [measure.id, measure]));
  // begun: whether the first page was answered. more: tables of which another row may follow. asked: the question that was opened
  // again. trail: the questions answered or passed over in this sitting, the last one last.
  // before: the same of a page that knew less rules.
  const state = before || {
    answers: {}, happened: new Set(), only: "", begun: false, skipped: new Set(), asked: null, opened: new Set(), more: new Set(),
    trail: [],
  };

  // ── slots: what can be answered — a question { field }, a table { field }, a column of a row { field, row, column } ─────
  const keyOf = ({ field, row, column }) => (column === undefined ? field : `${field}.${row}.${column}`);
  const columnOf = ({ field, column }) => things.get(field).columns.find((one) => one.id === column);
  const questionOf = (slot) => (slot.column === undefined ? questions.get(slot.field) : columnOf(slot));
  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const rowsOf = (thing) => (own(state.answers, thing.id) ? state.answers[thing.id] : undefined);

  // 获奖专利第1项（水泵）, by its name where it has one.
  function rowLabel(thing, row) {
    const given = (rowsOf(thing) || [])[row] || {};
    return `${thing.label}第${row + 1}项${own(given, "named") ? `（${given.named}）` : ""}`;
  }

  function given(slot) {
    const answers = slot.column === undefined ? state.answers : (state.answers[slot.field] || [])[slot.row];
    const key = slot.column === undefined ? slot.field : slot.column;
    return answers && own(answers, key) ? answers[key] : undefined;
  }

  // Rows are never changed in place: what came before stays as it was.
  function withCell({ field, row, column }, value) {
    const rows = state.answers[field].map((one) => ({ ...one }));
    if (value === undefined) delete rows[row][column];
    else rows[row][column] = value;
    return rows;
  }

  function put(slot, value) {
    const answers = { ...state.answers };
    if (slot.column !== undefined) answers[slot.field] = withCell(slot, value);
    else if (value === undefined) delete answers[slot.field];
    else answers[slot.field] = value;
    state.answers = answers;
    state.asked = null;
    state.trail.push(slot);
  }

  function answer(slot, value) {
    state.skipped.delete(keyOf(slot));
    put(slot, value);
    form.changed();
  }

  function skip(slot) {
    state.skipped.add(keyOf(slot));
    put(slot, undefined);
    form.changed();
  }

  function addRow(thing) {
    state.more.add(thing.id);
    state.skipped.delete(thing.id);
    put({ field: thing.id }, [...(rowsOf(thing) || []), {}]);
    form.changed();
  }

  function dropRow(thing, row) {
    for (const key of [...state.skipped]) if (key.startsWith(`${thing.id}.`)) state.skipped.delete(key);
    const rows = rowsOf(thing).filter((_, at) => at !== row);
    if (!rows.length) state.more.delete(thing.id);
    state.trail = state.trail.filter((slot) => slot.field !== thing.id);
    put({ field: thing.id }, rows.length ? rows : undefined);
    form.changed();
  }

  // The question before: the last one of this sitting, or of what the link brought; false at the beginning. answered: the slots
  // of all answers, in order.
  function back(answered) {
    const isThere = (slot) => slot.column === undefined || (state.answers[slot.field] || [])[slot.row] !== undefined;
    let slot = state.trail.pop();
    while (slot && !isThere(slot)) slot = state.trail.pop();
    if (!slot) {
      const keys = answered.map(keyOf);
      const at = state.asked ? keys.indexOf(keyOf(state.asked)) : keys.length;
      slot = answered[at - 1];
    }
    if (!slot) return false;
    state.skipped.delete(keyOf(slot));
    state.asked = slot;
    form.changed();
    return true;
  }

  // What happened is chosen: a table that it is all about is begun at once.
  function begin(happened) {
    Object.assign(state, { happened, begun: true, asked: null });
    for (const one of rules.happenings || []) if (happened.has(one.id)) beginTable(one);
    form.changed();
  }

  function beginTable(happening) {
    const tables = new Set(happening.supports.map((name) => chosen.supports.get(name)?.support.for_each || ""));
    const [thing] = tables;
    if (tables.size !== 1 || !thing || (rowsOf(things.get(thing)) || []).length) return;
    state.answers = { ...state.answers, [thing]: [{}] };
    state.more.add(thing);
  }

  // What a link holds, in place of everything.
  function take({ answers, happened, only }) {
    const told = happened || (only ? new Set() : chosen.toldBy(answers));
    Object.assign(state, { answers, happened: told, only, begun: happened !== null || told.size > 0, asked: null, trail: [] });
    state.skipped.clear();
    for (const id of [...state.more]) if (!(answers[id] || []).length) state.more.delete(id);
  }

  // The rules of what was chosen, and what they give; reckoned once after each change. Of very many measures the arithmetic is
  // reckoned when somebody looks at it.
  const MANY = 100;
  const named = { happened: null, only: "", names: null }; // a set of what happened is never changed, only replaced
  function names() {
    const { happened, only } = state;
    if (named.happened !== happened || named.only !== only) Object.assign(named, { happened, only, names: chosen.namesOf(happened, only) });
    return named.names;
  }
  const isReckoning = () => names().size > 0;
  const reckoned = { part: null, reckon: null, answers: null, found: new Map() };
  function evaluated(steps) {
    const part = chosen.rulesOf(names());
    if (reckoned.part !== part) Object.assign(reckoned, { part, reckon: engine.reckoner(part), answers: null });
    if (reckoned.answers !== state.answers) Object.assign(reckoned, { answers: state.answers, found: new Map() });
    if (!reckoned.found.has(steps)) reckoned.found.set(steps, reckoned.reckon(state.answers, { steps }));
    return reckoned.found.get(steps);
  }
  const isMany = () => chosen.rulesOf(names()).measures.length > MANY;
  const result = () => evaluated(!isMany());
  const detailed = () => evaluated(true);

  const form = {
    state, questions, things, measures, own, keyOf, questionOf, rowLabel, rowsOf, given, answer, skip, addRow, dropRow, back, begin,
    take, result, detailed, names, isReckoning, rules: () => chosen.rulesOf(names()), changed: () => {},
  };
  return form;
};
