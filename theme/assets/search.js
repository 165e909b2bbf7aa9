// The script of a search page. What searches comes only when there are words to look for in the address (?q=…).
"use strict";
{
  const words = (new URLSearchParams(location.search).get("q") || "").trim();
  document.getElementById("words").value = words;
  if (words) {
    // From a disk browsers load no module.
    import(new URL("search-results.js", document.currentScript.src)).catch(() => {
      document.getElementById("told").textContent = document.getElementById("found").dataset.trouble;
    });
  }
}
