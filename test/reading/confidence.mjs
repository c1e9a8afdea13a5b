// What each class of confidence is worth: every item read from the gold texts is right or wrong by the scorer beside them, every item of
// the project's own directives by what stands in NAME.expected. Counted per class and per rule; then the classes are fitted on some texts
// and counted on the others, which is what they are worth on texts not seen.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lineOf } from './line.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
export const gold = join(project, '..', 'shared', 'reading');
const own = join(project, 'test', 'reading', 'directives');

/** A sure rule that fewer items rest on falls to `look`; one at `look` rises when this many rest on it and none is wrong. */
const LEAST_SEEN = 5;
const LEAST_EARNED = 20;
/** Where the first table, written before anything was counted, differs from the one in reading/rule.ts. */
const FIRST = {
  subjectBehindOpening: 'sure',
  nameOverComma: 'look',
  kindMaking: 'sure',
  kindReviewUndated: 'sure',
  extentInside: 'sure',
  extentBefore: 'sure',
  timeHalfYear: 'sure',
};
/** Halvings of the texts that are averaged. */
const HALVINGS = 40;

const hasGold = existsSync(join(gold, 'score.mjs'));

export const namesIn = (folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -'.txt'.length))
    .sort();
const overlaps = (a, b) => a.start < b.end && b.start < a.end;
const opening = (text, { start }, length) => text.slice(start, start + length).replace(/\s+/g, ' ');

/** An item: where it is from, the rules that made it with their classes, and whether it is right. */
const itemOf = (doc, group, { confidence, because }, wrong) => ({
  doc,
  group,
  confidence,
  wrong,
  rules: because.map(({ rule, confidence: known }) => ({ rule, known })),
});

