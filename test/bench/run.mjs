// The measurements: `node test/bench/run.mjs [name...]` (without names all but the long ones), after a build. Everything is measured on the real
// local stack in one run, one measurement after the other; nothing is asserted.
import { load, machine } from './machine.mjs';
import { startBenchStack } from './stack.mjs';

/** In this order. Those that need no stack, or one of their own, come last. */
const MEASUREMENTS = ['deploy', 'instant', 'people', 'events', 'inputs'];
const ALONE = ['decide', 'decade', 'reading', 'footprint'];
/** Only when named. */
const LONG = ['cold'];

/** @param {readonly string[]} names */
async function measure(names, stack) {
  for (const name of names) {
    const { run, what } = await import(`./${name}.mjs`);
    const before = load();
    const from = Date.now();
    const rows = await run(stack);
    const seconds = ((Date.now() - from) / 1_000).toFixed(0);
    console.log(`\n## ${name}: ${what}\n\n(${seconds} s; load average before ${before}, after ${load()})\n`);
    printTable(rows);
  }
}

/** A table that reads well on a terminal and as Markdown. @param {readonly import('./measure.mjs').Row[]} rows */
function printTable(rows) {
  const cells = rows.map(({ what, value, aim, note }) => [what, value, aim ?? '-', note ?? '']);
  const header = ['figure', 'value', 'aim or ratio', 'how'];
  const widths = header.map((title, column) => Math.max(...[header, ...cells].map((row) => row[column].length)));
  // The last column is as long as its text: terminals wrap it.
  const line = (row) =>
    `| ${row.map((cell, column) => (column === 3 ? cell : cell.padEnd(widths[column]))).join(' | ')} |`;
  console.log([line(header), '|---|---|---|---|', ...cells.map(line)].join('\n'));
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => ![...MEASUREMENTS, ...ALONE, ...LONG].includes(name));
if (unknown.length > 0) {
  console.error(
    `no such measurement: ${unknown.join(', ')}; there are ${[...MEASUREMENTS, ...ALONE, ...LONG].join(', ')}`,
  );
  process.exit(2);
}
const chosen = (names) => names.filter((name) => asked.length === 0 || asked.includes(name));
const from = Date.now();
console.log(`# dondoc, measured on ${machine()}`);
console.log(`\nLoad average at the start: ${load()}. Figures are worth something only where nothing else runs.`);
if (chosen(MEASUREMENTS).length > 0) {
  const stack = await startBenchStack();
  try {
    await measure(chosen(MEASUREMENTS), stack);
  } finally {
    await stack.stop();
  }
}
await measure([...chosen(ALONE), ...LONG.filter((name) => asked.includes(name))], null);
console.log(`\nDone in ${((Date.now() - from) / 1_000).toFixed(0)} s.`);
