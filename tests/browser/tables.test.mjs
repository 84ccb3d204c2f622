// Lists by the keyboard alone: rows by J and K, a tick by X, columns chosen and moved, a view kept under a name, its undo; the
// sheet of keys, and that they can be switched off. In two languages, wide and on a phone, with axe on each state.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, demo, logIn, openWindow, stage, unexpected } from './harness.mjs';

stage();

// Without the column of boxes.
const heads = page => page.locator('main thead th:not(:has(input))').allInnerTexts();
const focused = page => page.evaluate(() => document.activeElement?.textContent.trim() ?? '');

/** Presses Tab until the element that is looked for has the focus. */
async function tabTo(page, selector, most = 120) {
  for (let turn = 0; turn < most; turn += 1) {
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${selector} by Tab`);
}

async function sound(page) {
  assert.deepEqual(await axe(page), []);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wider <= 0, `${wider} px too wide`);
}

for (const look of [
  { locale: 'en', width: 1440, height: 900, colorScheme: 'light', country: 'Country', view: 'Neighbors' },
  { locale: 'fi', width: 390, height: 844, colorScheme: 'dark', country: 'Maa', view: 'Naapurit' },
]) {
  test(`columns and a view by the keyboard, ${look.locale} at ${look.width}`, { timeout: 180_000 }, async () => {
    const page = await openWindow(browser, look);
    await logIn(page, demo, look.locale === 'en' ? 'olivia@nordicsoftware.example' : 'nina@nordicit.example');
    await page.goto(`${demo.console}/customers`);
    const before = await heads(page);
    assert.equal(before.length, 6);
    // The country comes to the front of the columns, in dense rows.
    await tabTo(page, '[popovertarget=arrange]');
    await page.keyboard.press('Enter');
    await page.locator('#arrange:popover-open').waitFor();
    await sound(page);
    await tabTo(page, '#arrange input[name=show][value=country]');
    await page.keyboard.press('Space');
    await tabTo(page, '#arrange button[name=up][value=country]');
    const place = () => page.locator('#arrange li').evaluateAll(items => items.findIndex(item => item.querySelector('[value=country]')));
    const steps = await place();
    for (let step = 0; step < steps; step += 1) await page.keyboard.press('Enter');
    assert.equal(await place(), 0, 'each press moves it by one, and it keeps the focus');
    await tabTo(page, '#arrange input[name=rows]:checked');
    await page.keyboard.press('ArrowRight');
    await page.locator('#arrange input[name=rows][value=dense]:checked').waitFor({ state: 'attached' });
    await page.locator('#arrange button[type=submit]:not([name])').focus();
    await Promise.all([page.waitForURL(/cols=country/), page.keyboard.press('Enter')]);
    assert.deepEqual(await heads(page), [before[0], look.country, ...before.slice(1)]);
    assert.equal(await page.locator('table.t-dense').count(), 1);
    assert.match(page.url(), /rows=dense/);
    await sound(page);
    // Kept under a name it is a tab.
    await tabTo(page, '[popovertarget=views]');
    await page.keyboard.press('Enter');
    await page.locator('#views:popover-open').waitFor();
    await sound(page);
    await tabTo(page, '#view-name');
    await page.keyboard.type(look.view);
    await Promise.all([page.waitForURL(/saved=view_/), page.keyboard.press('Enter')]);
    assert.equal(await page.locator('.tabs [aria-current=page]').innerText().then(text => text.split('\n')[0].trim()), look.view);
    // Without anything in the address the list is as it was last.
    await page.goto(`${demo.console}/customers`);
    assert.equal((await heads(page))[1], look.country);
    await page.locator('.tabs a', { hasText: look.view }).focus();
    await Promise.all([page.waitForURL(/saved=view_/), page.keyboard.press('Enter')]);
    // Away, and back by the undo of the note.
    await tabTo(page, '[popovertarget=views]');
    await page.keyboard.press('Enter');
    await tabTo(page, '#views form[action$="/delete"] button');
    await Promise.all([page.waitForURL(/deleted=view_/), page.keyboard.press('Enter')]);
    assert.equal(await page.locator('.tabs a', { hasText: look.view }).count(), 0);
    await Promise.all([page.waitForURL(/saved=view_/), page.keyboard.press('z')]);
    await page.locator('.tabs [aria-current=page]', { hasText: look.view }).waitFor();
    await sound(page);
    // As usual again, for whoever comes next.
    await tabTo(page, '[popovertarget=arrange]');
    await page.keyboard.press('Enter');
    await tabTo(page, '#arrange button[name=reset]');
    await Promise.all([page.waitForURL(url => !url.search.includes('cols=')), page.keyboard.press('Enter')]);
    assert.deepEqual(unexpected(page), []);
    await page.context().close();
  });

  test(`rows, pages and the sheet by letters, ${look.locale} at ${look.width}`, { timeout: 180_000 }, async () => {
    const page = await openWindow(browser, look);
    await logIn(page, demo, look.locale === 'en' ? 'olivia@nordicsoftware.example' : 'nina@nordicit.example');
    await page.keyboard.press('g');
    await Promise.all([page.waitForURL(/\/customers$/), page.keyboard.press('c')]);
    const names = await page.locator('tbody th a').allInnerTexts();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    assert.equal(await focused(page), names[1]);
    await page.keyboard.press('k');
    assert.equal(await focused(page), names[0]);
    await Promise.all([page.waitForURL(/\/customers\/org_/), page.keyboard.press('Enter')]);
    await page.keyboard.press('g');
    await Promise.all([page.waitForURL(/\/invitations$/), page.keyboard.press('i')]);
    // Ticks: one, then a range up to the third.
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    assert.equal(await page.locator('[data-row]:checked').count(), 3);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('[data-row]:checked').count(), 0);
    // Letters that are typed are letters.
    await page.locator('main input[name=q]').focus();
    await page.keyboard.type('gcjx?');
    assert.equal(await page.locator('main input[name=q]').inputValue(), 'gcjx?');
    await page.locator('main input[name=q]').fill('');
    await page.locator('main h1').click();
    await page.keyboard.press('?');
    await page.locator('#sheet[open] kbd').first().waitFor();
    await sound(page);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#sheet[open]').count(), 0);
    await page.keyboard.press('/');
    await page.locator('#palette[open]').waitFor();
    await page.keyboard.press('Escape');
    // Switched off they are letters everywhere (WCAG 2.1.4).
    await page.goto(`${demo.console}/shortcuts`);
    await sound(page);
    await tabTo(page, 'button[name=letters]');
    await Promise.all([page.waitForResponse(answer => answer.url().endsWith('/shortcuts') && answer.request().method() === 'GET'), page.keyboard.press('Enter')]);
    await page.locator('button[name=letters][value=on]').waitFor();
    await page.goto(`${demo.console}/customers`);
    await page.keyboard.press('j');
    await page.keyboard.press('/');
    await page.keyboard.press('?');
    assert.equal(await page.locator('#palette[open], #sheet[open]').count(), 0);
    await page.keyboard.press('Control+k');
    await page.locator('#palette[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`${demo.console}/shortcuts`);
    await page.locator('button[name=letters]').click();
    await page.locator('button[name=letters][value=off]').waitFor();
    assert.deepEqual(unexpected(page), []);
    await page.context().close();
  });
}

test('without script columns are chosen, moved and kept by forms', { timeout: 120_000 }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  page.complaints = [];
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  await page.goto(`${demo.console}/customers`);
  await page.locator('[popovertarget=arrange]').click();
  await page.locator('#arrange input[name=show][value=vendor]').check();
  await page.locator('#arrange button[name=up][value=status]').click();
  await page.waitForURL(/arrange=open/);
  assert.ok(await page.locator('#arrange.arr-open').isVisible(), 'the form stands open to be gone on with');
  await page.locator('#arrange button[type=submit]').first().click();
  const shown = await heads(page);
  assert.equal(shown.at(-1), 'Vendor');
  assert.equal(shown.at(-3), 'Status');
  await page.locator('[popovertarget=arrange]').click();
  await page.locator('#arrange button[name=reset]').click();
  assert.equal((await heads(page)).length, 6);
  await context.close();
});

test('on paper all chosen columns stand, without what only a screen needs', { timeout: 120_000 }, async () => {
  const page = await openWindow(browser);
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  await page.goto(`${demo.console}/customers?cols=vendor,country,contact_name,contact_email,account_name,seen_at,created_at,plan,seats,storage,valid_to,status`);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('main thead th:visible').count(), 13);
  for (const gone of ['.tools', '.bar', '.pager .acts', '.side', '#arrange', '#views']) {
    assert.equal(await page.locator(`${gone}:visible`).count(), 0, gone);
  }
  const wide = await page.evaluate(() => [...document.querySelectorAll('main table')].map(table => table.scrollWidth - table.parentElement.clientWidth));
  assert.ok(wide.every(more => more <= 1) || wide.length > 0);
  await page.context().close();
});
