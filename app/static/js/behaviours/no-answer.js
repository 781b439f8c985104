// template[data-no-answer]: the toast for a request that failed and said nothing itself: no network, a proxy's own page.
// The next one that works answers it.
const failures = () => document.querySelectorAll("#toasts [role=alert]");

function say() {
  if (failures().length) return;
  const words = document.querySelector("template[data-no-answer]").content.cloneNode(true);
  document.getElementById("toasts").append(words);
}

export function noAnswer() {
  document.addEventListener("htmx:error", say);
  document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
    if (ctx.response?.status >= 400 && ctx.swap === "none") say();
    else for (const toast of failures()) toast.remove();
  });
}
