// A list of users from a file, in two languages, at a desk and on a phone: uploaded, one row mended where it stands, the
// rest added, taken back. The same file again is the same import.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, demo, logIn, openWindow, stage, unexpected } from './harness.mjs';

// Room for those who are imported.
stage(async () => {
  const headers = { authorization: `Bearer ${demo.token}`, 'content-type': 'application/json' };
  const api = async (path, options = {}) => (await fetch(`${demo.console}/api/v1${path}`, { headers, ...options })).json();
  const customer = (await api('/customers?query=testiasiakas')).items[0].id;
  const license = (await api(`/customers/${customer}/licenses`)).items[0];
  const quantity = license.lines.find(line => line.edition === 'standard' || line.edition_code === 'standard').quantity + 9;
  await api(`/licenses/${license.id}/lines/standard`, { method: 'PUT', body: JSON.stringify({ quantity }) });
});

const narrow = async page => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth) <= 0);
const send = (page, name) => Promise.all([page.waitForLoadState('load'), page.waitForNavigation(), page.locator(`form[action$="${name}"] button[type=submit]`).first().click()]);

for (const look of [
  {
    locale: 'es', width: 1440, height: 900, colorScheme: 'light', who: 'olivia@nordicsoftware.example',
    head: 'Cliente;Correo electrónico;Tipo de software', run: 'Importar 2, omitir 0', wrong: 'Por corregir', done: 'Añadidas 2', undone: 'Deshechas 2',
  },
  {
    locale: 'fi', width: 390, height: 844, colorScheme: 'dark', who: 'nina@nordicit.example',
    head: 'Asiakas;Sähköposti;Ohjelman tyyppi', run: 'Tuo 2, ohita 0', wrong: 'Korjattavaa', done: 'Lisätty 2', undone: 'Peruttu 2',
  },
]) {
  test(`users from a file, ${look.locale} at ${look.width}`, { timeout: 180_000 }, async () => {
    const page = await openWindow(browser, look);
    await logIn(page, demo, look.who);
    await page.goto(`${demo.console}/settings`);
    await page.selectOption('[name=language]', look.locale);
    await Promise.all([page.waitForNavigation(), page.locator('main form:has([name=language]) button[type=submit]').click()]);
    await page.goto(`${demo.console}/imports/new?kind=users`);
    assert.deepEqual(await axe(page), []);
    await narrow(page);
    const rows = [look.head, `Testiasiakas Oy;uno.${look.locale}@importado.example;Standard`, `Testiasiakas Oy;dos.${look.locale}@importado;Standard`];
    const file = { name: `lista-${look.locale}.csv`, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n'), 'latin1') };
    await page.setInputFiles('#file', file);
    await send(page, '/imports/new');
    const address = page.url();
    assert.match(address, /\/imports\/imp_/);
    await page.getByText(look.wrong, { exact: false }).first().waitFor();
    assert.deepEqual(await axe(page), []);
    await narrow(page);
    await page.fill('[name=value_email]', `dos.${look.locale}@importado.example`);
    await send(page, '/rows/3');
    await page.getByRole('button', { name: look.run }).waitFor();
    await send(page, '/run');
    await page.getByText(look.done).waitFor();
    assert.deepEqual(await axe(page), []);
    await narrow(page);
    // The same file leads to what came of it.
    await page.goto(`${demo.console}/imports/new?kind=users`);
    await page.setInputFiles('#file', file);
    await send(page, '/imports/new');
    assert.equal(page.url(), address);
    await page.getByText(look.done).waitFor();
    await send(page, '/undo');
    await page.getByText(look.undone).waitFor();
    assert.deepEqual(unexpected(page), []);
    await page.context().close();
  });
}

test('a pasted list asks what its columns hold', { timeout: 120_000 }, async () => {
  const page = await openWindow(browser);
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  await page.goto(`${demo.console}/imports/new?kind=users`);
  await page.fill('#pasted', 'ann@pasted.example\tAnn\nbob@pasted.example\tBob');
  await send(page, '/imports/new');
  await page.waitForURL(/\/columns$/);
  assert.equal(await page.locator('#column_0').inputValue(), 'email');
  assert.deepEqual(await axe(page), []);
  await narrow(page);
  await page.goto(`${demo.console}/imports`);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(unexpected(page), []);
  await page.context().close();
});
