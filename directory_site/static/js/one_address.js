/* One-address browsing, on pages for survivors: links and forms are fetched and shown inside the first page, so that history, the Back
   button and the files of the browser hold one address and no answer. Every page is whole without this file.
   It stores nothing, writes no address and calls nobody but this site. Leaving is leave.js. */
(() => {
  "use strict";
  const root = document.documentElement;
  const isOn = (element) => "oneAddress" in element.dataset;
  if (!isOn(root) || !window.fetch || !window.DOMParser || !root.replaceWith) return;

  const REMEMBERED = 30; // pages that the Back link on the page can reach
  const AWAY = 5 * 60 * 1000; // milliseconds after which a page that comes back is loaded anew
  const SLOW = 700; // milliseconds after which the page says that it waits
  const before = [];
  let pressed = null; // the button that sends a form, for browsers that do not say
  let asked = 0; // counts requests, so that a slow answer never replaces a later one

  const back = () => document.querySelector("[data-back]");
  const status = (words) => {
    const line = document.querySelector(".loading");
    if (line) line.textContent = words;
  };

  const held = () => ({
    body: [...document.body.childNodes],
    kind: document.body.className,
    title: document.title,
    lang: root.lang,
    dir: root.dir,
    scroll: window.scrollY,
  });

  const show = (page) => {
    document.body.replaceChildren(...page.body);
    document.body.className = page.kind;
    document.title = page.title;
    root.lang = page.lang;
    root.dir = page.dir;
    status("");
    if (back()) back().hidden = before.length === 0;
    // A screen reader reads what gets the focus: what must be mended, else the heading of the page.
    const start = document.querySelector(".problems") || document.querySelector("main [data-start]") || document.querySelector("main h1");
    if (start) {
      start.tabIndex = -1;
      start.focus({ preventScroll: true });
    }
    window.scrollTo(0, page.scroll || 0);
    if (start && start.matches(".problems")) start.scrollIntoView({ block: "center" });
  };

  // otherwise: what to do when the answer is not a page for survivors.
  const open = async (address, otherwise, options) => {
    const mine = ++asked;
    root.setAttribute("aria-busy", "true");
    const waiting = setTimeout(() => {
      const line = document.querySelector(".loading");
      if (mine === asked && line && !root.hidden) status(line.dataset.waiting);
    }, SLOW);
    try {
      const answer = await fetch(address, { cache: "no-store", credentials: "omit", ...options });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== asked || root.hidden) return;
      if (!page.querySelector("main") || !isOn(page.documentElement)) {
        otherwise();
        return;
      }
      before.push(held());
      if (before.length > REMEMBERED) before.shift();
      show({
        body: [...page.body.childNodes],
        kind: page.body.className,
        title: page.title,
        lang: page.documentElement.lang,
        dir: page.documentElement.dir,
      });
    } catch {
      const line = document.querySelector(".loading");
      if (mine === asked && line && !root.hidden) status(line.dataset.failed);
    } finally {
      clearTimeout(waiting);
      if (mine === asked) root.removeAttribute("aria-busy");
    }
  };

  // A link to a part of the page would write a row of its own into the tab's history.
  const goTo = (id) => {
    const part = id && document.getElementById(id);
    if (!part) return;
    if (!part.matches("a, button, input, select, textarea, [tabindex]")) part.tabIndex = -1;
    part.focus();
    part.scrollIntoView();
  };

  document.addEventListener("click", (event) => {
    pressed = event.target.closest("button");
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.matches("[data-back]") && before.length) {
      event.preventDefault();
      asked += 1;
      const page = before.pop();
      show(page);
      return;
    }
    const goal = new URL(link.href);
    if (goal.origin !== window.location.origin || link.target || link.hasAttribute("download")) return;
    event.preventDefault();
    if (link.getAttribute("href").startsWith("#")) goTo(decodeURIComponent(goal.hash.slice(1)));
    else open(goal.href, () => window.location.assign(goal.href));
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter || pressed;
    if (form.method !== "post" || event.defaultPrevented || (button && "download" in button.dataset)) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    if (button && button.name) body.append(button.name, button.value);
    const address = (button && button.getAttribute("formaction")) || form.getAttribute("action");
    open(address, () => HTMLFormElement.prototype.submit.call(form), { method: "POST", body });
  });

  // Out of sight as soon as another page takes over; shown again when somebody comes back soon, loaded anew when it is later.
  let left = 0;
  window.addEventListener("pagehide", () => {
    left = Date.now();
    root.hidden = true;
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    if (!document.body.firstElementChild || Date.now() - left > AWAY) window.location.reload();
    else root.hidden = false;
  });
})();
