// Where moments stand on the timeline's axis.

export const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

export function axis([first, last], width, margin) {
  const scale = (width - 2 * margin) / (last - first);
  const x = (t) => margin + (t - first) * scale;
  x.invert = (px) => first + (px - margin) / scale;
  return x;
}

export function boxOf(mark, domain, width, { margin, disc, tail }) {
  const x = axis(domain, width, margin);
  const fromEdge = mark.start === null || mark.start < domain[0];
  const toEdge = mark.end === null || mark.end > domain[1];
  const left = fromEdge ? 0 : x(mark.start);
  const right = toEdge ? width : x(mark.end);
  if (right - left >= disc) return { left, right, bar: true, fromEdge, toEdge };
  const middle = clamp((left + right) / 2, margin, width - margin);
  return {
    left: middle - disc / 2 - tail * mark.soft[0],
    right: middle + disc / 2 + tail * mark.soft[1],
    middle,
    bar: false,
  };
}

// Bars of counts, one kind on another; the tallest is as high as there is room.
export function stacks(bins, x, floor, height) {
  const total = (stack) => stack.reduce((sum, [, count]) => sum + count, 0);
  const most = Math.max(1, ...bins.map(([, , stack]) => total(stack)));
  return bins.flatMap(([start, end, stack]) => {
    const wide = x(end) - x(start);
    const width = Math.max(wide - (wide > 4 ? 1 : 0), 1.5);
    let y = floor;
    return stack.map(([kind, count]) => {
      const high = (count / most) * height;
      y -= high;
      return { kind, x: x(start), y, width, height: high };
    });
  });
}
