// data-sheet: the popover opens by itself; this keeps focus inside it and closes it when the screen gets wide.
const wide = window.matchMedia("(min-width: 62.5em)");

function around(sheet) {
  const others = [];
  for (let node = sheet; node !== document.body; node = node.parentElement) {
    others.push(...[...node.parentElement.children].filter((child) => child !== node && child.id !== "live"));
  }
  return others;
}

// A filter run from the sheet has replaced the button that opened it.
function opener(sheet) {
  return document.querySelector(`[popovertarget="${sheet.id}"]:not([popovertargetaction])`);
}

export function sheet(root) {
  for (const element of root.querySelectorAll("[data-sheet]:not([data-ready])")) {
    element.dataset.ready = "";
    let covered = [];
    // Before it closes: the browser hands focus back to the opener, which takes none while inert.
    element.addEventListener("beforetoggle", () => {
      for (const other of covered) other.inert = false;
      covered = [];
    });
    element.addEventListener("toggle", (event) => {
      if (event.newState === "open") covered = around(element).filter((other) => !other.inert);
      else if (!document.activeElement.checkVisibility() || document.activeElement === document.body) opener(element)?.focus();
      for (const other of covered) other.inert = true;
    });
    wide.addEventListener("change", () => {
      if (wide.matches && element.matches(":popover-open")) element.hidePopover();
    });
  }
}
