// How wide a line of text is, and how to shorten it or break it into lines.
//
// The functions that lay out are told widths by a function of text, so that they need no page.

export const FEWEST = 18; // letters that must remain of a shortened title, or it would say nothing
const ELLIPSIS = "…";
const NEAR = 6; // letters that may go for a cut between words

const segmenter = new Intl.Segmenter();
const known = new Map();

// What a reader takes for a letter, accents and all.
function lettersOf(text) {
  if (!known.has(text)) {
    known.set(
      text,
      Array.from(segmenter.segment(text), ({ segment }) => segment),
    );
  }
  return known.get(text);
}

// Widths in a CSS font, as the page has it at this moment: each text is measured once.
export function ruler(font) {
  const pencil = document.createElement("canvas").getContext("2d");
  pencil.font = font;
  const widths = new Map();
  return (text) => {
    let width = widths.get(text);
    if (width === undefined) widths.set(text, (width = pencil.measureText(text).width));
    return width;
  };
}

export const beginning = (text, count) => lettersOf(text).slice(0, count).join("");

// The text, or its beginning with an ellipsis, or "" where the room is too little.
export function shorten(text, room, widthOf) {
  if (widthOf(text) <= room) return text;
  const letters = lettersOf(text);
  const fits = (count) => widthOf(letters.slice(0, count).join("") + ELLIPSIS) <= room;
  if (letters.length < FEWEST || !fits(FEWEST)) return "";
  let [kept, over] = [FEWEST, letters.length];
  while (over - kept > 1) {
    const middle = (kept + over) >> 1;
    if (fits(middle)) kept = middle;
    else over = middle;
  }
  // A whole word reads better than a torn one, when little is lost by it.
  const space = letters.lastIndexOf(" ", kept);
  if (space >= Math.max(FEWEST, kept - NEAR)) kept = space;
  return (
    letters
      .slice(0, kept)
      .join("")
      .replace(/[ ,;:(-]+$/, "") + ELLIPSIS
  );
}

// The text in lines that are no wider than the room, unless a single word is.
export function broken(text, room, widthOf) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (!lines.at(-1) || widthOf(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
