// Small helps for the pages; everything works without them but copying and dropping.
"use strict";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = "Copied";
  } catch (refused) {
    getSelection().selectAllChildren(source);
    button.textContent = "Selected: copy it";
  }
  setTimeout(() => { button.textContent = before; }, 2000);
});

for (const area of document.querySelectorAll("textarea[data-drop]")) {
  area.addEventListener("dragover", (event) => { event.preventDefault(); area.classList.add("over"); });
  area.addEventListener("dragleave", () => area.classList.remove("over"));
  area.addEventListener("drop", async (event) => {
    event.preventDefault();
    area.classList.remove("over");
    const file = event.dataTransfer.files[0];
    area.value = file ? await file.text() : event.dataTransfer.getData("text");
  });
}

// What has just been exchanged is told to those who do not see it.
document.addEventListener("htmx:afterSwap", (event) => {
  const kept = event.target.querySelector(".kept");
  if (kept) kept.focus();
});

// A link to a rule opens it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-open]");
  if (!link) return;
  const rule = document.getElementById(link.hash.slice(1));
  if (rule) {
    rule.open = true;
    rule.querySelector("summary").focus();
  }
});

// What is open stands in the address, so that the page can be shared as it is seen.
document.addEventListener("toggle", (event) => {
  if (event.target.matches?.("details.rule") && event.target.open) {
    history.replaceState(history.state, "", "#" + event.target.id);
  }
}, true);

const shared = location.hash.startsWith("#why-") && document.getElementById(location.hash.slice(1));
if (shared) {
  shared.open = true;
  shared.scrollIntoView();
} else if (innerWidth < 700 && !location.hash) {
  // On a small screen the choice of a chart fills the first page: whoever opened one wants to see the cards.
  document.getElementById("cards-title")?.scrollIntoView();
}
