// Counts the seconds that the story stays at a step while it plays, and lets go as soon as the
// reader does anything: what Python would hear of only later, or not at all, such as a map dragged.

const PATIENCE_MS = 600; // for Python to hear of a click by itself, before it is told to pause
const SPEED = ".st-key-story_speed"; // says how to play, and so does not pause
const KEYS_ALONE = ["Shift", "Control", "Alt", "Meta", "CapsLock"];

const tickers = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  let ticker = tickers.get(parentElement);
  if (!ticker) {
    ticker = new Ticker();
    tickers.set(parentElement, ticker);
  }
  ticker.tell = setTriggerValue;
  if (data) ticker.show(data);
  return () => {
    ticker.rest();
    tickers.delete(parentElement);
  };
}

// The list of speeds lies elsewhere on the page, and is known by the field that opened it.
function isOfSpeed(target) {
  const list = target.closest?.("[role='listbox']");
  const opener = list && document.querySelector(`[aria-controls="${CSS.escape(list.id)}"]`);
  return Boolean((opener ?? target).closest?.(SPEED));
}

class Ticker {
  constructor() {
    this.heard = (event) => this.touched(event);
  }

  show(data) {
    const now = JSON.stringify(data);
    if (now === this.shown) return;
    this.rest();
    this.shown = now;
    this.data = data;
    if (!data.playing) return;
    this.listening = new AbortController();
    const { signal } = this.listening;
    for (const kind of ["click", "keydown"])
      document.addEventListener(kind, this.heard, { signal, capture: true });
    window.addEventListener("popstate", this.heard, { signal });
    for (const frame of document.querySelectorAll(".st-key-map iframe")) {
      for (const kind of ["pointerdown", "wheel", "keydown"]) {
        frame.contentWindow.addEventListener(kind, this.heard, {
          signal,
          capture: true,
          passive: true,
        });
      }
    }
    for (const strip of document.querySelectorAll(".st-key-timeline"))
      strip.addEventListener("pointerdown", this.heard, { signal });
    this.count();
  }

  // A page that nobody sees does not go on.
  count() {
    this.timer = setTimeout(() => {
      if (document.hidden) this.count();
      else this.say("due");
    }, this.data.seconds * 1000);
  }

  touched(event) {
    if (event.type === "keydown" && KEYS_ALONE.includes(event.key)) return;
    if (isOfSpeed(event.target)) return;
    clearTimeout(this.timer);
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.say("touched"), PATIENCE_MS);
  }

  say(what) {
    this.rest();
    this.tell(what, this.data.step);
  }

  rest() {
    clearTimeout(this.timer);
    clearTimeout(this.patience);
    this.listening?.abort();
  }
}
