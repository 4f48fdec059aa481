// Many things of a kind come from Python as named columns, so that a name is sent once for all.

// {id: ["a", "b"], year: [1, 2]} as [{id: "a", year: 1}, {id: "b", year: 2}].
export function rowsOf(columns) {
  const names = Object.keys(columns);
  return columns[names[0]].map((_, at) =>
    Object.fromEntries(names.map((name) => [name, columns[name][at]])),
  );
}
