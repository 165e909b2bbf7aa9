// Colours as they are seen, and their contrast as WCAG 2.2 defines it. Set before the audits that need it.
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const parsedColours = new Map();

// Any CSS colour as [red, green, blue, opacity], each from 0 to 1.
function rgba(colour) {
  if (!parsedColours.has(colour)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    parsedColours.set(colour, [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255));
  }
  return parsedColours.get(colour);
}

const blend = ([r, g, b, opacity], below) =>
  [...[r, g, b].map((part, i) => part * opacity + below[i] * (1 - opacity)), 1];

function luminance([r, g, b]) {
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

// What a page without a background shows.
function defaultBackground() {
  const dark = getComputedStyle(document.documentElement).colorScheme.includes("dark") &&
    matchMedia("(prefers-color-scheme: dark)").matches;
  return rgba(dark ? "#121212" : "#ffffff");
}

// What is at a place, from the top down, as far as it matters. The topmost alone is found much faster than all.
function elementsAt(x, y, without) {
  const top = document.elementFromPoint(x, y);
  if (!top || (without && without.contains(top))) return document.elementsFromPoint(x, y);
  const isSolid = rgba(getComputedStyle(top).backgroundColor)[3] === 1;
  return isSolid ? [top] : document.elementsFromPoint(x, y);
}

// The colour at a place of the screen, as if `without` were not there. null: a picture or opacity decides.
function colourAt(x, y, without) {
  const layers = [];
  for (const element of elementsAt(x, y, without)) {
    if (without && without.contains(element)) continue;
    const style = getComputedStyle(element);
    if (style.backgroundImage !== "none" || style.opacity !== "1" || ["IMG", "SVG", "CANVAS", "VIDEO"]
      .includes(element.tagName.toUpperCase())) return null;
    layers.push(rgba(style.backgroundColor));
    if (layers.at(-1)[3] === 1) break;
  }
  return layers.reduceRight((below, layer) => blend(layer, below), defaultBackground());
}
