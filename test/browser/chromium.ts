// Chromium from the system, driven by playwright-core: nothing is downloaded.
import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Why the browser's tests cannot run here; null: they can. */
export const whyNot: string | null = existsSync(CHROMIUM)
  ? null
  : `${CHROMIUM} is not there (apt-get install chromium, or set CHROMIUM)`;

export async function openChromium(): Promise<Browser> {
  // Chromium's sandbox does not run as root, which a container's user is.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return await chromium.launch({ executablePath: CHROMIUM, args });
}
