// The elements that the calculator's page is made of.
"use strict";
window.calculatorPage = { elements: (() => {
  const at = (id) => document.getElementById(id);

  // element("p", {className: "x"}, "words", child, …)
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) name in made ? (made[name] = value) : made.setAttribute(name, value);
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  }

  const button = (className, words, onclick, attributes = {}) =>
    element("button", { type: "button", className, onclick, ...attributes }, words);

  function fieldset(words, help, ...children) {
    const legend = element("legend", { className: "legend", tabIndex: -1 }, ...[].concat(words));
    return element("fieldset", {}, legend, help ? element("p", { className: "hint" }, help) : null, ...children);
  }

  // ✓可申报
  const mark = ([words, sign], verdict) =>
    element("span", { className: `verdict ${verdict}` }, element("span", { "aria-hidden": "true" }, sign), words);

  return { at, element, button, fieldset, mark };
})() };
