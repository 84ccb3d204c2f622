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
