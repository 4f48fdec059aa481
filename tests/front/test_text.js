import assert from "node:assert/strict";
import test from "node:test";

import { FEWEST, beginning, broken, shorten } from "../../static/shared/text.js";
import { seeded } from "./random.js";

const widthOf = (text) => 5 * text.length;
const RAID = "Raid and siege at the In Amenas gas plant";

test("a shortened title keeps to its room and says enough, or is not there", () => {
  const letters = [..."ab é漢,:(- ", "👩‍🚀", "e\u0301"];
  for (let seed = 1; seed <= 500; seed += 1) {
    const random = seeded(seed);
    const title = Array.from({ length: random.whole(0, 80) }, () => random.one(letters)).join("");
    const room = random.between(0, 500);
    const short = shorten(title, room, widthOf);
    assert.ok(short === "" || widthOf(short) <= room, `seed ${seed}`);
    if (short === "" || short === title) continue;
    assert.ok(short.endsWith("…") && title.startsWith(short.slice(0, -1)), `seed ${seed}`);
  }
});

test("titles are cut between words when little is lost", () => {
  assert.equal(shorten(RAID, 130, widthOf), "Raid and siege at the In…");
});

test("so little of a title as says nothing is left out", () => {
  assert.equal(shorten(RAID, (FEWEST + 1) * 5, widthOf), "Raid and siege at…");
  assert.equal(shorten(RAID, (FEWEST + 1) * 5 - 1, widthOf), "");
});

test("a letter is never torn from its accent, nor a picture into its parts", () => {
  assert.equal(beginning("e\u0301tat", 1), "e\u0301");
  assert.equal(beginning("👩‍🚀 on her way", 2), "👩‍🚀 ");
});

test("a title is broken between words, into lines that fill their room", () => {
  assert.deepEqual(broken(RAID, 110, widthOf), ["Raid and siege at the", "In Amenas gas plant"]);
});

test("a word that is too wide stands alone", () => {
  const name = "Llanfairpwllgwyngyllgogerychwyrndrobwll";
  assert.deepEqual(broken(`At ${name} once`, 110, widthOf), ["At", name, "once"]);
});
