// CPU seconds and memory of processes with all that they started, from /proc (Linux; elsewhere nothing is known).
import { readdirSync, readFileSync } from 'node:fs';

/** Kernel ticks a second (USER_HZ), which Linux promises to user space. */
const TICKS = 100;

/** @param {number} pid */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; fields are counted after it.
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [utime, stime, cutime, cstime] = fields.slice(11, 15).map(Number);
    return { pid, name, parent: Number(fields[1]), ticks: utime + stime, ofEnded: cutime + cstime };
  } catch {
    return null;
  }
}

/** The process and everything below it. @param {number} root */
export function processTree(root) {
  let names;
  try {
    names = readdirSync('/proc');
  } catch {
    return [];
  }
  const all = names.filter((name) => /^\d+$/.test(name)).flatMap((name) => statOf(Number(name)) ?? []);
  const tree = all.filter(({ pid }) => pid === root);
  for (let index = 0; index < tree.length; index += 1) {
    tree.push(...all.filter(({ parent }) => parent === tree[index]?.pid));
  }
  return tree;
}

/** CPU seconds used so far. @param {number} root */
export const cpuSeconds = (root) =>
  processTree(root).reduce((sum, { ticks, ofEnded }) => sum + ticks + ofEnded, 0) / TICKS;

/** Memory of one process in MB: resident, and the part that is its own (PostgreSQL's processes share theirs). @param {number} pid */
export function memoryOf(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kilobytes = (field) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? NaN);
  return { resident: kilobytes('Rss') / 1024, share: kilobytes('Pss') / 1024 };
}

/**
 * CPU seconds that named processes use while `work` runs.
 * @template T @param {Readonly<Record<string, number>>} pids @param {() => Promise<T>} work
 */
export async function watchCpu(pids, work) {
  const before = Object.entries(pids).map(([name, pid]) => ({ name, pid, used: cpuSeconds(pid) }));
  const result = await work();
  const text = before.map(({ name, pid, used }) => `${name} ${(cpuSeconds(pid) - used).toFixed(1)}`).join(', ');
  return { result, text };
}
