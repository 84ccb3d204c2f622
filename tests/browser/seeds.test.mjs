// The steps of the two documents that the first consoles came with: choose the customer, change the number of licenses,
// define the user, send the invitation; then the client program activates and the console shows it installed.
// Walked in English and in Finnish on the built binary, with caught mail and the reference client.
// Shows NX-01, 03, 05, 23, 24, 34, 40, 42, 44, 46, 47, 60, 61, 62, 63, 64, 69.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, client, demo, logIn, mailTo, openWindow, stage } from './harness.mjs';

stage();

const walks = [
  {
    locale: 'en', person: 'olivia@nordicsoftware.example', customer: 'Testiasiakas Oy (1231231231123123)',
    user: 'testclient@testiasiakas.example',
    words: { licenses: 'Licenses', invitations: 'Invitations', notSent: 'Not sent yet', yes: 'Yes', no: 'No' },
  },
  {
    locale: 'fi', person: 'nina@nordicit.example', customer: 'Asiakasyritys Oy (1650321-2)',
    user: 'tommi.tanttu@asiakasyritys.example',
    words: { licenses: 'Lisenssit', invitations: 'Sähköpostikutsut', notSent: 'Ei vielä lähetetty', yes: 'Kyllä', no: 'Ei' },
  },
];

for (const walk of walks) {
  test(`the seed's four steps in ${walk.locale}`, { timeout: 180_000 }, async () => {
    const page = await openWindow(browser, { locale: walk.locale });
    await logIn(page, demo, walk.person);
    assert.equal(await page.getAttribute('html', 'lang'), walk.locale);

    await chooseCustomer(page, walk);
    const customer = new URL(page.url()).pathname.split('/')[2];
    await raiseStandardByOne(page);
    await defineUser(page, walk);
    await sendInvitation(page, walk, customer);
    const code = await readInvitation(page, walk);
    await activate(page, walk, customer, code);

    assert.deepEqual(page.complaints, [], 'no errors and no policy violations in the console');
    await page.context().close();
  });
}

/** Step 1: "Licenses" in the menu, a customer's license, then the drop-down; the tab stays. */
async function chooseCustomer(page, walk) {
  await page.click(`nav >> text="${walk.words.licenses}"`);
  await page.waitForURL('**/licenses**');
  await page.locator('tbody td a').first().click();
  await page.waitForURL(/\/customers\/[^/]+\/license/);
  const chosen = await page.locator('#chooser option', { hasText: walk.customer }).getAttribute('value');
  await page.selectOption('#chooser', chosen);
  const go = page.locator('.chooser button[type=submit]');
  if (await go.isVisible()) await go.click().catch(() => {});
  await page.waitForURL(`**/customers/${chosen}/license`);
  await page.locator('h1', { hasText: walk.customer.split(' (')[0] }).waitFor();
}

/** Step 2: the number is the new total, old licenses included; it takes effect on saving only. */
async function raiseStandardByOne(page) {
  const field = page.locator('input[name^=quantity_]').first();
  const total = Number((await field.inputValue()).replace(/\D/g, '')) + 1;
  await field.fill(String(total));
  await Promise.all([page.waitForNavigation(), page.click('form .wiz-f button[type=submit]')]);
  assert.equal(Number((await page.locator('input[name^=quantity_]').first().inputValue()).replace(/\D/g, '')), total);
  assert.deepEqual(await axe(page), []);
}

/** Step 3: username and e-mail, 30 days by default; a code is made at once and no mail goes out. */
async function defineUser(page, walk) {
  await page.click('nav.tabs a[href$="/users"]');
  assert.equal(await page.inputValue('#keep_deleted_days'), '30');
  await page.fill('#addresses', walk.user);
  await page.locator('input[name=edition]').first().check();
  const mails = await caught(walk.user);
  await Promise.all([page.waitForNavigation(), page.click('#add button[type=submit]')]);
  await page.goto(`${page.url().split('?')[0]}?q=${encodeURIComponent(walk.user)}`);
  const row = page.locator('tbody tr', { hasText: walk.user });
  assert.match(await row.innerText(), new RegExp(walk.words.notSent));
  assert.equal(await caught(walk.user), mails, 'no mail was sent');
  await Promise.all([page.waitForNavigation(), page.click('form[action*="/users/codes"] button')]);
  assert.match(await row.innerText(), /[0-9A-Z]{5}-[0-9A-Z]{5}/, 'an installer can read the code here');
  assert.deepEqual(await axe(page), []);
}

