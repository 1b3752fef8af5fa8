// The data a page carries: JSON as it is, or packed (deflate, Base64) where it is long. What a page takes from beside it are
// scripts of the site itself that hand over packed data: the one way that works from a folder, too. Nothing is fetched.
"use strict";
(() => {
  const taken = new Map(); // name of a part → promise of its data
  const given = new Map(); // name of a part → packed data

  async function unpacked(words) {
    const bytes = Uint8Array.from(atob(words), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }

  window.pageData = async (id) => {
    const { textContent, dataset } = document.getElementById(id);
    return "packed" in dataset ? unpacked(textContent) : JSON.parse(textContent);
  };

  // What each part calls.
  window.pagePart = (name, words) => given.set(name, words);

  function loaded(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.onload = () => (given.has(name) ? resolve(unpacked(given.get(name))) : reject(new Error(name)));
      script.onerror = () => reject(new Error(name));
      script.src = name;
      document.head.append(script);
    });
  }

  // The data of a part beside the page, taken once; one that failed is tried again.
  window.partData = (name) => {
    if (!taken.has(name)) {
      const data = loaded(name);
      data.catch(() => taken.delete(name));
      taken.set(name, data);
    }
    return taken.get(name);
  };
})();
