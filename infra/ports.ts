/**
 * Free ports on loopback.
 *
 * All are taken below 32768, for two reasons: Temporal's membership keeps ports in an int2, and above that Linux
 * hands out ports for outgoing connections, one of which could take a port between our look and the server's start.
 * Another process may still be faster: a starter that chose its own port tries again with another.
 */
import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { LocalStackError } from './errors.ts';

export const LOOPBACK = '127.0.0.1';

const FIRST_PORT = 20_000;
/** Exclusive; see above. */
const PORT_LIMIT = 32_768;
const MAX_TRIES = 200;

/** What the Temporal server takes, as distances from its first port: four services and their membership ports. */
export const TEMPORAL_OFFSETS: readonly number[] = [0, 1, 2, 3, 100, 101, 102, 103];

/** Whether a server could listen on this loopback port now. */
export async function isPortFree(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: LOOPBACK, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Whether something answers at this address within the time (milliseconds). */
export async function isListening(host: string, port: number, timeoutMs = 2_000): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ host, port });
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => finish(false));
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}

/** Throws `portTaken` for the first of the ports that something else holds. */
export async function requireFreePorts(ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    if (!(await isPortFree(port))) throw new LocalStackError('portTaken', { port });
  }
}

/** A first port such that it and all its distances are free. */
export async function freePortBlock(offsets: readonly number[]): Promise<number> {
  const span = Math.max(...offsets);
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const base = randomInt(FIRST_PORT, PORT_LIMIT - span);
    const free = await Promise.all(offsets.map(async (offset) => await isPortFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
  throw new LocalStackError('noFreePort', { from: FIRST_PORT, to: PORT_LIMIT - 1 });
}

/** One free loopback port. */
export async function freePort(): Promise<number> {
  return await freePortBlock([0]);
}