/** Step 4: the invitations page, the customer, the row, send; "sent" appears once the mail server took it. */
async function sendInvitation(page, walk, customer) {
  await page.click(`nav >> text="${walk.words.invitations}"`);
  await page.waitForURL('**/invitations**');
  await page.goto(`${demo.console}/invitations?customer=${customer}&q=${encodeURIComponent(walk.user)}`);
  const row = page.locator('tbody tr', { hasText: walk.user });
  assert.match(await row.innerText(), new RegExp(walk.words.notSent));
  await page.locator('input[data-all]').check();
  await Promise.all([page.waitForNavigation(), page.click('#rows [data-selbar] button[type=submit]')]);
  await mailTo(demo, walk.user);
  for (let turn = 0; turn < 50; turn += 1) {
    await page.goto(`${demo.console}/invitations?customer=${customer}&sent=on&q=${encodeURIComponent(walk.user)}`);
    if (!new RegExp(walk.words.notSent).test(await row.innerText())) break;
    await page.waitForTimeout(200);
  }
  assert.doesNotMatch(await row.innerText(), new RegExp(walk.words.notSent));
  assert.deepEqual(await axe(page), []);
}

/** The mail in the user's language leads to a public page that hands the code over. */
async function readInvitation(page, walk) {
  const mail = await mailTo(demo, walk.user);
  const text = JSON.stringify(mail);
  const code = text.match(/[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/)?.[0];
  const link = text.match(/http:\/\/[^"\s\\]+\/a\/[A-Za-z0-9_-]+/)?.[0];
  assert.ok(code && link && text.includes(walk.user), `username, code and link are in the mail: ${text.slice(0, 400)}`);
  const guest = await openWindow(await Promise.resolve(browser), { locale: 'fi', width: 390, height: 844 });
  await guest.goto(link);
  assert.ok((await guest.innerText('main')).includes(walk.user));
  assert.deepEqual(await axe(guest), []);
  await guest.context().close();
  return code;
}

/** Exactly username and code activate; the console shows it; the lease verifies without the server. */
async function activate(page, walk, customer, code) {
  const name = `device-${walk.locale}`;
  const activated = await client(demo, name, 'activate', '--username', walk.user, '--activation-code', code.toLowerCase(), '--name', name);
  assert.equal(activated.code, 0, activated.stderr);
  assert.equal((await client(demo, name, 'check-in', '--storage-used-bytes', '5000000000')).code, 0);
  assert.equal((await client(demo, name, 'status')).code, 0);
  await page.goto(`${demo.console}/customers/${customer}/users?q=${encodeURIComponent(walk.user)}`);
  assert.match(await page.locator('tbody tr', { hasText: walk.user }).innerText(), new RegExp(name));
  await page.goto(`${demo.console}/invitations?customer=${customer}&sent=on&installed=on&q=${encodeURIComponent(walk.user)}`);
  assert.match(await page.locator('tbody tr', { hasText: walk.user }).innerText(), new RegExp(walk.words.yes));
  await page.goto(`${demo.console}/installations?q=${encodeURIComponent(walk.user)}`);
  assert.match(await page.locator('tbody').innerText(), new RegExp(name));
  const twice = await client(demo, `${name}-other`, 'activate', '--username', walk.user, '--activation-code', code, '--fingerprint', 'another machine');
  assert.equal(twice.code, 1, 'the seat is taken');
  assert.match(twice.stderr, /no-seat-free/);
  assert.equal((await client(demo, name, 'release')).code, 0);
}

async function caught(address) {
  const list = await (await fetch(`${demo.mail}/messages.json?q=${encodeURIComponent(address)}&limit=50`)).json();
  return (list.messages ?? list).length;
}
