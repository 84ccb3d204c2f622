// The mail desk: a letter that waits is seen as its reader will see it, moved, cancelled, sent again; the text of a kind of
// mail is edited with its placeholders checked, tried on oneself, and put back. Shows IT-07 and NX-70.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, demo, logIn, mailTo, openWindow, stage, unexpected } from './harness.mjs';

stage();

const field = name => `[name="${name}"]`;
const press = (page, selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);

/** A customer whose account creation mail waits for a day to come. */
async function postLater(page, name, email) {
  await page.goto(`${demo.console}/customers/new`);
  await page.fill(field('name'), name);
  await page.selectOption(field('country'), 'ES');
  await page.fill(field('postal_area'), 'Madrid');
  await page.fill(field('region'), 'Madrid');
  await page.fill(field('administrator.first_name'), 'Lucía');
  await page.fill(field('administrator.last_name'), 'Ortega');
  await page.fill(field('administrator.email'), email);
  await page.selectOption(field('language'), 'es');
  await page.waitForFunction(() => document.querySelector('[name="account_name"]').value !== '');
  await page.check('[name="account_mail"][value="on"]');
  await page.fill(field('account_mail.on'), new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10));
  await page.click('.wiz-f button[type=submit]');
  await page.waitForURL('**/plans');
  await page.click('.wiz-f button[value=skip]');
  await page.waitForURL('**/review');
  await page.click('.wiz-f button[type=submit]');
  await page.waitForURL('**/done');
}

test('a letter that waits is previewed, moved, sent now and sent again', { timeout: 180_000 }, async () => {
  const page = await openWindow(browser);
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  const email = 'lucia@ortega.example';
  await postLater(page, 'Ortega y Cía.', email);
  await page.goto(`${demo.console}/outbox?q=${encodeURIComponent(email)}`);
  await press(page, `tbody a:has-text("${email}")`);
  const letter = page.url();
  assert.match(await page.frameLocator('iframe[name=letter-frame]').locator('body').textContent(), /Hola|cuenta/i, 'in the language of its reader');
  assert.deepEqual(await axe(page), []);
  const later = new Date(Date.now() + 15 * 86_400_000).toISOString().slice(0, 10);
  await page.fill(field('day'), later);
  await page.fill(field('time'), '10:30');
  await press(page, 'form[action$="/move"] button[type=submit]');
  await page.goto(letter);
  assert.equal(await page.inputValue(field('day')), later);
  await press(page, 'form[action$="/send-now"] button');
  await mailTo(demo, email);
  // What a server accepted can be sent again, as a letter of its own.
  for (let turn = 0; turn < 50; turn += 1) {
    await page.goto(letter);
    if (await page.locator('form[action$="/send-again"] button').count()) break;
    await new Promise(done => setTimeout(done, 200));
  }
  await press(page, 'form[action$="/send-again"] button');
  await mailTo(demo, email, { after: 1 });
  assert.deepEqual(unexpected(page), []);
  await page.context().close();
});

test('a letter that waits is cancelled and never goes', { timeout: 120_000 }, async () => {
  const page = await openWindow(browser);
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  const email = 'pablo@sierra.example';
  await postLater(page, 'Sierra Digital', email);
  await page.goto(`${demo.console}/outbox?q=${encodeURIComponent(email)}`);
  await press(page, `tbody a:has-text("${email}")`);
  const letter = page.url();
  await press(page, 'form[action$="/cancel"] button');
  await page.goto(letter);
  assert.equal(await page.locator('form[action$="/send-now"]').count(), 0);
  await assert.rejects(mailTo(demo, email, { seconds: 1 }), /no mail/);
  await page.context().close();
});

test('a text is edited, checked, tried and put back', { timeout: 120_000 }, async () => {
  const page = await openWindow(browser);
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  const path = `${demo.console}/templates/account-created/it`;
  await page.goto(path);
  const builtIn = await page.inputValue(field('body'));
  await page.fill(field('body'), `${builtIn}\n\n{{ nonsense }}`);
  await press(page, '#texts .card-f button[type=submit], #texts button.btn-p');
  assert.equal(await page.getAttribute(field('body'), 'aria-invalid'), 'true', 'an unknown placeholder is refused');
  assert.match(await page.inputValue(field('body')), /nonsense/, 'and what was typed is kept');
  await page.fill(field('body'), builtIn);
  await page.fill(field('subject'), 'Benvenuti nel nostro portale');
  await press(page, '#texts .card-f button[type=submit], #texts button.btn-p');
  await page.goto(path);
  assert.equal(await page.inputValue(field('subject')), 'Benvenuti nel nostro portale');
  await press(page, 'button[formaction$="/test"]');
  const mail = await mailTo(demo, 'olivia@nordicsoftware.example', { about: /Benvenuti nel nostro portale/ });
  assert.match(mail.subject, /Benvenuti nel nostro portale/);
  assert.deepEqual(await axe(page), []);
  await page.goto(`${path}/reset`);
  await press(page, 'main form button[type=submit]');
  await page.goto(path);
  assert.notEqual(await page.inputValue(field('subject')), 'Benvenuti nel nostro portale');
  assert.deepEqual(unexpected(page), []);
  await page.context().close();
});
