// The contrast of an element's text with what lies behind it, as WCAG counts it.
export default function (element, part) {
  const canvas = new OffscreenCanvas(1, 1);
  const paint = canvas.getContext("2d", { willReadFrequently: true });
  const parent = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  const chain = [];
  for (let node = element; node; node = parent(node)) chain.unshift(node);

  const lay = (colour, opacity) => {
    paint.globalAlpha = opacity;
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
  };
  const luminance = () => {
    const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  lay("white", 1);
  let opacity = 1;
  for (const node of chain) {
    const style = getComputedStyle(node);
    opacity *= Number(style.opacity);
    lay(style.backgroundColor, opacity);
  }
  const behind = luminance();
  const style = getComputedStyle(element, part);
  lay(element instanceof SVGElement ? style.fill : style.color, opacity);
  const text = luminance();
  return (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
}
