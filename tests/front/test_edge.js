import assert from "node:assert/strict";
import test from "node:test";

import { shortName } from "../../static/map/edge.js";

const names = {
  "In Amenas": "In Amenas",
  "UN Headquarters, New York": "New York",
  "Tigantourine gas plant, In Amenas, Illizi": "Illizi",
  "Camp Lemonnier, DJ": "Camp Lemonnier",
  " Derna , ": "Derna",
  "": "unnamed place",
  " , ": "unnamed place",
};

for (const [name, expected] of Object.entries(names)) {
  test(`"${name}" is ${expected} for short`, () => {
    assert.equal(shortName(name), expected);
  });
}
