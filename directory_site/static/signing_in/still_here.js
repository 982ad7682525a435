/*
 * In the admin: typing counts as being there, and a form is not sent into a session that has ended.
 * At most one question in five minutes. Nothing that is typed leaves the page.
 */
(() => {
  const { ask, signIn } = document.currentScript.dataset;
  const EVERY = 5 * 60 * 1000; // milliseconds
  let asked = Date.now();
  let notice = null;

  if (document.body.classList.contains("login")) return;

  const token = () => (document.cookie.match(/(?:^|; )csrftoken=([^;]+)/) || [])[1] || "";

  function say(text, link) {
    if (!notice) {
      notice = document.createElement("div");
      notice.className = "still-here help-block help-warning";
      notice.setAttribute("role", "alert");
      document.body.prepend(notice);
    }
    const words = document.createElement("p");
    words.textContent = text;
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = signIn;
      anchor.target = "_blank";
      anchor.rel = "noopener";
      anchor.textContent = "Sign in in another window";
      words.append(" ", anchor, ", then come back here.");
    }
    notice.replaceChildren(words);
  }

  /** Whether the session goes on. A line that is down says nothing about it. */
  async function goesOn() {
    let answer;
    try {
      answer = await fetch(ask, { method: "POST", redirect: "manual", headers: { "X-CSRFToken": token() } });
    } catch {
      return true;
    }
    if (answer.status !== 204) {
      say("You are signed out. What you typed is still on this page, and nothing of it was sent.", true);
      return false;
    }
    asked = Date.now();
    if (notice) {
      // Signing in again has changed the token that forms carry.
      for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token();
      say("You are signed in again. You can save now.");
    }
    return true;
  }

  const isOld = () => notice !== null || Date.now() - asked > EVERY;
  document.addEventListener("input", () => { if (notice === null && isOld()) { asked = Date.now(); goesOn(); } });
  window.addEventListener("focus", () => { if (notice !== null) goesOn(); });
  document.addEventListener("submit", async (event) => {
    const { target: form, submitter } = event;
    if (form.method !== "post" || !isOld()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (await goesOn()) {
      asked = Date.now();
      notice?.remove();
      notice = null;
      if (submitter) submitter.disabled = false; // Wagtail's progress button; a disabled one would not say which it was
      form.requestSubmit(submitter);
    } else if (submitter) submitter.disabled = false;
  }, true);
})();
