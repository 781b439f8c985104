// data-submit-on-change on a form or on one field: a filter applies when it changes. Without this the form's button does it.
const PAUSE = 200; // a key held on a slider is one change
const waiting = new WeakMap();

export function submitOnChange() {
  document.addEventListener("change", (event) => {
    const field = event.target.closest("input, select, textarea");
    if (!field?.form || !field.closest("[data-submit-on-change]")) return;
    const {form} = field;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => form.isConnected && form.requestSubmit(), PAUSE));
  });
  // Enter changes the field and submits: one request is enough.
  document.addEventListener("submit", (event) => clearTimeout(waiting.get(event.target)), true);
}
