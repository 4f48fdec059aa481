// A page of its own as a host, also one that is opened from a disk: drawings that tell of one
// another, and a theme that is the reader's system's.

// `told(name, value)` is called with what a drawing tells.
export function page(told) {
  return {
    tell: told,
    dark: () => matchMedia("(prefers-color-scheme: dark)").matches,
    // What a drawing has no use for rises to the page by itself.
    keys() {},
  };
}
