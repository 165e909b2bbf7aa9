// The body of a function that tells how far down a page its heading and its first words are, in CSS px. -1: none.
const top = (element) =>
  element ? Math.round(element.getBoundingClientRect().top + scrollY) : -1;
const main = document.querySelector("main");
const heading = main && main.querySelector("h1");
// A list of a page's own parts, on the page of all pages, is what its readers came for.
const outside = "[data-furniture], nav:not(.nav-sections), details:not([open]), noscript";
const words = main ? [...main.querySelectorAll("p, li, td, dd, label")] : [];
const first = words.find((element) =>
  heading && heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING &&
  !element.closest(outside) && element.checkVisibility() && element.innerText.trim());
return { heading: top(heading), text: top(first) };
