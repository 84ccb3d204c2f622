// Records: a change is planned for a day and seen in the calendar, by mouse, by keyboard, on a phone and without script, in two
// languages; what could not be done waits on the overview.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, demo, logIn, openWindow, speak, stage, unexpected } from './harness.mjs';

stage();

const field = name => `[name="${name}"]`;
const press = (page, selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);
const dayAhead = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Who sells in the sample. */
const seller = () => demo.logins.find(login => login.email.startsWith('nina')).email;

/** The address of the first customer's page with a license in force. */
async function firstCustomer(page) {
  await page.goto(`${demo.console}/licenses`);
  const href = await page.locator('tbody a[href*="/license/"]').first().getAttribute('href');
  return { license: `${demo.console}${href}`, customer: `${demo.console}${href.split('/license/')[0]}` };
}

for (const [locale, words] of [['en', { planned: /Planned/, undo: /Undo/ }], ['fi', { planned: /Suunniteltu/, undo: /Kumoa/ }]]) {
  test(`a change is planned, seen and cancelled (${locale})`, async () => {
    const page = await openWindow(browser, { locale });
    await logIn(page, demo, seller());
    await speak(page, demo, locale);
    const { license, customer } = await firstCustomer(page);
    await page.goto(license);
    // Plan from the license: one click, what, how many, when.
    await press(page, 'a[href*="/planned?license="]');
    const units = await page.locator(`${field('what')} option[value^="units/"]`).first().getAttribute('value');
    await page.selectOption(field('what'), units);
    await page.fill(field('quantity'), '777');
    await page.fill(field('day'), dayAhead(locale === 'en' ? 11 : 12));
    await press(page, 'aside .wiz-f button[type=submit]');
    const row = page.locator('.plan-i', { hasText: '777' }).first();
    assert.match(await row.innerText(), words.planned);
    assert.deepEqual(await axe(page), []);
    // The calendar has it, and leads to it.
    await page.goto(`${demo.console}/calendar?month=${dayAhead(locale === 'en' ? 11 : 12).slice(0, 7)}`);
    assert.ok(await page.locator('.cal-i', { hasText: '777' }).count() >= 1);
    assert.deepEqual(await axe(page), []);
    await press(page, '.cal-i a:has-text("777")');
    assert.deepEqual(await axe(page), []);
    await press(page, 'button[form=cancel]');
    await page.getByRole('button', { name: words.undo }).click();
    await page.waitForURL('**/planned');
    assert.match(await page.locator('.plan-i', { hasText: '777' }).first().innerText(), words.planned);
    assert.ok(customer.length > 0);
    assert.deepEqual(unexpected(page), []);
    await page.context().close();
  });
}

test('the calendar is an agenda on a phone, in the dark, and works without script', async () => {
  const page = await openWindow(browser, { width: 390, height: 844, colorScheme: 'dark' });
  await logIn(page, demo, seller());
  await speak(page, demo, 'en');
  await page.goto(`${demo.console}/calendar`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(overflow, false, 'nothing scrolls sideways');
  assert.ok(await page.locator('.cal-0').first().isHidden(), 'days with nothing are left out');
  assert.deepEqual(await axe(page), []);
  const cookies = await page.context().cookies();
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await plain.addCookies(cookies);
  const bare = await plain.newPage();
  await bare.goto(`${demo.console}/calendar`);
  await bare.click('a[rel=next]');
  assert.match(bare.url(), /month=\d{4}-\d{2}$/);
  await plain.close();
  await page.context().close();
});

test('what could not be done waits on the overview with its reason', async () => {
  const page = await openWindow(browser);
  await logIn(page, demo, seller());
  await speak(page, demo, 'en');
  await page.goto(`${demo.console}/`);
  // The worker finds it within its first rounds.
  for (let turn = 0; turn < 40 && await page.locator('#todo-refused').count() === 0; turn += 1) {
    await page.waitForTimeout(1000);
    await page.reload();
  }
  // Tried again where it stands it is refused there, for the same reason.
  await press(page, '#todo-refused form[action$="/again"] button');
  assert.match(await page.locator('#todo-refused .err').innerText(), /43/);
  await press(page, '#todo-refused a[href="/calendar"]');
  const refused = page.locator('section[aria-labelledby=refused-h] .plan-i').first();
  assert.match(await refused.innerText(), /43 assigned/);
  await refused.locator('a.link.strong').focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await press(page, 'button[form=cancel]');
  assert.deepEqual(unexpected(page), []);
  await page.context().close();
});

for (const [locale, words] of [['en', { undo: 'Undo' }], ['es', { undo: 'Deshacer' }]]) {
  test(`a note tells a colleague, and a change is undone from the activity (${locale})`, async () => {
    const page = await openWindow(browser, { locale });
    await logIn(page, demo, seller());
    await speak(page, demo, locale);
    const { license, customer } = await firstCustomer(page);
    await page.goto(license);
    await page.fill('#notes #text', 'Remember <b>this</b> https://x.example/?a=1&b=2');
    await press(page, '#notes form[data-mentions] button.btn[type=submit]');
    const note = page.locator('#notes .note').first();
    assert.match(await note.innerText(), /Remember <b>this<\/b>/);
    assert.equal(await note.locator('a[href="https://x.example/?a=1&b=2"]').count(), 1);
    assert.deepEqual(await axe(page), []);
    // Somebody is picked from the list, by keyboard.
    if (await page.locator('[data-mention]').count() > 0) {
      await page.fill('#notes #text', '@');
      await page.locator('[data-mention]').first().focus();
      await page.keyboard.press('Enter');
      assert.match(await page.inputValue('#notes #text'), /^@\S+/);
    }
    await press(page, '#notes .note button[form^="remove-"]');
    await page.getByRole('button', { name: words.undo, exact: true }).click();
    await page.waitForURL('**/notes?about=*');
    assert.ok(await page.locator('.note', { hasText: 'Remember' }).count() >= 1);
    assert.deepEqual(await axe(page), []);
    // Units are raised and taken back where the change is told of.
    await page.goto(license);
    const units = page.locator('.seat .ctl input[inputmode=numeric]').first();
    const before = await units.inputValue();
    await units.fill(String(Number(before.replace(/\D/g, '')) + 7));
    await press(page, 'main form.card .wiz-f button[type=submit]');
    await page.goto(`${customer}/activity`);
    assert.deepEqual(await axe(page), []);
    await press(page, '.tl form button >> nth=0');
    await page.goto(license);
    assert.equal(await page.locator('.seat .ctl input[inputmode=numeric]').first().inputValue(), before);
    await page.goto(`${demo.console}/mentions`);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(unexpected(page), []);
    await page.context().close();
  });
}
