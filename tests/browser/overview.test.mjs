// What needs attention is done where it stands: told in its row, taken back there, refused there; on a phone, in the
// dark, and without script.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, demo, logIn, openWindow, speak, stage, unexpected } from './harness.mjs';

stage();

const olivia = 'olivia@nordicsoftware.example';
const press = (page, selector) => Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);
const count = async (page, row) => Number((await page.locator(`${row} .n`).innerText()).replace(/\D/g, ''));

for (const look of [{ locale: 'en', width: 1440 }, { locale: 'ru', width: 390, height: 844, colorScheme: 'dark' }]) {
  test(`a license is renewed in its row and taken back there, ${look.locale} at ${look.width}`, { timeout: 120_000 }, async () => {
    const page = await openWindow(browser, look);
    await logIn(page, demo, olivia);
    await speak(page, demo, look.locale);
    await page.goto(`${demo.console}/`);
    assert.deepEqual(await axe(page), []);
    const before = await count(page, '#todo-expiring');
    await press(page, '#todo-expiring form[action$="/renew"] button, #todo-expiring form[action$="/extend"] button');
    await page.locator('#todo-expiring [role=status]').waitFor();
    assert.deepEqual(await axe(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    await page.goto(`${demo.console}/`);
    const row = page.locator('#todo-expiring');
    assert.equal(await row.count() ? await count(page, '#todo-expiring') : 0, before - 1);
    await page.goBack();
    if (await page.locator('#todo-expiring form[action$="/undo"]').count()) {
      await press(page, '#todo-expiring form[action$="/undo"] button');
      assert.equal(await count(page, '#todo-expiring'), before);
    }
    assert.deepEqual(unexpected(page), []);
    await page.context().close();
  });
}

test('units are added in their row without script, and what is wrong stands there', { timeout: 120_000 }, async () => {
  const page = await openWindow(browser);
  await logIn(page, demo, olivia);
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' });
  await context.addCookies(await page.context().cookies());
  const bare = await context.newPage();
  await bare.goto(`${demo.console}/`);
  if (await bare.locator('#todo-full [name=quantity]').count()) {
    const usual = await bare.locator('#todo-full [name=quantity]').inputValue();
    await bare.fill('#todo-full [name=quantity]', 'many');
    await bare.click('#todo-full form button');
    assert.equal(await bare.locator('#todo-full [name=quantity]').inputValue(), 'many');
    assert.ok(await bare.locator('#todo-full .err').isVisible());
    await bare.fill('#todo-full [name=quantity]', usual);
    await bare.click('#todo-full form button');
    assert.ok(await bare.locator('#todo-full [role=status]').isVisible());
    assert.ok(await bare.locator('#todo-full form[action$="/undo"]').isVisible());
  }
  await context.close();
  await page.context().close();
});
