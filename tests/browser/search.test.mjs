// The palette: Ctrl K, a few letters in either script, Enter. Without script the same is a page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, demo, logIn, openWindow, stage, unexpected } from './harness.mjs';

stage();

const found = page => page.locator('#palette a[role=option]');

for (const look of [
  { locale: 'en', width: 1440, height: 900, colorScheme: 'light' },
  { locale: 'fi', width: 390, height: 844, colorScheme: 'dark' },
]) {
  test(`a customer in three keys and its name, ${look.locale} at ${look.width}`, { timeout: 120_000 }, async () => {
    const page = await openWindow(browser, look);
    await logIn(page, demo, 'olivia@nordicsoftware.example');
    await page.keyboard.press('Control+k');
    await page.locator('#palette[open]').waitFor();
    await found(page).first().waitFor();
    assert.deepEqual(await axe(page), []);
    for (const typed of ['testiasiakas', 'Тестиасиакас', 'testiaskas']) {
      await page.locator('#palette input').fill(typed);
      await page.locator('#palette a[role=option]', { hasText: 'Testiasiakas' }).first().waitFor();
    }
    assert.equal(await page.locator('#palette [aria-selected=true]').count(), 1);
    assert.deepEqual(await axe(page), []);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wider <= 0, `${wider} px too wide`);
    await Promise.all([page.waitForURL(/\/customers\/org_/), page.keyboard.press('Enter')]);
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#palette[open]').count(), 0);
    assert.deepEqual(unexpected(page), []);
    await page.context().close();
  });
}

test('pages and actions in another language, by arrows', { timeout: 120_000 }, async () => {
  const page = await openWindow(browser);
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  await page.locator('[data-search]').click();
  await page.locator('#palette input').fill('uusi asiakas');
  await page.locator('#palette a[href="/customers/new"]').waitFor();
  const first = await page.locator('#palette input').getAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.locator('#palette input').getAttribute('aria-activedescendant'), first);
  await page.locator('#palette a[href="/customers/new"]').click();
  await page.waitForURL(/\/customers\/new/);
  await page.context().close();
});

test('without script it is a page', { timeout: 120_000 }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  page.complaints = [];
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  await page.locator('[data-search]').click();
  await page.waitForURL(/\/search$/);
  await page.locator('main input[name=q]').fill('testiasiakas');
  await page.locator('main form[role=search] button').click();
  await page.locator('main a.place', { hasText: 'Testiasiakas' }).first().click();
  await page.waitForURL(/\/customers\/org_/);
  await context.close();
});
