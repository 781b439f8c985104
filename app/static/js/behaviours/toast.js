// data-toast="6": leaves after six seconds, never while it is pointed at or holds focus. data-toast="stay" stays.
function countdown(toast, seconds) {
  let timer;
  const start = () => { timer = setTimeout(() => toast.remove(), seconds * 1000); };
  const stop = () => clearTimeout(timer);
  for (const event of ["mouseenter", "focusin"]) toast.addEventListener(event, stop);
  for (const event of ["mouseleave", "focusout"]) toast.addEventListener(event, start);
  start();
}

export function toast(root) {
  for (const element of root.querySelectorAll("[data-toast]:not([data-ready])")) {
    element.dataset.ready = "";
    const seconds = Number.parseFloat(element.dataset.toast);
    if (seconds) countdown(element, seconds);
  }
}
