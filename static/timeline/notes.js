// The line between rows and overview: what is out of sight, what is brushed, what the looks mean.

import { STATUSES, drawDisc, drawDoubt } from "../shared/inks.js";
import { html, make } from "../shared/svg.js";
import { counted, eventsOf } from "../shared/words.js";
import { fade } from "./marks.js";

export class Notes {
  constructor(root, clear) {
    this.element = html("div", "notes", root);
    this.earlier = html("span", "earlier", this.element);
    this.key = html("span", "key", this.element);
    this.key.setAttribute("aria-hidden", "true");
    this.caption = html("span", "caption", this.element);
    html("span", "space", this.element);
    this.later = html("span", "later", this.element);
    this.clear = html("button", "clear", this.element, "All dates ×");
    this.clear.type = "button";
    this.clear.onclick = clear;
  }

  // `marks` are drawn one by one, unless `density`, the counts that are drawn instead, is given.
  render({ earlier, later, window: brushed }, marks, density, height) {
    this.element.style.height = `${height}px`;
    this.earlier.textContent = earlier ? `‹ ${counted(earlier)} earlier` : "";
    this.later.textContent = later ? `${counted(later)} later ›` : "";
    this.clear.hidden = brushed.start === null && brushed.end === null;
    const count = density?.reduce((sum, bin) => sum + bin.count, 0);
    this.standing = density ? `${eventsOf(count)}: narrow the dates to see each` : "";
    this.caption.textContent = this.standing;
    this.renderKey(density ? [] : marks);
    // The key gives way where the line would break.
    this.key.hidden =
      this.element.scrollHeight > height + 1 || this.caption.scrollWidth > this.caption.clientWidth;
  }

  renderKey(marks) {
    this.key.hidden = false;
    this.key.replaceChildren();
    const present = STATUSES.filter((status) => marks.some((mark) => mark.status === status));
    const soft = marks.some((mark) => mark.start_soft || mark.end_soft);
    const doubt = marks.some((mark) => mark.unresolved);
    if (present.length < 2 && !soft && !doubt) return;
    for (const status of present) {
      const one = html("span", "status", this.key);
      const picture = make("svg", { viewBox: "0 0 12 12" }, one);
      drawDisc(picture, { x: 6, y: 6, radius: 5, status, colour: "var(--quiet)", glyph: "" });
      one.append(status);
    }
    if (doubt) {
      const one = html("span", "status", this.key);
      drawDoubt(make("svg", { viewBox: "0 0 12 12" }, one), { x: 6, y: 6 });
      one.append("accounts differ");
    }
    if (!soft) return;
    const one = html("span", "status", this.key);
    const picture = make("svg", { viewBox: "0 0 24 12", class: "wide" }, one);
    const fill = fade(make("defs", {}, picture), "var(--quiet)", [
      [0, 0],
      [0.7, 1],
    ]);
    make("rect", { y: 2, width: 24, height: 8, rx: 4, fill }, picture);
    one.append("date approximate");
  }

  say(words) {
    this.caption.textContent = words ?? this.standing;
  }
}
