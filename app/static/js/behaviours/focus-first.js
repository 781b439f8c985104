// data-focus: takes focus when it appears (the error summary, the heading of a next step).
export function focusFirst(root) {
  const element = root.querySelector("[data-focus]:not([data-ready])");
  if (!element) return;
  element.dataset.ready = "";
  element.focus();
}
