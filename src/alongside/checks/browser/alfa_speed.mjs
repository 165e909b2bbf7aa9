// Spares Siteimprove Alfa work that it does again and again, without another result. Runs in Node, before an audit.
// Only exported objects are touched, and each answer is the one that Alfa itself would have given.
// Longer texts are seldom names: to keep those of every page would only take memory.
const NAME_LETTERS = 40;

export async function speedUp(importAlfa) {
  const [encoding, map, fnv, order] =
    await Promise.all(["encoding", "map", "fnv", "painting-order"].map(importAlfa));
  rememberHashes(encoding.Encoder, map.Map, fnv.FNV);
  leaveOutWhatIsElsewhere(order.PaintingOrder);
}

// Alfa asks a style by the name of a property, and works out the hash of that name each time.
function rememberHashes(Encoder, AlfaMap, FNV) {
  const encode = Encoder.encode;
  const bytesOf = new Map();
  Encoder.encode = (text) => {
    if (text.length > NAME_LETTERS) return encode(text);
    if (!bytesOf.has(text)) bytesOf.set(text, encode(text));
    return bytesOf.get(text);
  };
  const hashOf = (key) => FNV.empty().writeUnknown(key).finish();
  const hashes = new Map();
  AlfaMap.prototype.get = function get(key) {
    if (typeof key !== "string" || key.length > NAME_LETTERS) return this._root.get(key, hashOf(key), 0);
    if (!hashes.has(key)) hashes.set(key, hashOf(key));
    return this._root.get(key, hashes.get(key), 0);
  };
}

// Where an element can be hit is its box without the boxes that lie over it. Alfa asks every element of the page that
// is painted later for its style, and looks last whether it is there at all.
function leaveOutWhatIsElsewhere(PaintingOrder) {
  const devices = new WeakMap();
  const boxes = new WeakMap();
  const from = PaintingOrder.from;
  PaintingOrder.from = (root, device) => {
    const order = from(root, device);
    devices.set(order, device);
    return order;
  };
  const above = PaintingOrder.prototype.getElementsAbove;
  PaintingOrder.prototype.getElementsAbove = function getElementsAbove(element) {
    const device = devices.get(this);
    if (device === undefined) return above.call(this, element);
    if (!boxes.has(this)) boxes.set(this, this.elements.map((one) => one.getBoundingBox(device).getOr(null)));
    const all = boxes.get(this);
    const box = element.getBoundingBox(device).getOr(null);
    if (box === null) return above.call(this, element);
    const first = this.getOrderIndex(element).getOr(all.length) + 1;
    const there = [];
    for (let index = first; index < all.length; index += 1) {
      if (all[index]?.intersects(box)) there.push(this.elements[index]);
    }
    return there;
  };
}
