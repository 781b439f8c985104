// data-range: sliders and their number fields move together. A slider at its end leaves the field empty: no limit.
const number = (text) => Number.parseFloat(String(text).replace(/[^0-9.]/g, ""));

function paint(range, low, high) {
  const { min, max } = high;
  const share = (value) => `${(100 * (value - min)) / (max - min || 1)}%`;
  range.style.setProperty("--range-from", low ? share(low.value) : "0%");
  range.style.setProperty("--range-to", share(high.value));
}

function toField(slider, field, end) {
  // Only a field that says what empty means ("No limit") is emptied.
  if (field) field.value = slider.value === slider[end] && field.placeholder ? "" : Number(slider.value).toLocaleString("en-US");
}

function toSlider(field, slider, end) {
  const typed = number(field.value);
  slider.value = Number.isNaN(typed) ? slider[end] : typed;
}

function tie(range, slider, field, end, clamp) {
  const { low, high } = range;
  slider.addEventListener("input", () => {
    clamp();
    toField(slider, field, end);
    paint(range.element, low, high);
  });
  if (!field) return;
  slider.addEventListener("change", () => field.dispatchEvent(new Event("change", { bubbles: true })));
  field.addEventListener("input", () => {
    toSlider(field, slider, end);
    paint(range.element, low, high);
  });
}

export function rangePair(root) {
  for (const element of root.querySelectorAll("[data-range]:not([data-ready])")) {
    element.dataset.ready = "";
    const low = element.querySelector("[data-range-low]");
    const high = element.querySelector("[data-range-high]");
    const range = { element, low, high };
    const by = (id) => (id ? document.getElementById(id) : null);
    if (low) tie(range, low, by(low.dataset.rangeLow), "min", () => { if (+low.value > +high.value) low.value = high.value; });
    tie(range, high, by(high.dataset.rangeHigh), "max", () => { if (low && +high.value < +low.value) high.value = low.value; });
    paint(element, low, high);
  }
}
