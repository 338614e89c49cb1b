// When the page was last drawn. Counted are changes of the document below the main area and strokes on its
// canvases; the time of a change is the end of the frame that shows it. What is inside a canvas is never painted: a
// table's text for screen readers, which it writes 200 ms after it was drawn. A run is over when the app says so and
// the server has told nothing for a while: a quick one is over before the app says that it runs.
(() => {
  const drawn = { changed: 0, painted: 0, told: 0, running: false };
  const channel = new MessageChannel();
  let waiting = false;
  channel.port1.onmessage = () => { waiting = false; drawn.painted = performance.now(); };
  const change = () => {
    drawn.changed = performance.now();
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => channel.port2.postMessage(null));
  };
  const prototype = CanvasRenderingContext2D.prototype;
  for (const name of ["fillText", "fillRect", "clearRect", "drawImage", "stroke", "fill"]) {
    const stroke = prototype[name];
    prototype[name] = function (...given) {
      if (this.canvas.isConnected) change();
      return stroke.apply(this, given);
    };
  }
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => { drawn.told = performance.now(); });
    }
  };
  const inside = (node) => {
    const element = node.nodeType === 1 ? node : node.parentElement;
    return element?.closest('[data-testid="stMain"]') && !element.closest("canvas");
  };
  new MutationObserver((records) => {
    for (const { target, attributeName } of records) {
      if (attributeName === "data-test-script-state") {
        drawn.running = target.getAttribute(attributeName) !== "notRunning";
      } else if (inside(target)) {
        change();
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  const settled = async (since, quiet) => {
    const deadline = performance.now() + 60000;
    for (;;) {
      await new Promise((done) => setTimeout(done, 20));
      const now = performance.now();
      const still = !waiting && !drawn.running && drawn.told > since && drawn.changed > since;
      if (still && now - Math.max(drawn.painted, drawn.told) > quiet) return drawn.painted - since;
      if (now > deadline) throw new Error(`not drawn: ${JSON.stringify(drawn)}`);
    }
  };
  // Milliseconds from the beginning of the navigation to the last paint.
  window.firstPaint = (quiet) => settled(0, quiet);
  // Milliseconds from a change of the address, as by the browser's back button, to the last paint.
  window.repaint = (query, quiet) => {
    const begin = performance.now();
    history.pushState(null, "", location.pathname + query);
    dispatchEvent(new PopStateEvent("popstate"));
    return settled(begin, quiet);
  };
})();
