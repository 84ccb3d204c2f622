// A partner's life in the console: made below the vendor, dressed in its brand, staffed by mail, moved, stopped and let
// work again, with the page before each stop that names who is cut off. Shows IT-13's "edits branding" and invariant 6.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, demo, logIn, mailTo, openWindow, stage, unexpected } from './harness.mjs';

stage();

const field = name => `[name="${name}"]`;
const save = page => Promise.all([page.waitForNavigation(), page.click('main form.card button[type=submit]:not([name])')]);

async function makePartner(page, name) {
  await page.goto(`${demo.console}/organizations`);
  await page.click('.ph a[href^="/organizations/new"]');
  await page.fill(field('name'), name);
  await save(page);
  await page.goto(`${demo.console}/organizations?q=${encodeURIComponent(name)}`);
  return page.locator(`tbody a:has-text("${name}")`).first().getAttribute('href');
}

test('a partner is made, branded, staffed, moved, stopped and enabled', { timeout: 180_000 }, async () => {
  const page = await openWindow(browser);
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  const partner = (await makePartner(page, 'Lakeside Software')).replace(/\/$/, '');

  // Branding: a color that is none is refused with what was typed kept; a good one is measured and worn.
  await page.goto(`${demo.console}${partner}/branding`);
  await page.fill(field('accent'), 'tomato');
  await page.fill(field('support_phone'), '+358 9 123');
  await save(page);
  assert.equal(await page.inputValue(field('accent')), 'tomato');
  assert.equal(await page.getAttribute(field('accent'), 'aria-invalid'), 'true');
  await page.fill(field('accent'), '#8a2be2');
  await page.waitForSelector('#brand-sample svg');
  assert.deepEqual(await axe(page), []);
  await save(page);
  const door = await page.textContent('.brand-address');
  const guest = await openWindow(browser);
  await guest.goto(door);
  assert.match(await guest.textContent('body'), /Lakeside Software/, 'the login page wears the brand');
  assert.deepEqual(await axe(guest), []);

  // Staff come by mail, once.
  await page.goto(`${demo.console}${partner}/members`);
  await page.fill(field('email'), 'lena@lakeside.example');
  await save(page);
  const mail = JSON.stringify(await mailTo(demo, 'lena@lakeside.example'));
  const link = mail.match(/http[^\s"\\<>]*\/join\/[\w-]+/)[0];
  await guest.goto(link);
  await guest.fill(field('name'), 'Lena Lake');
  await guest.fill(field('password'), 'quiet harbor lantern 7');
  await Promise.all([guest.waitForURL(`${demo.console}/`), guest.click('main button[type=submit]')]);
  assert.equal(await guest.locator('nav a[href="/organizations/types"]').count(), 0);
  const again = await openWindow(browser);
  const second = await again.goto(link);
  assert.ok(second.status() >= 400 || !(await again.locator(field('password')).count()), 'the link works once');

  // Moved below another: the page says whose sessions end, and they do.
  await page.goto(`${demo.console}${partner}/move?q=Nordic+IT`);
  await page.selectOption(field('parent'), { index: 1 });
  assert.deepEqual(await axe(page), []);
  await Promise.all([page.waitForNavigation(), page.click('main button.btn-ds')]);
  await guest.goto(`${demo.console}/customers`);
  assert.match(guest.url(), /\/login/, 'sessions of the old branch have ended');

  // Stopped and let work again.
  await page.goto(`${demo.console}${partner}/disable`);
  assert.match(await page.textContent('main'), /1 /);
  assert.deepEqual(await axe(page), []);
  await page.fill(field('reason'), 'contract under review');
  await Promise.all([page.waitForNavigation(), page.click('main button.btn-ds')]);
  await guest.fill(field('email'), 'lena@lakeside.example');
  await guest.fill(field('password'), 'quiet harbor lantern 7');
  await Promise.all([guest.waitForNavigation(), guest.click('main button[type=submit]')]);
  assert.equal(await guest.locator('nav a[href="/customers"]').count(), 0, 'a stopped partner sees nothing');
  await page.goto(`${demo.console}${partner}/enable`);
  await Promise.all([page.waitForNavigation(), page.click('main form button[type=submit].btn-p')]);
  await guest.goto(`${demo.console}/customers`);
  assert.equal(await guest.locator('nav a[href="/customers"]').count() > 0, true, 'and all of it again afterwards');
  assert.deepEqual(unexpected(page), []);
  for (const window of [page, guest, again]) await window.context().close();
});
