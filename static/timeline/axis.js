// Where moments stand on the timeline's axis. A span is `{start, end}` in seconds since 1970.

export const MARGIN = 8; // px between the frame and the first and last moment of the axis
export const DISC = 12; // px, the least width of a mark, so that one day can be seen and clicked
export const TAIL = 5; // px, the fade beside a disc whose date is approximate

export const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

export function axis({ start, end }, width) {
  const scale = (width - 2 * MARGIN) / (end - start);
  const x = (t) => MARGIN + (t - start) * scale;
  x.invert = (px) => start + (px - MARGIN) / scale;
  return x;
}

// The room of a mark; a side that is open, or before or after the domain, runs to the edge.
export function boxOf(mark, domain, width) {
  const x = axis(domain, width);
  const fromEdge = mark.start === null || mark.start < domain.start;
  const toEdge = mark.end === null || mark.end > domain.end;
  const left = fromEdge ? 0 : x(mark.start);
  const right = toEdge ? width : x(mark.end);
  if (right - left >= DISC) return { left, right, bar: true, fromEdge, toEdge };
  const middle = clamp((left + right) / 2, MARGIN, width - MARGIN);
  return {
    left: middle - DISC / 2 - TAIL * mark.start_soft,
    right: middle + DISC / 2 + TAIL * mark.end_soft,
    middle,
    bar: false,
  };
}

// Bars of counts, one kind on another; the tallest is as high as there is room. Of each bin and
// kind there is one `{start, end, kind, count}`, in the order of time.
export function stacks(bins, x, floor, height) {
  const totals = new Map();
  for (const { start, count } of bins) totals.set(start, (totals.get(start) ?? 0) + count);
  const most = Math.max(1, ...totals.values());
  let [y, before] = [floor, null];
  return bins.map(({ start, end, kind, count }) => {
    if (start !== before) [y, before] = [floor, start];
    const wide = x(end) - x(start);
    const high = (count / most) * height;
    y -= high;
    return { kind, x: x(start), y, width: Math.max(wide - (wide > 4 ? 1 : 0), 1.5), height: high };
  });
}
