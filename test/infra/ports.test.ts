import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import {
  TEMPORAL_OFFSETS,
  freePort,
  freePortBlock,
  isListening,
  isPortFree,
  requireFreePorts,
} from '../../infra/ports.ts';

async function listening(host: string) {
  const server = createServer().listen({ port: await freePort(), host });
  await once(server, 'listening');
  return { server, port: (server.address() as { readonly port: number }).port };
}

describe('ports', () => {
  test('a free one is free, and stays below what an int2 holds', async () => {
    const port = await freePort();
    expect(await isPortFree(port)).toBe(true);
    expect(port).toBeLessThan(32_768);
  });

  test.each(['127.0.0.1', '0.0.0.0'])('one that something listens on at %s is not free', async (host) => {
    const { server, port } = await listening(host);
    try {
      expect(await isPortFree(port)).toBe(false);
      expect(await isListening('127.0.0.1', port)).toBe(true);
      await expect(requireFreePorts([await freePort(), port])).rejects.toMatchObject({
        code: 'portTaken',
        en: `Port ${port} is taken by another program. Choose another port or stop that program.`,
      });
    } finally {
      server.close();
    }
  });

  test('a block for Temporal has all its eight ports free', async () => {
    const base = await freePortBlock(TEMPORAL_OFFSETS);
    expect(base + 103).toBeLessThan(32_768);
    await expect(requireFreePorts(TEMPORAL_OFFSETS.map((offset) => base + offset))).resolves.toBeUndefined();
  });
});
