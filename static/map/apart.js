// Where marks and counts stand so that none hides another: points alone, no drawing.

// Deterministic: the same anchors always give the same spots.
export function apart(anchors, distance) {
  const seen = new Map();
  const spots = anchors.map((anchor, at) => {
    const key = `${Math.round(anchor.x)},${Math.round(anchor.y)}`;
    const nth = seen.get(key) || 0;
    seen.set(key, nth + 1);
    const radius = nth === 0 ? 0 : distance * 0.6 * Math.sqrt(nth),
      angle = nth * 2.4 + at * 1e-3;
    return { x: anchor.x + radius * Math.cos(angle), y: anchor.y + radius * Math.sin(angle) };
  });
  for (let round = 0; round < 150; round++) {
    let moved = false;
    const pull = round < 90 ? 0.04 : 0;
    spots.forEach((spot, at) => {
      spot.x += (anchors[at].x - spot.x) * pull;
      spot.y += (anchors[at].y - spot.y) * pull;
    });
    for (let a = 0; a < spots.length; a++) {
      for (let b = a + 1; b < spots.length; b++) {
        let dx = spots[b].x - spots[a].x,
          dy = spots[b].y - spots[a].y;
        if (Math.abs(dx) >= distance || Math.abs(dy) >= distance) continue;
        let gap = Math.hypot(dx, dy);
        if (gap >= distance) continue;
        if (gap < 0.01) {
          dx = Math.cos(a + b);
          dy = Math.sin(a + b);
          gap = 1;
        }
        const push = (distance - gap) / 2 / gap;
        spots[a].x -= dx * push;
        spots[a].y -= dy * push;
        spots[b].x += dx * push;
        spots[b].y += dy * push;
        moved = true;
      }
    }
    if (!moved && pull === 0) break;
  }
  return spots;
}

// Counts nearer to each other than so many pixels are one count, at the place of the largest, so
// that each number can be read.
export function joined(spots, distance) {
  const kept = [];
  for (const spot of [...spots].sort((a, b) => b.count - a.count)) {
    const away = ({ x, y }) => Math.hypot(spot.x - x, spot.y - y);
    const nearest = kept.toSorted((a, b) => away(a) - away(b))[0];
    if (nearest && away(nearest) < distance) nearest.count += spot.count;
    else kept.push({ ...spot });
  }
  return kept;
}
