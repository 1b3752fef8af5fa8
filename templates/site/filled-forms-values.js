// The answers of an applicant as words for the form of a measure: each under the name of its field, as
// policypress/eligibility/form_values.py says them.
"use strict";
window.formValues = (engine, rules, answers, found) => {
  const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const isAnswered = (question) => own(answers, question.id) && engine.accepts(question, answers[question.id]);

  // Of a question about which matters (of which of these?) those of this measure are choices of its form.
  function shown(question) {
    const choices = (question.choices || []).filter(({ id }) => id.startsWith(`${found.id}.`));
    return choices.length ? { ...question, choices } : question;
  }

  // The amount in yuan where it is settled, else "".
  function amount() {
    const { min, max } = found.amount;
    return found.verdict === "yes" && min !== null && String(min) === String(max) ? String(min) : "";
  }

  function rowWords(thing, row) {
    const columns = thing.columns.filter(({ id }) => row.has(id));
    return Object.fromEntries(columns.map((column) => [column.id, engine.say(column, row.get(column.id))]));
  }

  const words = amount() ? { "common.amount": amount() } : {};
  for (const question of rules.questions.filter(isAnswered)) {
    words[`${found.id}.${question.id}`] = engine.say(shown(question), answers[question.id]);
  }
  const rows = {};
  for (const thing of rules.things || []) {
    const given = engine.acceptedRows(thing, own(answers, thing.id) ? answers[thing.id] : undefined);
    if (given !== null) rows[`${found.id}.${thing.id}`] = given.map((row) => rowWords(thing, row));
  }
  const supports = found.supports.filter(({ verdict }) => verdict !== "no").map(({ id }) => id);
  return { words, rows, supports };
};
