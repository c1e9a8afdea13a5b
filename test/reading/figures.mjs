// Figures by form of time, which the scorer does not print: of the gold standard's dated duties, how many are read at their place with the
// same time, and how many times are read that the gold does not have. Run after a build: node test/reading/figures.mjs
// With --confidence instead: what each class of confidence is worth, and each rule. With --halves: the measures of each half of the gold
// texts, read without the vocabulary that only this half has.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../dist/infra/paths.js';
import { readDirective } from '../../dist/reading/read.js';
import { printConfidence } from './confidence.mjs';
import { printHalves } from './halves.mjs';

if (process.argv.includes('--confidence')) {
  printConfidence((text, name) => readDirective(text, { name, explain: true }));
  process.exit();
}

if (process.argv.includes('--halves')) {
  printHalves();
  process.exit();
}

const folder = join(projectRoot, '..', 'shared', 'reading');

const FORMS = [
  ['a day', /ngày|\d\/\d+\/\d{4}/iu],
  ['a month', /tháng/iu],
  ['a quarter', /qu[ýí]/iu],
  ['a year', /năm/iu],
];

/** The form of a time, by what it says and by its words. */
function formOf(time) {
  if (time.recurs) return time.recurs === 'unspecified' ? 'repeated, no period said' : 'repeated';
  if (time.event && !time.due) return 'an event';
  if (time.within) return 'a span';
  return FORMS.find(([, words]) => words.test(time.text))?.[0] ?? 'other';
}

const EVERY = {
  weekly: 'WEEKLY:1',
  monthly: 'MONTHLY:1',
  quarterly: 'MONTHLY:3',
  semiannual: 'MONTHLY:6',
  yearly: 'YEARLY:1',
};

/** What a repetition says without its day: "YEARLY:1@12". */
function periodOf(recurs) {
  if (!recurs.includes('FREQ=')) {
    const [every, at = ''] = recurs.split('@');
    const years = /^every-(\d+)-years$/.exec(every)?.[1];
    const month = every === 'yearly' && at !== '' ? `@${Number(at.split('-')[0])}` : '';
    return (years ? `YEARLY:${years}` : (EVERY[every] ?? every)) + month;
  }
  const part = Object.fromEntries(recurs.split(';').map((p) => p.split('=')));
  return `${part.FREQ}:${part.INTERVAL ?? 1}${part.BYMONTH && part.FREQ === 'YEARLY' ? `@${part.BYMONTH}` : ''}`;
}

const keyOf = (t) => t.due ?? (t.recurs ? periodOf(t.recurs) : t.event ? 'event' : (t.within ?? 'none'));

const table = new Map();
const count = (form, what) => {
  const row = table.get(form) ?? { gold: 0, read: 0, invented: 0 };
  row[what] += 1;
  table.set(form, row);
};

for (const file of readdirSync(join(folder, 'gold')).sort()) {
  const gold = JSON.parse(readFileSync(join(folder, 'gold', file), 'utf8'));
  const text = readFileSync(join(folder, 'directives', `${gold.doc}.txt`), 'utf8');
  const dated = readDirective(text, { name: gold.doc }).obligations.filter((o) => o.time);
  const used = new Set();
  for (const deadline of gold.deadlines) {
    const start = text.indexOf(deadline.quote);
    const end = start + deadline.quote.length;
    const form = formOf({ ...deadline, text: deadline.time });
    count(form, 'gold');
    const found = dated.find(
      (o) =>
        !used.has(o) &&
        o.source.start < end &&
        start < o.source.end &&
        (o.review ?? null) === (deadline.review ?? null) &&
        keyOf(o.time) === keyOf(deadline),
    );
    if (!found) continue;
    used.add(found);
    count(form, 'read');
  }
  const optional = (gold.optional ?? []).map((quote) => [text.indexOf(quote), text.indexOf(quote) + quote.length]);
  for (const o of dated) {
    const mayStand = optional.some(([start, end]) => start < o.source.end && o.source.start < end);
    if (!used.has(o) && !mayStand) count(formOf(o.time), 'invented');
  }
}

console.log('| form of time | in the gold | read | invented |\n|---|---|---|---|');
for (const [form, row] of [...table].sort((a, b) => b[1].gold - a[1].gold))
  console.log(`| ${form} | ${row.gold} | ${row.read} | ${row.invented} |`);
