// Waits for a condition, looked at often, and says what it waited for when it does not come.

const LOOK_EVERY_MS = 20;

export async function until<T>(
  what: string,
  look: () => Promise<T | null | false> | T | null | false,
  ms: number = 60_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`waited ${ms} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
