// data-filters on the rail's form. After a filter ran the server's answer is the truth; what a person touched no longer
// follows attributes by itself, so controls are set to what the page says, and focus never falls off the page.
const rail = () => document.querySelector("[data-filters]");

function settle() {
  const form = rail();
  if (!form) return;
  for (const box of form.querySelectorAll("input[type=checkbox], input[type=radio]")) box.checked = box.defaultChecked;
  for (const field of form.querySelectorAll("input[type=text]")) {
    if (field !== document.activeElement) field.value = field.defaultValue;
    field.dispatchEvent(new Event("input"));
  }
  const heading = document.querySelector("#results h1");
  if (!heading || document.activeElement !== document.body) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

export function filters() {
  document.addEventListener("htmx:after:swap", settle);
  // "Show 83 cars" in the sheet: the results are already there.
  document.addEventListener("submit", (event) => {
    if (event.submitter && event.target === rail() && event.target.matches(":popover-open")) event.target.hidePopover();
  });
}
