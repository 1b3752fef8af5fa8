// The data a page carries: JSON as it is, or packed (deflate, Base64) where it is long. Nothing is fetched.
"use strict";
window.pageData = async (id) => {
  const { textContent, dataset } = document.getElementById(id);
  if (!("packed" in dataset)) return JSON.parse(textContent);
  const bytes = Uint8Array.from(atob(textContent), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
};
