import { cardMorph } from "./behaviours/card-morph.js";
import { dialogs } from "./behaviours/dialogs.js";
import { filters } from "./behaviours/filters.js";
import { focusFirst } from "./behaviours/focus-first.js";
import { mirror } from "./behaviours/mirror.js";
import { noAnswer } from "./behaviours/no-answer.js";
import { rangePair } from "./behaviours/range-pair.js";
import { sheet } from "./behaviours/sheet.js";
import { submitOnChange } from "./behaviours/submit-on-change.js";
import { themeSwitch } from "./behaviours/theme-switch.js";
import { toast } from "./behaviours/toast.js";

// Listen on the document once: what htmx swaps in later needs nothing.
cardMorph();
dialogs();
filters();
noAnswer();
submitOnChange();
themeSwitch();

// Need an element's first state: run for the page, then for every swap.
const setUp = [focusFirst, mirror, rangePair, sheet, toast];
const ready = (root) => setUp.forEach((behaviour) => behaviour(root));

ready(document);
document.addEventListener("htmx:after:swap", () => ready(document));
