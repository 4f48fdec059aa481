// Streamlit's components as a host. A drawing is mounted once and shown whatever comes; what it
// tells is a trigger of the component, its colours are the page's own properties.

import { isDark } from "./dark.js";

export function component(mount) {
  const shown = new WeakMap();
  return ({ parentElement, data, setTriggerValue }) => {
    let one = shown.get(parentElement);
    if (!one) {
      const element = parentElement.host ?? parentElement; // a shadow's, where styles are isolated
      one = {};
      one.drawing = mount(parentElement, {
        tell: (name, value) => one.tell(name, value),
        dark: () => isDark(getComputedStyle(element).getPropertyValue("--st-background-color")),
        // What a drawing has no use for rises to the page by itself.
        keys() {},
      });
      shown.set(parentElement, one);
    }
    one.tell = setTriggerValue;
    if (data) one.drawing.show(data);
    return () => {
      one.drawing.close();
      shown.delete(parentElement);
    };
  };
}
