// A page of its own as a host, also one that is opened from a disk: its theme is the one of the
// reader's system, and what drawings tell is for the page's own script.

// `told(name, value)` is called with what a drawing tells.
export function page(told) {
  return {
    tell: told,
    dark: () => matchMedia("(prefers-color-scheme: dark)").matches,
    // What a drawing has no use for rises to the page by itself.
    keys() {},
  };
}

// A place for a drawing inside an element, where its style sheet is about nothing else.
export function placeIn(element, css) {
  const place = element.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = css;
  place.append(style);
  return place;
}
