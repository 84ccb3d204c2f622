// The catalogue from its pages: a product with an edition, a plan on it, who may sell it, an edit of the plan that leaves
// what was sold alone, the partner who approves the new terms, and the act that moves a license to them. Shows IT-12.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, demo, logIn, openWindow, stage, unexpected } from './harness.mjs';

stage();

const field = name => `[name="${name}"]`;
const save = page => Promise.all([page.waitForNavigation(), page.click('main form.card button[type=submit]:not([name])')]);

test('a plan is made, sold, edited and adopted', { timeout: 180_000 }, async () => {
  const page = await openWindow(browser);
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  await page.goto(`${demo.console}/products/new`);
  await page.fill(field('name'), 'Ledger Sync');
  await page.getByLabel('Name of the edition').first().fill('Desktop');
  await page.getByLabel('Code').first().fill('desktop');
  await save(page);
  assert.match(await page.textContent('main'), /Ledger Sync/);
  const product = await page.locator('a[href$="/plans/new"]').first().getAttribute('href');

  // A plan whose term is out of range is refused at its field, and what was typed stays.
  await page.goto(demo.console + product);
  await page.fill(field('name'), 'Ledger Sync, yearly');
  await page.fill(field('term_months'), '67');
  await save(page);
  assert.equal(await page.getAttribute(field('term_months'), 'aria-invalid'), 'true');
  assert.equal(await page.inputValue(field('name')), 'Ledger Sync, yearly');
  await page.fill(field('term_months'), '12');
  await page.fill(field('grace_days'), '5');
  await save(page);
  assert.deepEqual(await axe(page), []);
  await page.goto(`${demo.console}/products`);
  const plan = await page.locator('a:has-text("Ledger Sync, yearly")').first().getAttribute('href');

  // Sold to a customer under its first terms.
  await page.goto(`${demo.console}/customers?q=Testiasiakas`);
  const customer = (await page.locator('tbody th a').first().getAttribute('href')).replace(/\/$/, '');
  await page.goto(`${demo.console}${customer}/license/new`);
  await Promise.all([page.waitForNavigation(), page.click('main a:has-text("Ledger Sync, yearly"), main button:has-text("Ledger Sync, yearly")')]);
  await page.locator('main input[inputmode=numeric]').first().fill('3');
  await Promise.all([page.waitForNavigation(), page.click('main form button[type=submit].btn-p')]);

  // Editing the plan leaves the license as it was sold.
  await page.goto(demo.console + plan);
  await page.fill(field('grace_days'), '9');
  await save(page);
  await page.goto(`${demo.console}${plan.replace(/\/$/, '')}/revisions`);
  const moving = page.locator('a.link:has-text("Move")').first();
  assert.equal(await moving.count(), 1, 'a license keeps the first terms');
  assert.deepEqual(await axe(page), []);
  await Promise.all([page.waitForNavigation(), moving.click()]);
  await Promise.all([page.waitForNavigation(), page.click('main form.card button[type=submit]')]);
  assert.match(await page.textContent('main .a-warn'), /Until the partner approves/, 'new terms are locked for who sells them');

  // The partner sees what changed and approves; then the license is moved by choice.
  const partner = await openWindow(browser, { locale: 'fi' });
  await logIn(partner, demo, 'nina@nordicit.example');
  await partner.goto(demo.console + plan);
  assert.match(await partner.textContent('#pending'), /Lukittu/);
  assert.deepEqual(await axe(partner), []);
  await Promise.all([partner.waitForNavigation(), partner.click('form[action$="/approve"] button[type=submit]')]);
  await page.goto(`${demo.console}${plan.replace(/\/$/, '')}/revisions`);
  await Promise.all([page.waitForNavigation(), page.locator('a.link:has-text("Move")').first().click()]);
  await Promise.all([page.waitForNavigation(), page.click('main form.card button[type=submit]')]);
  await page.goto(`${demo.console}${plan.replace(/\/$/, '')}/revisions`);
  assert.equal(await page.locator('a.link:has-text("Move")').count(), 0);
  await partner.context().close();
  assert.deepEqual(unexpected(page), []);
  await page.context().close();
});
