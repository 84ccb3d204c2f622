// Every main page, in two languages, light and dark, wide and on a phone: it is there, axe finds nothing, nothing scrolls
// sideways, and the browser reports no error and no violation of the content policy.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, logIn, openWindow, startBrowser, startDemo } from './harness.mjs';

let demo, browser;

before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const lists = ['/', '/customers', '/customers/new', '/users', '/licenses', '/invitations', '/installations', '/products',
  '/organizations', '/organizations/types', '/activity', '/outbox', '/tokens', '/settings', '/settings/sessions', '/search?q=oy', '/switch'];
const tabs = ['basics', 'license', 'settings', 'users', 'activity'];
const looks = [
  { person: 'olivia@nordicsoftware.example', locale: 'en', width: 1440, height: 900, colorScheme: 'light' },
  { person: 'nina@nordicit.example', locale: 'fi', width: 390, height: 844, colorScheme: 'dark' },
  { person: 'timofei@timontehdas.example', locale: 'ru', width: 390, height: 844, colorScheme: 'light' },
];

for (const look of looks) {
  test(`pages for ${look.person} at ${look.width} ${look.colorScheme}`, { timeout: 300_000 }, async () => {
    const page = await openWindow(browser, look);
    await logIn(page, demo, look.person);
    await page.goto(`${demo.console}/customers`);
    const customer = await page.locator('tbody th a').first().getAttribute('href');
    const found = [];
    for (const path of [...lists, ...tabs.map(tab => `${customer.replace(/\/$/, '')}/${tab}`)]) {
      const answer = await page.goto(demo.console + path);
      // What this person may not see is told as such; everything else is there.
      if (![200, 403].includes(answer.status())) found.push(`${path} answered ${answer.status()}`);
      for (const violation of await axe(page)) found.push(`${path} ${violation}`);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wider > 0) found.push(`${path} is ${wider} px too wide`);
      if (/⟦/.test(await page.content())) found.push(`${path} lacks a text`);
    }
    const real = page.complaints.filter(complaint => !/403 \(Forbidden\)/.test(complaint));
    assert.deepEqual([...found, ...real], []);
    await page.context().close();
  });
}
