// data-submit-on-change on a form or on one field: a filter applies when it changes. Without this the form's button does it.
export function submitOnChange() {
  document.addEventListener("change", (event) => {
    const field = event.target.closest("input, select, textarea");
    if (field?.form && field.closest("[data-submit-on-change]")) field.form.requestSubmit();
  });
}
