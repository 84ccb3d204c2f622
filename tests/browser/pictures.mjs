// Makes the pictures of the docs from the built binary and its sample data, wide and on a phone, light and dark:
// node tests/browser/pictures.mjs

import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { logIn, openWindow, startBrowser, startDemo } from './harness.mjs';

const pictures = resolve(dirname(fileURLToPath(import.meta.url)), '../../docs/pictures');
await mkdir(pictures, { recursive: true });
const demo = await startDemo();
const browser = await startBrowser();
const looks = [
  { end: '', width: 1280, height: 860, colorScheme: 'light' },
  { end: '-dark', width: 1280, height: 860, colorScheme: 'dark' },
  { end: '-phone', width: 390, height: 844, colorScheme: 'light' },
];
try {
  for (const { end, ...look } of looks) {
    const page = await openWindow(browser, look);
    await logIn(page, demo, 'olivia@nordicsoftware.example');
    await page.goto(`${demo.console}/customers?q=Testiasiakas`);
    const customer = (await page.locator('tbody th a').first().getAttribute('href')).replace(/\/$/, '');
    await page.goto(`${demo.console}/installations`);
    const device = await page.locator('tbody th a').first().getAttribute('href');
    const wanted = {
      overview: '/', customers: '/customers', license: `${customer}/license`, users: `${customer}/users`, invitations: '/invitations',
      reports: '/reports', calendar: '/calendar', installation: device, invoices: '/invoices', codes: '/purchase-codes', activity: '/activity',
    };
    for (const [name, path] of Object.entries(wanted)) {
      await page.goto(demo.console + path);
      await page.screenshot({ path: join(pictures, `${name}${end}.png`) });
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  await demo.stop();
}
