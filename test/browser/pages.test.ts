import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, whyNot } from './chromium.ts';
import type { Site } from './site.ts';
import { startSite } from './site.ts';

if (whyNot !== null) console.warn(`The browser's tests are skipped: ${whyNot}`);

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(whyNot !== null)('the pages in Chromium', () => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), openChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  it.each([
    ['a phone', PHONE],
    ['a desk', DESK],
  ])('fit on %s, and nothing serious keeps anybody out', async (_, viewport) => {
    // The check is a script of ours, which the pages' own policy forbids.
    const context = await browser.newContext({ viewport, bypassCSP: true });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(site.pages)) {
      await page.goto(site.url + path);
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), name).toBeLessThanOrEqual(0);
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run()')) as { readonly violations: readonly Violation[] };
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
        name,
      ).toEqual([]);
      expect(await page.locator('h1').count(), name).toBe(1);
      expect(await page.getByText('chạy thử trên máy này').count(), name).toBe(1);
    }
    await context.close();
  });

  it('run no script and load nothing from elsewhere', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    for (const path of Object.values(site.pages)) if (path !== '/khong-co') await page.goto(site.url + path);
    expect(asked.length).toBeGreaterThan(Object.keys(site.pages).length);
    expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('take a report by keyboard alone, with scripts switched off', async () => {
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.url + site.work);

    // The first stop leads past the menu to the content.
    await page.keyboard.press('Tab');
    const skip = page.getByText('Đến nội dung');
    expect(await isFocused(page, 'a.skip')).toBe(true);
    expect((await skip.boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#noi-dung');

    await tabTo(page, 'Báo cáo hoàn thành');
    expect(await page.locator('summary:focus').evaluate((one) => getComputedStyle(one as never).outlineStyle)).toBe(
      'solid',
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Đã ban hành kế hoạch');
    await page.keyboard.press('Tab');
    await page.keyboard.type('46/KH-ĐU');
    await page.keyboard.press('Enter');
    await page.waitForURL(/kq=/);
    expect(await page.getByRole('status').innerText()).toBe('Đã ghi nhận.');
    expect(await page.getByText('Văn bản số 46/KH-ĐU.').count()).toBe(1);
    expect(await page.getByText('Chờ xác nhận').first().isVisible()).toBe(true);

    // Going back and loading again posts nothing twice.
    await page.goBack();
    await page.reload();
    expect(await page.getByText('Văn bản số 46/KH-ĐU.').count()).toBe(1);
    await context.close();
  });

  it('lead from the first page to an assignment and back, by links that say where they go', async () => {
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.url);
    await page.getByRole('link', { name: 'Chỉ thị số 02-CT/TU' }).click();
    await page.getByRole('link', { name: 'Quá hạn', exact: true }).click();
    expect(await page.getByRole('link', { name: 'Quá hạn', exact: true }).getAttribute('aria-current')).toBe('page');
    await page.getByRole('link', { name: 'Đảng ủy xã 5' }).first().click();
    expect(new URL(page.url()).pathname).toContain('/viec/');
    expect(await page.getByText(/^Quá hạn \d+ ngày$/).count()).toBe(1);
    await page
      .getByRole('navigation', { name: 'Đường dẫn' })
      .getByRole('link', { name: 'Chỉ thị số 02-CT/TU' })
      .click();
    expect(new URL(page.url()).pathname).toBe(`/van-ban/${site.directive}`);
    await context.close();
  });
});

/** Presses Tab until the element with this text has the focus. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) === 1 && (await focused.innerText()).trim() === text) return;
  }
  throw new Error(`60 times Tab did not reach ${text}`);
}

const isFocused = async (page: Page, selector: string): Promise<boolean> =>
  (await page.locator(`${selector}:focus`).count()) === 1;
