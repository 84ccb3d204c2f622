// The steps of the Italian document: a partner opens a customer's account, assigns a service plan or skips it, and the
// customer's administrator comes by the account creation mail. Walked in Italian and in English.
// Shows IT-01, 02, 03, 04, 05, 06, 08, 09, 10, 11, 14.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, demo, logIn, mailTo, openWindow, stage } from './harness.mjs';

stage();

const field = name => `[name="${name}"]`;

async function checked(page, what) {
  assert.deepEqual(await axe(page), [], `${what}: axe`);
}

async function fillAccount(page, name, email) {
  await page.fill(field('name'), name);
  await page.selectOption(field('country'), 'IT');
  await page.fill(field('postal_area'), 'Milano');
  await page.fill(field('region'), 'Lombardia');
  await page.fill(field('administrator.first_name'), 'Maria');
  await page.fill(field('administrator.last_name'), 'Bianchi');
  await page.fill(field('administrator.email'), email);
  await page.selectOption(field('language'), 'it');
}

test('seed 003 in English: shortcut, no plan, mail on a date', { timeout: 180_000 }, async () => {
  const page = await openWindow(browser, { locale: 'en' });
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  await page.goto(`${demo.console}/`);
  await page.click('.nav a[href="/customers/new"]');
  await fillAccount(page, 'Verdi S.r.l.', 'maria@verdi.example');
  await page.waitForFunction(() => document.querySelector('[name="account_name"]').value !== '');
  await page.check('[name="account_mail"][value="on"]');
  const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await page.fill(field('account_mail.on'), day);
  await page.click('.wiz-f button[type=submit]');
  await page.waitForURL('**/plans');
  await page.click('.wiz-f button[value=skip]');
  await page.waitForURL('**/review');
  await page.reload();
  await page.click('.wiz-f button[type=submit]');
  await page.waitForURL('**/done');
  await page.click('a[href^="/outbox"]');
  assert.match(await page.textContent('main'), /maria@verdi\.example/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('seed 003 in Italian: button, plan, mail now, and the administrator', { timeout: 180_000 }, async () => {
  const page = await openWindow(browser, { locale: 'it' });
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  await page.goto(`${demo.console}/settings`);
  await page.selectOption(field('language'), 'it');
  await Promise.all([page.waitForURL('**/settings'), page.click('main button[type=submit]')]);
  await page.goto(`${demo.console}/customers`);
  await page.click('.ph a[href="/customers/new"]');
  await checked(page, 'account');
  const email = 'maria.bianchi@bianchi.example';
  await fillAccount(page, 'Bianchi S.p.A.', email);
  // A free name is suggested once the company's is typed.
  await page.waitForFunction(() => document.querySelector('[name="account_name"]').value === 'bianchi');
  await page.click('.wiz-f button[type=submit]');
  await page.waitForURL('**/plans');
  await checked(page, 'plans');
  await page.locator('[name="plan"]').first().check();
  const units = page.locator('.plan-row:has([name="plan"]:checked) .step-in input').first();
  await units.fill('20');
  await page.click('button[name=go][value=back]:visible');
  await page.waitForURL(/\/customers\/new\/drf_[^/]+$/);
  assert.equal(await page.inputValue(field('administrator.email')), email, 'going back loses nothing');
  await page.click('.wiz-f button[type=submit]');
  await page.waitForURL('**/plans');
  assert.equal(await units.inputValue(), '20', 'nor does coming again');
  await page.click('.wiz-f button[value=review]');
  await page.waitForURL('**/review');
  await checked(page, 'review');
  await page.click('.wiz-f button[type=submit]');
  await page.waitForURL('**/done');
  await checked(page, 'done');
  assert.match(await page.textContent('main'), /L’account è stato creato correttamente/);

  const mail = await mailTo(demo, email);
  const link = JSON.stringify(mail).match(/http[^\s"\\<>]*\/join\/[\w-]+/)[0];
  const maria = await openWindow(browser, { locale: 'it' });
  await maria.goto(link);
  assert.equal(await maria.inputValue(field('name')), 'Maria Bianchi');
  await maria.fill(field('password'), 'lanterna quieta settembre');
  await Promise.all([maria.waitForURL(`${demo.console}/`), maria.click('main button[type=submit]')]);
  await checked(maria, 'portal');
  assert.equal(await maria.locator('nav a[href="/customers/new"]').count(), 0);
  await maria.goto(`${demo.console}/company`);
  assert.match(await maria.textContent('main'), /Bianchi S\.p\.A\./);
  await checked(maria, 'company');
  await maria.goto(`${demo.console}/members`);
  await checked(maria, 'members');
  assert.deepEqual([...page.complaints, ...maria.complaints], []);
  await page.context().close();
  await maria.context().close();
});
