// What measurements share: doing many things at once, waiting for a condition, percentiles.

const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 120_000;

/**
 * Does `count` things, at most `width` at a time, in order of their start.
 * @param {number} count @param {number} width @param {(index: number) => Promise<unknown>} work
 */
export async function pool(count, width, work) {
  let next = 0;
  const runner = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, runner));
}

/**
 * Resolves with what `look` gives once that is neither null nor false.
 * @template T @param {string} what @param {() => T | Promise<T>} look
 */
export async function until(what, look, ms = PATIENCE_MS) {
  const end = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`waited ${ms} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** The value below which `share` (0..1) of the values lie. @param {readonly number[]} values @param {number} share */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** @param {number} count @param {number} milliseconds */
export const perSecond = (count, milliseconds) => Math.round((count * 1_000) / milliseconds);

/** 12345 -> "12,345"; small numbers keep their decimals. @param {number} value */
export const figure = (value, digits = 0) => value.toLocaleString('en-US', { maximumFractionDigits: digits });

/**
 * One line of the table.
 * @typedef {{ readonly what: string, readonly value: string, readonly aim?: string, readonly note?: string }} Row
 */
