// The page around the calculator's engine: one question at a time, the outcome beside it. Answers live in this page only;
// a link carries them in its fragment, which browsers never send. Its parts have files of their own: calculator-elements,
// -form, -questions, -outcome and -taken.js.
"use strict";
(async () => {
  const engine = window.policypress;
  const rules = await window.pageData("rules");
  const parts = window.calculatorPage;
  const { at, element, button } = parts.elements;
  const form = parts.form(engine, rules);
  const { state, measures } = form;
  const questions = parts.questions(engine, rules, form);
  const outcome = parts.outcome(engine, rules, form);
  parts.taken(engine, rules, form, outcome, questions.answeredSlots);

  // Which measures the applicant cares about.
  function measureChoice(measure) {
    const box = element("input", { type: "checkbox", value: measure.id, checked: state.chosen.has(measure.id) });
    return element("label", {}, box, ` ${measure.subject}`);
  }

  function showChoices() {
    const boxes = rules.chapters.map((chapter) => {
      const own = rules.measures.filter((measure) => measure.chapter === chapter.id);
      if (!own.length) return "";
      const legend = element("legend", {}, `${chapter.label}${chapter.title}`);
      return element("fieldset", {}, legend, ...own.map(measureChoice));
    });
    const all = (on) => () => {
      state.chosen = new Set(on ? measures.keys() : []);
      at("choices").querySelectorAll("input").forEach((box) => (box.checked = on));
      show();
    };
    at("choices").append(element("p", {}, button("quiet small", "全选", all(true)), " ",
      button("quiet small", "全不选", all(false))), ...boxes.filter(Boolean));
    at("choices").addEventListener("change", ({ target }) => {
      state.chosen[target.checked ? "add" : "delete"](target.value);
      show();
    });
  }

  function show(focus = false) {
    questions.showQuestion(focus);
    questions.showAnswered();
    outcome.showOutcome();
    if (window.offerForms) window.offerForms(outcome.evaluated(), state.answers, at("forms"));
    at("link").hidden = true;
  }

  // A guide's link names its measure (only-measure=…); a shared link holds answers alone.
  function begin() {
    const only = new URLSearchParams(location.hash.slice(1)).get("only-measure");
    if (measures.has(only)) state.chosen = new Set([only]);
    at("choices").querySelectorAll("input").forEach((box) => (box.checked = state.chosen.has(box.value)));
    at("choose").open = state.chosen.size < measures.size;
    form.forget(form.fromFragment());
    show();
  }

  form.changed = () => show(true);
  at("restart").onclick = () => {
    form.forget({});
    if (location.hash) history.replaceState(null, "", location.href.split("#")[0]);
    show(true);
  };
  window.addEventListener("hashchange", () => location.hash.includes("=") && begin()); // #main names a place, no answers
  at("calculator").hidden = false;
  showChoices();
  begin();
})();
