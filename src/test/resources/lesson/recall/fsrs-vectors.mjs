// Writes fsrs-6.csv: histories of reviews and what ts-fsrs makes of them. See README.md.
import { createEmptyCard, fsrs, generatorParameters } from "ts-fsrs";
import { writeFileSync } from "node:fs";

const scheduler = fsrs(generatorParameters({
  request_retention: 0.9, maximum_interval: 36500, enable_fuzz: false, enable_short_term: true,
  learning_steps: [], relearning_steps: [],
}));
const DAY = 86400000;
// A small generator of its own, so that the file comes out the same on every machine.
let state = 20261;
const draw = (n) => { state = (Math.imul(state, 1103515245) + 12345) >>> 0; return Math.floor((state / 4294967296) * n); };

const lines = ["history,review,days_since,grade,stability,difficulty,interval_days,retrievability_before"];
function play(history, gaps) {
  let card = createEmptyCard(new Date(Date.UTC(2026, 0, 1)));
  let now = Date.UTC(2026, 0, 1);
  gaps.forEach(([gap, grade], i) => {
    const days = i === 0 ? 0 : gap === "due" ? card.scheduled_days : gap;
    now += days * DAY;
    const before = i === 0 ? 1 : scheduler.get_retrievability(card, new Date(now), false);
    card = scheduler.next(card, new Date(now), grade).card;
    lines.push([history, i + 1, days, grade, card.stability, card.difficulty, card.scheduled_days, before].join(","));
  });
}
let history = 0;
for (const first of [1, 2, 3, 4]) {
  for (const second of [1, 2, 3, 4]) {
    play(++history, [[0, first], ["due", second], ["due", 3], ["due", 3], ["due", 1], [1, 3], ["due", 4]]);
    play(++history, [[0, first], [0, second], [0, 3], [1, second], [30, first], [400, 3]]);
  }
}
for (let i = 0; i < 60; i++) {
  const gaps = [];
  for (let j = 0; j < 12; j++) {
    const kind = draw(4);
    gaps.push([kind === 0 ? 0 : kind === 1 ? "due" : 1 + draw(kind === 2 ? 10 : 200), 1 + draw(4)]);
  }
  play(++history, gaps);
}
writeFileSync("fsrs-6.csv", lines.join("\n") + "\n");
