(() => {
  const given = GIVEN;
  const KEPT = ".stHtml, .tilik-map, .stMarkdown, .stCode, [role=gridcell], [role=columnheader], script, style";
  const SAID = ["aria-label", "title", "placeholder", "alt", "data-title"];
  const CLOSING = 400; // milliseconds
  const tilik = (window.tilik ??= { words: {} });

  // Streamlit's own words, in the reader's language: "#" stands for a number, "*" for anything.
  const pattern = (text) =>
    new RegExp("^" + text.replace(/[.()/?|]/g, "\\$&").replace(/#/g, "(\\d+)").replace(/\*/g, "(.+)") + "$");
  function translator(words) {
    const open = Object.keys(words).filter((text) => /[#*]/.test(text)).map((text) => [pattern(text), words[text]]);
    return (text) => {
      if (Object.hasOwn(words, text)) return words[text];
      for (const [form, wording] of open) {
        const parts = text.length < 120 && text.match(form);
        if (parts) return wording.replace(/[#*]/g, () => parts.splice(1, 1)[0]);
      }
      return null;
    };
  }
  function translate(root, say) {
    if (root.nodeType === Node.TEXT_NODE) {
      const text = root.nodeValue.trim();
      const wording = text && root.parentElement && !root.parentElement.closest(KEPT) && say(text);
      if (wording) root.nodeValue = root.nodeValue.replace(text, wording);
    } else if (root.nodeType === Node.ELEMENT_NODE && !root.matches("script, style, [role=gridcell]")) {
      for (const name of SAID) {
        const wording = root.hasAttribute(name) && say(root.getAttribute(name));
        if (wording) root.setAttribute(name, wording);
      }
      for (const child of root.childNodes) translate(child, say);
    }
  }
  function name(place, role, label) {
    const element = document.querySelector(place);
    if (!element || element.ariaLabel === label) return;
    element.role = role;
    element.ariaLabel = label;
    if (role === "region") element.tabIndex = -1;
  }
  const landmarks = () => given.landmarks.forEach((landmark) => name(...landmark));

  // The document's language, for screen readers, and the browser's, which calendars and charts ask for.
  document.documentElement.lang = given.language;
  const before = navigator.language;
  delete navigator.language;
  if (!navigator.language.startsWith(given.language))
    Object.defineProperty(navigator, "language", { configurable: true, get: () => given.language });
  if (navigator.language !== before) dispatchEvent(new Event("languagechange"));

  tilik.observer?.disconnect();
  translate(document.body, translator(Object.fromEntries(Object.entries(tilik.words).map(([a, b]) => [b, a]))));
  tilik.words = given.words;
  const say = translator(given.words);
  tilik.observer = new MutationObserver((changes) => {
    for (const change of changes)
      if (change.type === "childList") change.addedNodes.forEach((node) => translate(node, say));
      else if (change.type === "characterData") translate(change.target, say);
      else {
        const wording = say(change.target.getAttribute(change.attributeName) ?? "");
        if (wording) change.target.setAttribute(change.attributeName, wording);
      }
    landmarks();
  });
  translate(document.body, say);
  landmarks();
  tilik.observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: SAID });

  if (tilik.keys) return;
  tilik.keys = true;
  const drawer = () => document.querySelector(".st-key-drawer-open");
  const act = (event, element) => {
    if (!element) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    element.focus();
  };
  addEventListener("click", (event) => {
    if (event.target.closest?.("[data-testid=stSkipToContent]")) act(event, document.querySelector(".tilik-page"));
  }, true);
  // Links of the app are followed as the back button would: the session and its socket stay.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a.tilik-go");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // A menu that this click closes tells the server so in the name of its page: told after the next page is asked
    // for, the browser would take that page away again.
    setTimeout(follow, document.querySelector("[data-testid=stPopoverBody]") ? CLOSING : 0, link.href);
  });
  function follow(address) {
    const left = new URL(address).pathname !== location.pathname;
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
    if (left) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  }
  // Enter leads from the row of a table to what it opened, Escape back.
  addEventListener("keydown", (event) => {
    const table = event.target.closest?.("[data-testid=stDataFrame]");
    if (table && event.key === "Enter" && drawer()) {
      tilik.table = event.target;
      act(event, drawer());
    } else if (event.key === "Escape" && event.target.closest?.(".st-key-drawer-open")) {
      act(event, tilik.table?.isConnected ? tilik.table : document.querySelector("[data-testid=stDataFrame] canvas"));
    }
  }, true);
})();
