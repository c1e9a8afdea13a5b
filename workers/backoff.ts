// Waiting between attempts: doubling, with jitter, so that many processes do not come back at one instant.

export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Quick at first (a broker that elects a leader needs a second), half a minute at most, since people watch the readiness. */
export const DEFAULT_BACKOFF: Backoff = { firstMs: 250, mostMs: 30_000 };

/** How long to wait after the `attempt`-th failure (1, 2, ...): between half and all of the doubled time. */
export function backoffMs(attempt: number, { firstMs, mostMs }: Backoff, random: () => number = Math.random): number {
  const most = Math.min(mostMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(most / 2 + (most / 2) * random());
}

/** Waits; ends early, without an error, when the signal is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
