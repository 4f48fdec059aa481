import assert from "node:assert/strict";
import test from "node:test";

import { byPlace, shortName } from "../../static/map/edge.js";

const names = {
  "In Amenas": "In Amenas",
  "UN Headquarters, New York": "New York",
  "Tigantourine gas plant, In Amenas, Illizi": "Illizi",
  "Camp Lemonnier, DJ": "Camp Lemonnier",
  " Derna , ": "Derna",
  "": "",
  " , ": "",
};

for (const [name, expected] of Object.entries(names)) {
  test(`"${name}" is ${expected} for short`, () => {
    assert.equal(shortName(name), expected);
  });
}

const at = (lat, lng) => ({ lat, lng });

test("events of one name are counted together, however far apart they are", () => {
  const events = [
    { at: at(45.7, 4.8), name: "Lyon" },
    { at: at(-12.1, -77), name: "Lima" },
    { at: at(-11.4, -76.2), name: "Lima" },
  ];
  assert.deepEqual(byPlace(events), [
    { name: "Lima", spots: [at(-12.1, -77), at(-11.4, -76.2)] },
    { name: "Lyon", spots: [at(45.7, 4.8)] },
  ]);
});

test("events without a name are counted together where they stand at one place", () => {
  const events = [at(1, 2), at(1.04, 2), at(7, 2)].map((one) => ({ at: one, name: "" }));
  assert.deepEqual(
    byPlace(events).map(({ name, spots }) => [name, spots.length]),
    [
      ["unnamed place", 2],
      ["unnamed place", 1],
    ],
  );
});
