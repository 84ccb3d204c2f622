// The Russian document's way of a license: it is ordered, an invoice is raised, the payment is recorded, the letter goes to
// who ordered, and from that day the license is valid. A reseller's manager orders in Russian; the partner above issues.
// Shows RU-09, RU-10, RU-12 (a new term is an order of its own), RU-13, RU-14 (the same money twice).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, demo, logIn, mailTo, openWindow, stage } from './harness.mjs';

stage();

async function checked(page, what) {
  assert.deepEqual(await axe(page), [], `${what}: axe`);
}

const api = async path =>
  (await fetch(`${demo.console}/api/v1${path}`, { headers: { authorization: `Bearer ${demo.token}` } })).json();

test('order in Russian, invoice, payment, letter, valid license', { timeout: 180_000 }, async () => {
  const page = await openWindow(browser, { locale: 'ru' });
  await logIn(page, demo, 'timofei@timontehdas.example');
  await page.goto(`${demo.console}/invoices`);
  await checked(page, 'list');
  await page.click('a[href="/invoices/new"]');
  await page.click('main ul a');
  await page.waitForURL(/\/customers\/[^/]+\/order/);
  assert.equal(await page.getAttribute('html', 'lang'), 'ru');
  const units = page.locator('input[name^="quantity_"]').first();
  await units.fill('3');
  await page.fill('[name="ordered_by"]', 'timofei@timontehdas.example');
  await page.click('button[value="look"]');
  assert.match(await page.textContent('#sum'), /164,70/);
  assert.match(await page.textContent('#sum'), /206,70/);
  await checked(page, 'order');
  await Promise.all([page.waitForURL(/\/invoices\/inv_/), page.click('button[value="place"]')]);
  const invoice = new URL(page.url()).pathname;
  assert.equal(await page.locator('#issue').count(), 0, 'a reseller issues nothing');

  const nina = await openWindow(browser, { locale: 'fi' });
  await logIn(nina, demo, 'nina@nordicit.example');
  await nina.goto(demo.console + invoice);
  await nina.click('button[form="issue"]');
  await nina.waitForSelector('.toast');
  const id = invoice.split('/').pop();
  const issued = await api(`/invoices/${id}`);
  assert.equal(issued.state, 'issued');
  const license = `/licenses/${issued.licenses[0].license_id}`;
  assert.equal((await api(license)).status, 'awaiting_payment', 'not valid before the payment');

  await nina.goto(`${demo.console}${invoice}/pay`);
  await checked(nina, 'payment');
  await nina.fill('[name="reference"]', 'RU-09/1');
  await Promise.all([nina.waitForURL(url => url.pathname === invoice), nina.click('main form button[type="submit"]')]);
  await checked(nina, 'invoice');

  const mail = await mailTo(demo, 'timofei@timontehdas.example');
  assert.match(JSON.stringify(mail), /оплачен/);
  const valid = await api(license);
  assert.equal(valid.status, 'active');
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(new Date());
  assert.equal(valid.valid_from, today, 'from the day of the recording');

  await page.goto(demo.console + invoice);
  assert.match(await page.textContent('main'), /Действует с/);
  await checked(page, 'paid invoice');
  const paper = await page.request.get(`${demo.console}${invoice}/pdf`);
  assert.equal(paper.headers()['content-type'], 'application/pdf');
  assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
  assert.deepEqual(page.complaints, []);
  assert.deepEqual(nina.complaints, []);
});

test('a bank statement is matched, recorded once, and known the second time', { timeout: 120_000 }, async () => {
  const page = await openWindow(browser, { locale: 'fi' });
  await logIn(page, demo, 'nina@nordicit.example');
  const open = (await api('/invoices?view=open&limit=100')).items.find(one => one.number?.startsWith('NIT-') && one.paid.amount_minor === 0);
  const amount = (open.open.amount_minor / 100).toFixed(2);
  const statement = `date;amount;reference;payer;message\n2026-01-02;${amount};ARK-1;Maksaja Oy;lasku ${open.number}\n2026-01-02;1,23;ARK-2;Tuntematon;?\n`;
  const look = async () => {
    await page.goto(`${demo.console}/invoices/import`);
    await page.setInputFiles('#file', { name: 'tiliote.csv', mimeType: 'text/csv', buffer: Buffer.from(statement) });
    await page.click('main form button[type="submit"]');
    await page.waitForSelector('tbody tr');
  };
  await look();
  await checked(page, 'statement');
  assert.equal(await page.inputValue('[name="invoice_0"]'), open.id, 'the exact one is chosen');
  await Promise.all([page.waitForURL(/\/invoices$/), page.click('main form button[type="submit"]')]);
  assert.equal((await api(`/invoices/${open.id}`)).state, 'paid');
  await look();
  assert.equal(await page.locator('[name="invoice_0"]').count(), 0, 'recorded before: nothing to choose');
  assert.deepEqual(page.complaints, []);
});

test('prices and details are set up; a license is renewed from its page', { timeout: 120_000 }, async () => {
  const page = await openWindow(browser, { locale: 'en', width: 390, height: 844 });
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  for (const path of ['/invoices', '/invoices/prices', '/invoices/issuer']) {
    await page.goto(demo.console + path);
    await checked(page, path);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${path} is ${overflow} points too wide`);
  }
  const paid = (await api('/invoices?view=paid')).items[0];
  const { licenses } = await api(`/invoices/${paid.id}`);
  await page.goto(`${demo.console}/customers/${paid.customer_id}/license/${licenses[0].license_id}`);
  await page.click('a[href*="purpose=renewal"]');
  await page.waitForSelector('[name="purpose"][value="renewal"]', { state: 'attached' });
  await page.click('button[value="look"]');
  await page.waitForSelector('#sum');
  await checked(page, 'renewal');
  assert.deepEqual(page.complaints, []);
});
