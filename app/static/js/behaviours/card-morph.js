// data-morph="slug" on a card: on the way to its page the studio becomes the stage, the title the heading (studio.css names those two).
// Only one element of a page may carry a name, so a card gets it when pressed and everything else loses it.
const landing = ".studio--stage, [data-morph-title]";

function name(card) {
  for (const other of document.querySelectorAll(landing)) other.style.viewTransitionName = "none";
  for (const named of document.querySelectorAll("[data-morph-named]")) clear(named);
  card.dataset.morphNamed = "";
  card.querySelector(".studio").style.viewTransitionName = "car-stage";
  card.querySelector(".vehicle-card__title").style.viewTransitionName = "car-title";
}

function clear(card) {
  delete card.dataset.morphNamed;
  card.querySelector(".studio").style.viewTransitionName = "";
  card.querySelector(".vehicle-card__title").style.viewTransitionName = "";
}

// Coming back: the card of the car just seen takes the name for the way home and loses it after.
async function reveal(event) {
  const from = window.navigation?.activation?.from?.url;
  if (!event.viewTransition || !from || document.querySelector(landing)) return;
  const path = new URL(from).pathname;
  const link = [...document.querySelectorAll("[data-morph] .vehicle-card__link")].find((a) => a.pathname === path);
  if (!link) return;
  const card = link.closest("[data-morph]");
  name(card);
  await event.viewTransition.finished;
  clear(card);
}

export function cardMorph() {
  document.addEventListener("pointerdown", (event) => {
    const card = event.target.closest("[data-morph]");
    if (card && event.target.closest("a")) name(card);
  });
  window.addEventListener("pagereveal", reveal);
}
