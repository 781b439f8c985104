// data-theme-switch: turns the theme over. A choice equal to the system's is forgotten, so the page follows the system again.
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function current() {
  return document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light");
}

function choose(theme) {
  const system = dark.matches ? "dark" : "light";
  if (theme === system) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === system) localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // Storage may be refused: the choice then lasts for this page.
  }
}

export function themeSwitch() {
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-theme-switch]")) choose(current() === "dark" ? "light" : "dark");
  });
}