/** What the scorer says of one text: `invented` names an item by how it begins, `miss` a place by its quote. */
function complaintsOf(plans) {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-confidence-'));
  try {
    for (const [name, { plan }] of plans) writeFileSync(join(folder, `${name}.json`), JSON.stringify(plan));
    const run = spawnSync(process.execPath, [join(gold, 'score.mjs'), folder, '--misses'], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`the scorer failed: ${run.stderr}`);
    return run.stdout.split('\n').flatMap((line) => {
      const [, doc, measure, what, detail] = /^(\S+) {2}(\w+) {2}(invented|miss): (.*)$/.exec(line) ?? [];
      if (!['assigned', 'coordinated', 'datedStrict'].includes(measure)) return [];
      const parts = detail.split(' | ');
      return [{ doc, measure, what, name: parts[0], words: parts.at(-1) }];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The items that a complaint is about; none where nothing was read at its place. */
function blamed({ measure, what, name, words }, { text, plan }) {
  const units = (o) => (measure === 'coordinated' ? o.coordinators : o.leads).map((unit) => unit.name);
  if (what === 'miss') {
    const start = text.indexOf(words);
    const place = { start, end: start + words.length };
    if (measure !== 'datedStrict') return plan.obligations.filter((o) => overlaps(o.clause, place));
    return plan.obligations.filter((o) => o.time === null && overlaps(o.source, place));
  }
  if (measure === 'datedStrict')
    return plan.obligations.filter(
      (o) =>
        o.time &&
        name.startsWith(`${o.kind} ${o.review ?? ''} `) &&
        opening(text, o.source, 90).trim() === words.trim(),
    );
  return plan.obligations.filter((o) => opening(text, o.clause, 70) === words && units(o).includes(name));
}

/** Whether a person is sent to the place of something missed: by a warning, or by an item that is not sure. */
function isTold({ words }, { text, plan }) {
  const start = text.indexOf(words);
  const place = { start, end: start + words.length };
  const whole = (w) => w.code === 'noHeading' || w.start === 0;
  return (
    plan.warnings.some((w) => !whole(w) && overlaps(w, place)) ||
    plan.obligations.some((o) => o.confidence !== 'sure' && overlaps(o.source, place))
  );
}

/** The items of the gold texts, and what was missed there with whether a person is told. `read`: a text to its explained plan. */
export function goldItems(read) {
  const plans = new Map(
    namesIn(join(gold, 'directives')).map((name) => {
      const text = readFileSync(join(gold, 'directives', `${name}.txt`), 'utf8');
      return [name, { text, plan: read(text, name) }];
    }),
  );
  const complaints = complaintsOf(plans);
  const wrong = new Set(complaints.flatMap((one) => blamed(one, plans.get(one.doc))));
  const missed = complaints.filter(({ what, measure }) => what === 'miss' && measure !== 'coordinated');
  return {
    items: [...plans].flatMap(([doc, { plan }]) =>
      plan.obligations.map((o) => itemOf(doc, doc.split('-')[0], o, wrong.has(o))),
    ),
    missed: missed.map((one) => ({ ...one, told: isTold(one, plans.get(one.doc)) })),
  };
}

/** The items of the project's own directives, by what NAME.expected has. */
export function ownItems(read) {
  return namesIn(own).flatMap((name) => {
    const [, ...expected] = readFileSync(join(own, `${name}.expected`), 'utf8')
      .trim()
      .split('\n');
    return read(readFileSync(join(own, `${name}.txt`), 'utf8'), name).obligations.map((o) => {
      const at = expected.indexOf(lineOf(o));
      if (at >= 0) expected.splice(at, 1);
      return itemOf(name, 'own', o, at < 0);
    });
  });
}

const ORDER = ['sure', 'look', 'guess'];

/** What an item is worth by a table of classes; a rule that the table does not know is worth a look. */
const worth = (item, classes) =>
  ORDER[Math.max(...item.rules.map(({ rule }) => ORDER.indexOf(classes[rule] ?? 'look')))];

/** How many items rest on each rule, and how many of them are wrong. */
function countRules(items) {
  const counted = {};
  for (const { rules, wrong } of items)
    for (const { rule, known } of rules) {
      counted[rule] ??= { known, items: 0, wrong: 0 };
      counted[rule].items += 1;
      if (wrong) counted[rule].wrong += 1;
    }
  return counted;
}

/**
 * The classes that the items give: from the first table, what is seen too seldom falls, what is seen often and never wrong rises; then, for
 * as long as a sure item is wrong, the sure rule of such items with the largest share of wrong ones falls.
 */
export function fit(items) {
  const counted = countRules(items);
  const classes = Object.fromEntries(
    Object.entries(counted).map(([rule, { known, items: seen, wrong }]) => {
      const first = FIRST[rule] ?? known;
      if (first === 'sure' && seen < LEAST_SEEN) return [rule, 'look'];
      return [rule, first === 'look' && seen >= LEAST_EARNED && wrong === 0 ? 'sure' : first];
    }),
  );
  for (;;) {
    const doubtful = items
      .filter((item) => item.wrong && worth(item, classes) === 'sure')
      .flatMap(({ rules }) => rules);
    if (doubtful.length === 0) return classes;
    const share = ({ rule }) => counted[rule].wrong / counted[rule].items;
    classes[doubtful.reduce((a, b) => (share(b) > share(a) ? b : a)).rule] = 'look';
  }
}

/** Items and wrong ones per class of a table; without one, as they were read. */
export function countClasses(items, classes = null) {
  const counted = Object.fromEntries(ORDER.map((name) => [name, { items: 0, wrong: 0 }]));
  for (const item of items) {
    const row = counted[classes === null ? item.confidence : worth(item, classes)];
    row.items += 1;
    if (item.wrong) row.wrong += 1;
  }
  return counted;
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The counts of several held-out parts together. */
function summed(parts) {
  const all = countClasses([]);
  for (const part of parts)
    for (const name of ORDER) {
      all[name].items += part[name].items;
      all[name].wrong += part[name].wrong;
    }
  return all;
}

/** Fitted on all texts but those of one province, counted on these; the provinces together. */
const byProvince = (items, own) =>
  summed(
    [...new Set(items.map(({ group }) => group))].map((province) =>
      countClasses(
        items.filter(({ group }) => group === province),
        fit([...items.filter(({ group }) => group !== province), ...own]),
      ),
    ),
  );

/** Halves of some texts, drawn at random and the same each time: the names of one of the two. */
export function halvings(docs, times) {
  const random = seeded(1);
  return Array.from({ length: times }, () => {
    const drawn = docs.map((doc) => [random(), doc]).sort(([a], [b]) => a - b);
    return new Set(drawn.slice(0, docs.length >> 1).map(([, doc]) => doc));
  });
}

/** Fitted on one half of the texts and counted on the other, both ways, for seeded halvings. */
function byHalves(items) {
  const docs = [...new Set(items.map(({ doc }) => doc))];
  const parts = halvings(docs, HALVINGS).flatMap((half) => {
    const [one, other] = [items.filter(({ doc }) => half.has(doc)), items.filter(({ doc }) => !half.has(doc))];
    return [countClasses(other, fit(one)), countClasses(one, fit(other))];
  });
  return summed(parts);
}

const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function classRow(name, counted) {
  const { sure, look, guess } = counted;
  const all = sure.items + look.items + guess.items;
  const cell = ({ items, wrong }) => `${items} (${wrong})`;
  return `| ${name} | ${cell(sure)} | ${cell(look)} | ${cell(guess)} | ${percent(look.items + guess.items, all)} | ${percent(sure.wrong, sure.items)} |`;
}

/** Prints the tables. */
export function printConfidence(read) {
  const own = ownItems(read);
  const { items, missed } = hasGold ? goldItems(read) : { items: [], missed: [] };
  const all = [...items, ...own];
  if (!hasGold) console.log('No ../shared/reading beside the project: its own directives only.\n');
  const tables = [
    ...(hasGold ? [['gold, as read', countClasses(items)]] : []),
    ['own directives, as read', countClasses(own)],
    ...(hasGold ? [['gold, one province left out', byProvince(items, own)]] : []),
    [`all, halves (${HALVINGS} halvings together)`, byHalves(all)],
  ];
  console.log('| items (wrong) | sure | look | guess | to look at | wrong of the sure |\n|---|---|---|---|---|---|');
  for (const [name, counted] of tables) console.log(classRow(name, counted));
  const fitted = fit(all);
  const rules = Object.entries(countRules(all)).sort(([, a], [, b]) => b.wrong / b.items - a.wrong / a.items);
  console.log('\n| rule | class | items | wrong |\n|---|---|---|---|');
  for (const [rule, { known, items: seen, wrong }] of rules)
    console.log(
      `| ${rule} | ${known}${fitted[rule] === known ? '' : ` (fitted: ${fitted[rule]})`} | ${seen} | ${wrong} |`,
    );
  const untold = missed.filter(({ told }) => !told);
  console.log(`\nmissed ${missed.length}, missed and untold ${untold.length}`);
  for (const { doc, words } of untold) console.log(`  ${doc}: ${words}`);
}
