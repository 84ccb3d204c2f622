// The steps of the Spanish document: a code (OTC) is added first, then the customer that uses it. Walked in Spanish, with
// the vendor's side before it; in English the answers to codes that cannot be entered, and the way of somebody who is
// not logged in. Shows ES-01, ES-02, ES-03, ES-04, ES-05, ES-06,
// ES-07, ES-08, ES-09, ES-10, ES-11.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { axe, browser, demo, logIn, openWindow, soon, speak, stage } from './harness.mjs';

stage();
let codes;

const field = name => `[name="${name}"]`;

async function checked(page, what) {
  assert.deepEqual(await axe(page), [], `${what}: axe`);
}

test('the vendor makes a batch and sees its codes once', { timeout: 180_000 }, async () => {
  const page = await openWindow(browser, { locale: 'en' });
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  await page.goto(`${demo.console}/purchase-codes`);
  await checked(page, 'codes');
  await page.click('.ph a[href="/purchase-codes/batches"]');
  await checked(page, 'batches');
  await page.click('.ph a[href="/purchase-codes/batches/new"]');
  await checked(page, 'make');
  await page.fill(field('units'), '10');
  await page.fill(field('codes'), '3');
  await page.click('.wiz-f button[type=submit]');
  await page.waitForURL(/\/batches\/bat_/);
  await checked(page, 'batch');
  await page.click('button[name=format][value=page]');
  await page.waitForSelector('li.mono');
  await checked(page, 'print');
  codes = await page.$$eval('li.mono', items => items.map(item => item.textContent.trim()));
  assert.equal(codes.length, 3);
  assert.ok(codes.every(code => /^([0-9A-Z]{5}-){3}[0-9A-Z]{5}$/.test(code)), codes.join());
  await page.click('.ph .btn-p');
  assert.ok(!(await page.textContent('main')).includes(codes[0]), 'only the last group is left');
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('seed 004 in Spanish: Añadir código, then the customer from it', { timeout: 240_000 }, async () => {
  const page = await openWindow(browser, { locale: 'es' });
  await logIn(page, demo, 'nina@nordicit.example');
  await speak(page, demo, 'es');
  await page.click('.nav a[href="/purchase-codes"]');
  assert.match(await page.textContent('h1'), /Códigos de compra/);
  await page.click('.ph a[href="/purchase-codes/new"]');
  await checked(page, 'add');
  await page.fill(field('code'), '12345-ABCDE');
  await page.fill(field('email'), 'it@sogyo.example');
  await page.fill(field('company'), 'Sogyo');
  await page.click('.wiz-f button[value=add]');
  assert.match(await page.textContent('.errsum'), /cuatro grupos de cinco letras o cifras/);
  assert.equal(await page.inputValue(field('company')), 'Sogyo', 'what was typed is kept');
  // Lower case, spaces and no hyphens are the same code.
  await page.fill(field('code'), codes[0].toLowerCase().replaceAll('-', ' '));
  await page.click('.wiz-f button[value=check]');
  await page.waitForSelector('#grant');
  assert.match(await page.textContent('main'), /10 puestos de trabajo/);
  await checked(page, 'grant');
  await page.click('.wiz-f button[value=add]');
  await page.waitForURL(/\/purchase-codes\/stk_/);
  const entry = page.url();
  assert.match(await page.textContent('main'), /Total[\s\S]*10[\s\S]*Usadas[\s\S]*0[\s\S]*Pendientes[\s\S]*10/);
  await checked(page, 'entry');

  await page.click('.ph a[href^="/purchase-codes/customer"]');
  await checked(page, 'add customer');
  assert.match(await page.textContent('main'), /Soy administrador y administraré mis dispositivos o los de mis clientes/);
  await page.fill(field('name'), 'Sogyo SA');
  await page.check('[name="management"][value="partner"]');
  await page.fill(field('units'), '11');
  await page.click('.wiz-f button[value=add]');
  assert.match(await page.textContent('.errsum'), /Hay 10 pendientes y se pidieron 11: sobran 1/);
  await page.fill(field('units'), '4');
  await page.click('.wiz-f button[value=add]');
  await page.waitForURL(entry);
  const table = page.locator('table');
  assert.match(await table.textContent(), /Nombre del cliente[\s\S]*Sogyo SA[\s\S]*4 puestos de trabajo/);
  assert.match(await page.textContent('main'), /Usadas[\s\S]*4[\s\S]*Pendientes[\s\S]*6/);
  const customer = (await table.locator('a[href*="/customers/"]').first().getAttribute('href')).match(/org_\w+/)[0];

  // Update code (OTC), edit, and one more subscription for the same customer.
  await page.click('.ph a[href$="/update"]');
  await checked(page, 'update');
  await page.fill(field('code'), codes[1]);
  await page.click('.wiz-f button[value=add]');
  await page.waitForURL(entry);
  assert.match(await page.textContent('main'), /Total[\s\S]*20/);
  await page.fill(field('company'), 'Sogyo SL');
  await page.click('form[aria-labelledby=edit] button[type=submit]');
  await page.waitForURL(entry);
  await page.click('.ph a[href$="/allot"]');
  await checked(page, 'allot');
  await page.selectOption(field('customer'), customer);
  await page.locator(field('units')).first().fill('3');
  await page.locator('.wiz-f button[type=submit]').first().click();
  await page.waitForURL(entry);
  assert.match(await table.textContent(), /7 puestos de trabajo/);
  await page.click('table a[href$="/return"]');
  await checked(page, 'return');
  await page.fill(field('units'), '2');
  await page.click('main form button[type=submit]');
  await page.waitForURL(entry);
  await page.click('.ph a[href$="/history"]');
  await checked(page, 'history');
  assert.match(await page.textContent('main'), /Devolución: 2 puestos de trabajo/);

  // Edit customer.
  await page.goto(`${demo.console}/customers/${customer}/basics`);
  const basics = page.locator('main form[action$="/basics"]:not(.inl *)');
  await basics.locator(field('name')).fill('Sogyo España SA');
  await basics.locator('button[type=submit]').first().click();
  await page.waitForURL('**/basics');
  await page.goto(entry);
  assert.match(await table.textContent(), /Sogyo España SA/);

  // Export of the details, as a file with the same numbers.
  await page.goto(`${demo.console}/purchase-codes?q=sogyo`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('form:has([value=subscriptions]) button[value=csv]')]);
  const text = await readFile(await soon('the download', file.path()), 'utf8');
  assert.match(text, /Sogyo España SA[^\n]*Sogyo SL/);

  // Disabling asks what becomes of the free units; enabling undoes it.
  await page.goto(`${demo.console}/customers/${customer}/disable`);
  await checked(page, 'disable');
  await page.check('[name="share"][value="return"]');
  await page.click('main form button[type=submit]');
  await page.waitForURL('**/settings');
  await page.goto(entry);
  assert.match(await page.textContent('main'), /Usadas[\s\S]*0[\s\S]*5 vuelven cuando se active el cliente/);
  await page.goto(`${demo.console}/customers/${customer}/enable`);
  await page.click('main form button[type=submit]');
  await page.goto(entry);
  assert.match(await table.textContent(), /5 puestos de trabajo/);
  await speak(page, demo, 'fi');
  assert.deepEqual(page.complaints.filter(line => !/status of 4(09|22)/.test(line)), []);
  await page.context().close();
});

test('codes that cannot be entered say why, and a stranger sees what one brings', { timeout: 120_000 }, async () => {
  const page = await openWindow(browser, { locale: 'en', width: 390, height: 844 });
  await page.goto(`${demo.console}/redeem`);
  await checked(page, 'redeem');
  await page.fill(field('code'), codes[0]);
  await page.click('main form button[type=submit]');
  assert.match(await page.textContent('main'), /This code was already used/);
  await page.fill(field('code'), codes[2].slice(0, -1) + (codes[2].endsWith('0') ? '1' : '0'));
  await page.click('main form button[type=submit]');
  assert.match(await page.textContent('main'), /A letter or digit is wrong/);
  await page.fill(field('code'), codes[2].toLowerCase());
  await page.click('main form button[type=submit]');
  assert.match(await page.textContent('main'), /10 workstations/);
  await checked(page, 'redeem with a grant');
  await page.click('main a[href="/redeem/new"]');
  assert.equal(await page.inputValue(field('code')), codes[2].toLowerCase(), 'the code came along');
  await checked(page, 'redeem with a new account');
  await page.goto(`${demo.console}/redeem`);
  await page.click('main form button[type=submit]');
  await Promise.all([page.waitForURL('**/login?**'), page.click('main a[href="/me/code"]')]);
  const giulia = demo.logins.find(login => login.email.startsWith('giulia'));
  await page.fill(field('email'), giulia.email);
  await page.fill(field('password'), giulia.password);
  await Promise.all([page.waitForURL('**/purchase-codes/new'), page.click('main button[type=submit]')]);
  assert.equal(await page.inputValue(field('code')), codes[2].toLowerCase(), 'the code waited');
  await page.click('.wiz-f button[value=add]');
  await page.waitForURL(/\/purchase-codes\/stk_/);
  await checked(page, 'own entry');
  await page.context().close();
});
