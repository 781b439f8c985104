// data-copy="text": copies it, or opens the phone's share sheet when data-share is there too. The live region says so.
function say(text) {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
}

async function share(button) {
  const text = button.dataset.copy || window.location.href;
  if ("share" in button.dataset && navigator.share) {
    await navigator.share({ title: document.title, url: text });
  } else {
    await navigator.clipboard.writeText(text);
    say("Copied");
    button.dataset.copied = "";
    setTimeout(() => delete button.dataset.copied, 2000);
  }
}

export function copyText() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    // A closed share sheet rejects: nothing was lost, nothing to say.
    if (button) share(button).catch(() => {});
  });
}
