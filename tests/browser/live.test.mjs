// Pages follow what happens: what somebody else does is there without a reload, what one is at is left alone, and a
// connection that is lost is said and comes back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, demo, logIn, openWindow, stage } from './harness.mjs';

stage();

const olivia = 'olivia@nordicsoftware.example';
const headers = () => ({ authorization: `Bearer ${demo.token}`, 'content-type': 'application/json' });
const api = async (path, options = {}) => (await fetch(`${demo.console}/api/v1${path}`, { headers: headers(), ...options })).json();

for (const look of [{ locale: 'en', width: 1440, height: 900 }, { locale: 'fi', width: 390, height: 844, colorScheme: 'dark' }]) {
  test(`what somebody else does is seen without a reload, ${look.locale} at ${look.width}`, { timeout: 120_000 }, async () => {
    const page = await openWindow(browser, look);
    await logIn(page, demo, olivia);
    const customer = (await api('/customers?query=testiasiakas')).items[0];
    await page.goto(`${demo.console}/customers/${customer.id}/users`);
    const loads = [];
    page.on('framenavigated', frame => loads.push(frame.url()));
    const license = (await api(`/customers/${customer.id}/licenses`)).items[0];
    const email = `live.${look.locale}@testiasiakas.example`;
    const added = await api(`/licenses/${license.id}/seats/many`, {
      method: 'POST', body: JSON.stringify({ seats: [{ email, edition: 'standard' }], add_units: true }),
    });
    assert.ok(added.items?.length, JSON.stringify(added));
    await page.locator('tbody tr', { hasText: email }).first().waitFor({ timeout: 20_000 });
    assert.deepEqual(loads, [], 'the page was not loaded again');

    // What is ticked stays ticked while others go on.
    if (look.width > 1000) {
      await page.goto(`${demo.console}/invitations?customer=${customer.id}`);
      await page.locator('[data-row]').first().check();
      await api(`/licenses/${license.id}/seats/many`, {
        method: 'POST', body: JSON.stringify({ seats: [{ email: `late.${email}`, edition: 'standard' }], add_units: true }),
      });
      await page.waitForTimeout(4_000);
      assert.equal(await page.locator('[data-row]:checked').count(), 1);
      await page.locator('[data-row]:checked').uncheck();
    }
    await page.context().close();
  });
}

test('a lost connection is said, and recovers', { timeout: 120_000 }, async () => {
  const page = await openWindow(browser, { locale: 'en' });
  await logIn(page, demo, olivia);
  await page.route('**/live?*', route => route.abort());
  await page.goto(`${demo.console}/customers`);
  await page.locator('[data-lost]').waitFor({ state: 'visible', timeout: 20_000 });
  assert.deepEqual(await axe(page), []);
  await page.unroute('**/live?*');
  await page.locator('[data-lost]').waitFor({ state: 'hidden', timeout: 30_000 });
  await page.context().close();
});

for (const told of [true, false]) {
  test(`running work is ${told ? 'followed by what is told of it' : 'asked for where nothing is told'}`, { timeout: 120_000 }, async () => {
    const page = await openWindow(browser, { locale: 'en' });
    await logIn(page, demo, olivia);
    if (!told) await page.route('**/live?*', route => route.abort());
    const customer = (await api('/customers?query=testiasiakas')).items[0];
    const license = (await api(`/customers/${customer.id}/licenses`)).items[0];
    const seats = Array.from({ length: 60 }, (_, n) => ({ email: `work${n}.${told}@testiasiakas.example`, edition: 'standard' }));
    const added = await api(`/licenses/${license.id}/seats/many`, { method: 'POST', body: JSON.stringify({ seats, add_units: true }) });
    const job = await api('/invitations', { method: 'POST', body: JSON.stringify({ seat_ids: added.items.map(seat => seat.id) }) });
    assert.match(job.id, /^job_/, JSON.stringify(job));
    await page.goto(`${demo.console}/jobs/${job.id}`);
    const loads = [];
    page.on('framenavigated', frame => loads.push(frame.url()));
    await page.locator(`#job-${job.id}:not([aria-busy])`).waitFor({ timeout: 60_000 });
    assert.deepEqual(loads, [], 'the page was not loaded again');
    assert.equal(await page.locator('[hx-trigger*=every]').count(), 0);
    await page.context().close();
  });
}
