// Where rows and arcs of the arc diagram stand, in pixels from the top; nothing drawn.
//
// Time runs downward in equal steps, for titles can be read only side by side. Each arc meets the
// axis at a port of its own, in an order in which arcs that could avoid each other do.

export const ROW_PX = 17; // the least height of an event's row
export const PORT_PX = 6; // from one port of an event to the next
const LEAST_REACH = 0.08; // how far the shortest arcs reach, as a share of the longest's

// Every event has a row, in the order given: `tops` are where they begin, with the end of the last
// one added. Every link has an arc: where it leaves and meets the axis, and how far it reaches, as
// a share of the room beside the axis.
export function layOut(ids, links) {
  const row = new Map(ids.map((id, at) => [id, at]));
  const ends = links.map(({ cause, effect }) => [row.get(cause), row.get(effect)]);
  const ports = portsOf(ids.length, ends);
  const tops = [0];
  for (const here of ports) tops.push(tops.at(-1) + Math.max(ROW_PX, PORT_PX * here.length + 5));
  const spot = (at, port) => {
    const nth = ports[at].indexOf(port) - (ports[at].length - 1) / 2;
    return (tops[at] + tops[at + 1]) / 2 + PORT_PX * nth;
  };
  const spans = ends.map(([cause, effect], at) => [spot(cause, at), spot(effect, at)]);
  const lengths = spans.map(([start, end]) => Math.abs(start - end));
  const longest = Math.max(...lengths);
  const arcs = spans.map(([start, end], at) => ({
    start,
    end,
    reach: Math.max(LEAST_REACH, (lengths[at] / longest) ** 0.6),
  }));
  return { tops, arcs };
}

// For each row the links that meet it, from top to bottom.
//
// Those from above come first, the nearest at the top; an arc that starts higher runs outside it
// and so ends below it. Those from below follow, the farthest first, for the same reason.
function portsOf(rows, ends) {
  const meeting = Array.from({ length: rows }, () => []);
  ends.forEach(([cause, effect], link) => {
    for (const [here, other] of [
      [cause, effect],
      [effect, cause],
    ]) {
      // Of two links between the same two events, the one that is outside here is so there.
      const nth = other < here ? link : -link;
      meeting[here].push({ link, order: [other > here ? 1 : 0, -other, nth] });
    }
  });
  const inOrder = ({ order: a }, { order: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
  return meeting.map((here) => here.sort(inOrder).map(({ link }) => link));
}
