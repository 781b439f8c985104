// data-mirror: draws the understood words behind the search input. Typing keeps the tokens whose words are still there.
function draw(mirror, text, phrases) {
  const nodes = [];
  let rest = text;
  while (rest) {
    const found = phrases
      .map((phrase) => ({ phrase, at: rest.toLowerCase().indexOf(phrase.toLowerCase()) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (!found) break;
    const mark = document.createElement("mark");
    mark.className = "token";
    mark.textContent = rest.slice(found.at, found.at + found.phrase.length);
    nodes.push(rest.slice(0, found.at), mark);
    rest = rest.slice(found.at + found.phrase.length);
  }
  mirror.replaceChildren(...nodes, rest);
}

export function mirror(root) {
  for (const box of root.querySelectorAll("[data-mirror]:not([data-ready])")) {
    box.dataset.ready = "";
    const layer = box.querySelector(".search-box__mirror");
    const input = box.querySelector(".search-box__input");
    const phrases = () => [...layer.querySelectorAll(".token")].map((token) => token.textContent);
    const follow = () => {
      if (layer.textContent !== input.value) draw(layer, input.value, phrases());
      layer.scrollLeft = input.scrollLeft;
      box.classList.toggle("search-box--mirrored", input.value !== "");
    };
    input.addEventListener("input", follow);
    input.addEventListener("scroll", follow);
    input.addEventListener("blur", () => requestAnimationFrame(follow));
    follow();
  }
}
