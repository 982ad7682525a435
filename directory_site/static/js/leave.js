/* Makes leaving quicker; without this file the link does the same by itself. It stores nothing and calls nobody.
   The page is blanked in the same frame, its place in the tab's history is taken by the other site, and Shift pressed three times
   in a row does it from the keyboard (as on GOV.UK, so that people have one key to learn). */
(() => {
  "use strict";
  const root = document.documentElement;
  root.dataset.script = "";
  const leave = (address) => {
    root.hidden = true;
    document.title = "";
    document.body.replaceChildren();
    location.replace(address);
  };
  const exit = () => document.querySelector("a[data-exit]");

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-exit]");
    if (!link) return;
    event.preventDefault();
    leave(link.href);
  });

  const PRESSES = 3;
  const LONGEST_PAUSE = 5000; // milliseconds between two presses
  let presses = 0;
  let last = 0;
  let chord = false; // Shift was held to type a capital or to select
  document.addEventListener("keydown", (event) => {
    chord = event.key !== "Shift" || event.altKey || event.ctrlKey || event.metaKey; // Alt and Shift change the keyboard's language
  }, true);
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || chord) {
      presses = 0;
      return;
    }
    presses = event.timeStamp - last > LONGEST_PAUSE ? 1 : presses + 1;
    last = event.timeStamp;
    if (presses >= PRESSES && exit()) leave(exit().href);
  }, true);
})();
