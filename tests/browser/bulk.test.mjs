// Working in bulk as staff do it: tick rows or take all that match, see to whom it is done, do it, take it back. Without
// script the same works for the rows that are ticked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, demo, logIn, openWindow, speak, stage, unexpected } from './harness.mjs';

stage();

const fits = async page => {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wider <= 0, `${wider} px too wide`);
};

const whole = async (page, what) => {
  assert.deepEqual(await axe(page), [], what);
  await fits(page);
};

/** Waits until the run says that it is over, and gives its numbers. */
const finished = async page => {
  await page.waitForURL(/\/jobs\/job_/);
  await page.locator('[id^=run-]:not([aria-busy])').waitFor({ timeout: 60_000 });
  return page.locator('[id^=run-] [role=progressbar]').getAttribute('aria-valuenow');
};

for (const look of [
  { locale: 'en', width: 1440, height: 900, colorScheme: 'light', undo: /^Undo/ },
  { locale: 'ru', width: 390, height: 844, colorScheme: 'dark', undo: /^Отменить/ },
]) {
  test(`all customers that match are disabled and enabled again, ${look.locale} at ${look.width}`, { timeout: 180_000 }, async () => {
    const page = await openWindow(browser, look);
    await logIn(page, demo, 'olivia@nordicsoftware.example');
    await speak(page, demo, look.locale);
    await page.goto(`${demo.console}/customers?q=a`);
    const total = Number(await page.locator('[data-selbar]').getAttribute('data-total'));
    const boxes = page.locator('tbody [data-row]');
    const rows = await boxes.count();
    assert.ok(rows > 1 && total >= rows);
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await whole(page, 'the list with two rows ticked');
    const more = page.locator('[data-more]');
    await page.locator('[data-all]').check();
    if (total > rows) await more.click();
    await page.locator('[data-selbar] button[value=disable-customers]').click();
    await page.waitForURL(/\/bulk\/review/);
    const applies = Number(await page.locator('[name=applies]').inputValue());
    assert.equal(Number(await page.locator('[name=count]').inputValue()), total);
    assert.ok(applies > 0 && applies <= total);
    assert.match(await page.locator('h1').textContent(), new RegExp(`${applies}`));
    await whole(page, 'to whom it is done');
    await page.locator('[name=reason]').fill('Unpaid');
    await page.locator('main form button[type=submit]').click();
    assert.equal(await finished(page), '100');
    await whole(page, 'the run');
    await page.goto(`${demo.console}/customers?view=disabled`);
    assert.ok(Number(await page.locator('[data-selbar]').getAttribute('data-total')) >= applies);
    await page.goto(`${demo.console}/jobs`);
    await whole(page, 'all runs');
    await page.locator('tbody th a').first().click();
    await page.waitForURL(/\/jobs\/job_/);
    await page.getByRole('button', { name: look.undo }).click();
    await page.waitForURL(/\/jobs\/job_/);
    assert.equal(await finished(page), '100');
    await page.goto(`${demo.console}/customers?q=a&view=disabled`);
    const left = await page.locator('[data-selbar]').count();
    const still = left === 0 ? 0 : Number(await page.locator('[data-selbar]').getAttribute('data-total'));
    assert.equal(still, total - applies);
    assert.deepEqual(unexpected(page), []);
    await page.context().close();
  });
}

test('what is ticked on one page of a list is kept on the others, until it is done', { timeout: 120_000 }, async () => {
  const page = await openWindow(browser, { locale: 'en' });
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  await speak(page, demo, 'en');
  await page.goto(`${demo.console}/users?per=25`);
  const total = Number(await page.locator('[data-selbar]').getAttribute('data-total'));
  assert.ok(total > 25, `${total} users are two pages`);
  const boxes = page.locator('tbody [data-row]'), told = page.locator('[data-n]');
  await boxes.nth(0).check();
  await boxes.nth(3).check();
  await page.locator('.pager a[rel=next]').click();
  await page.waitForURL(/after=/);
  assert.match(await told.textContent(), /^2 /);
  await boxes.nth(1).check();
  assert.match(await told.textContent(), /^3 /);
  await page.locator('.pager a[rel=prev]').click();
  await page.waitForURL(url => !url.search.includes('after='));
  assert.ok(await boxes.nth(0).isChecked() && await boxes.nth(3).isChecked() && !(await boxes.nth(1).isChecked()));
  // Another list is another selection.
  await page.goto(`${demo.console}/users?per=25&q=zzz`);
  await page.goto(`${demo.console}/users?q=a`);
  assert.ok(await page.locator('[data-selbar]').isHidden());
  await page.goto(`${demo.console}/users?per=50`);
  assert.match(await told.textContent(), /^3 /);
  await page.locator('[data-selbar] button[value=send-invitations]').click();
  await page.waitForURL(/\/bulk\/review/);
  const applies = Number(await page.locator('[name=applies]').inputValue());
  assert.equal(await page.locator('main form input[name=id]').count(), 3);
  await whole(page, 'who is invited');
  if (applies > 0) {
    await page.locator('main form button[type=submit]').click();
    assert.equal(await finished(page), '100');
  }
  await page.goto(`${demo.console}/jobs`);
  await page.locator('tbody th a').first().click();
  await page.waitForURL(/\/jobs\/job_/);
  await page.goto(`${demo.console}/users?per=25`);
  assert.ok(await page.locator('[data-selbar]').isHidden(), 'what was done is ticked no more');
  assert.deepEqual(unexpected(page), []);
  await page.context().close();
});

test('without script, for all that match', { timeout: 120_000 }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es' });
  const page = await context.newPage();
  page.complaints = [];
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  await page.goto(`${demo.console}/customers?q=a`);
  const total = Number(await page.locator('[data-selbar]').getAttribute('data-total'));
  await page.locator('[data-selbar] input[name=select][value=filter]').check();
  await page.locator('button[value=disable-customers]').click();
  await page.locator('[name=applies]').waitFor({ state: 'attached' });
  assert.equal(Number(await page.locator('[name=count]').inputValue()), total);
  await context.close();
});

test('without script, for the rows that are ticked', { timeout: 120_000 }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fi' });
  const page = await context.newPage();
  page.complaints = [];
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  await page.goto(`${demo.console}/licenses`);
  await page.locator('tbody [data-row]').first().check();
  await page.locator('button[value=extend-licenses]').click();
  await page.locator('[name=until]').waitFor();
  if (await page.locator('main form button[type=submit]').count()) {
    await page.locator('[name=months]').selectOption('12');
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/\/jobs\/job_/);
    assert.equal(await page.locator('[role=progressbar]').getAttribute('aria-valuenow'), '100');
  }
  await context.close();
});
