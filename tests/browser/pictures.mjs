// Makes the pictures of the docs from the built binary and its sample data: node tests/browser/pictures.mjs

import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { logIn, openWindow, startBrowser, startDemo } from './harness.mjs';

const pictures = resolve(dirname(fileURLToPath(import.meta.url)), '../../docs/pictures');
await mkdir(pictures, { recursive: true });
const demo = await startDemo();
const browser = await startBrowser();
try {
  const page = await openWindow(browser, { width: 1280, height: 860 });
  await logIn(page, demo, 'olivia@nordicsoftware.example');
  await page.goto(`${demo.console}/customers?q=Testiasiakas`);
  const customer = (await page.locator('tbody th a').first().getAttribute('href')).replace(/\/$/, '');
  const wanted = { overview: '/', customers: '/customers', license: `${customer}/license`, users: `${customer}/users`, invitations: '/invitations' };
  for (const [name, path] of Object.entries(wanted)) {
    await page.goto(demo.console + path);
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
} finally {
  await browser.close();
  await demo.stop();
}
