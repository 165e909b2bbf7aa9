// How a control is told of. Set before the audits that need it.
function nameOf(element) {
  const text = element.innerText || element.getAttribute("aria-label") || element.value || element.tagName;
  return text.trim().replace(/\s+/g, " ").slice(0, 60) || element.tagName.toLowerCase();
}

function selectorOf(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  const tag = element.tagName.toLowerCase();
  if (!element.parentElement) return tag;
  if (element.hasAttribute("href")) return `${tag}[href="${element.getAttribute("href")}"]`;
  const twins = [...element.parentElement.children].filter((other) => other.tagName === element.tagName);
  return `${selectorOf(element.parentElement)} > ${tag}:nth-of-type(${twins.indexOf(element) + 1})`;
}
