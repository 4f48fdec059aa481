// Numbers that look random and are the same in every run, for tables that nobody thought of.
export function seeded(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least, most) => least + next() * (most - least);
  const whole = (least, most) => Math.floor(between(least, most + 1));
  return { between, whole, one: (all) => all[whole(0, all.length - 1)], chance: (p) => next() < p };
}

const TITLE = "Raid and siege at Amenas: 漢é 👩‍🚀 and more of it ".repeat(4);

// A table as the timeline has it, with the boxes of its marks in a frame so wide.
export function aTable(random, boxOf) {
  const marks = Array.from({ length: random.whole(0, 45) }, () => {
    const start = random.between(-100, 999);
    const length = random.chance(0.5) ? 0.5 : random.between(0.5, 500);
    return {
      start,
      end: Math.max(start + length, 0.1),
      start_soft: random.chance(0.3),
      end_soft: random.chance(0.3),
    };
  });
  const titles = marks.map(() => TITLE.slice(0, random.whole(1, 70)));
  return {
    titles,
    boxes: (frame) => marks.map((mark) => boxOf(mark, { start: 0, end: 1000 }, frame)),
  };
}
