// The name and the CSS selector of an element, by which a finding tells of it, and its kind.
// Set before the audits that need it.
const NAME_LETTERS = 60;

function nameOf(element) {
  const label = element.getAttribute("aria-label");
  const text = element.innerText || label || element.value || element.tagName;
  return text.trim().replace(/\s+/g, " ").slice(0, NAME_LETTERS) || element.tagName.toLowerCase();
}

function selectorOf(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  const tag = element.tagName.toLowerCase();
  if (!element.parentElement) return tag;
  if (element.hasAttribute("href")) return `${tag}[href="${element.getAttribute("href")}"]`;
  const siblings = [...element.parentElement.children];
  const alike = siblings.filter((sibling) => sibling.tagName === element.tagName);
  return `${selectorOf(element.parentElement)} > ${tag}:nth-of-type(${alike.indexOf(element) + 1})`;
}

// Markup without words and addresses, with that of all it stands in. Where no script acts, what shares it does the same.
const WORDS_AND_ADDRESSES = /^(id|href|src|alt|title|name|value|for|aria-|data-)/;
function kindOf(element) {
  const attributes = [...element.attributes].filter(({ name }) => !WORDS_AND_ADDRESSES.test(name));
  const own = element.localName + attributes.map(({ name, value }) => ` ${name}=${value}`).join("");
  return element.parentElement ? `${kindOf(element.parentElement)} > ${own}` : own;
}
