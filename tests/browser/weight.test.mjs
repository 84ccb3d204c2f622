// What pages weigh as they cross the wire, compressed, and that nothing on them moves once it is seen: the first load of
// somebody whose browser knows nothing yet, with style, scripts, fonts and icons, and later pages, which bring only themselves.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, demo, logIn, openWindow, speak, stage } from './harness.mjs';

stage();

const FIRST = 200_000, LATER = 30_000;
// By the measure that browsers use, of which 0.1 counts as good.
const STILL = 0.03;
const pages = ['/', '/customers?per=50', '/users?per=50', '/licenses?per=50', '/invitations?per=50', '/installations?per=50', '/invoices', '/purchase-codes',
  '/reports', '/calendar', '/activity', '/outbox', '/organizations', '/products', '/alerts', '/jobs', '/settings'];

/** Counts the bytes that come for a page, its head lines included; not what a page asks for again when something changes. */
async function scales(page) {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  const scale = { bytes: 0 }, again = new Set();
  wire.on('Network.requestWillBeSent', told => { if (['Fetch', 'EventSource'].includes(told.type)) again.add(told.requestId); });
  wire.on('Network.loadingFinished', told => { if (!again.has(told.requestId)) scale.bytes += told.encodedDataLength; });
  return scale;
}

async function weigh(page, scale, path) {
  scale.bytes = 0;
  const answer = await page.goto(`${demo.console}${path}`);
  await page.waitForTimeout(400);
  assert.equal(answer.status(), 200, path);
  return { path, bytes: Math.round(scale.bytes), shift: await page.evaluate(() => globalThis.moved) };
}

for (const look of [{ locale: 'en', width: 1440, height: 900 }, { locale: 'ru', width: 390, height: 844, colorScheme: 'dark' }]) {
  test(`first load and later pages, ${look.locale} at ${look.width}`, { timeout: 180_000 }, async () => {
    const known = await openWindow(browser, look);
    await logIn(known, demo, 'olivia@nordicsoftware.example');
    await speak(known, demo, look.locale);
    const storageState = await known.context().storageState();
    await known.context().close();

    // The same person with a browser that has nothing in store.
    const context = await browser.newContext({ locale: look.locale, viewport: look, colorScheme: look.colorScheme, storageState });
    await context.addInitScript(() => {
      globalThis.moved = 0;
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.moved += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const page = await context.newPage();
    const scale = await scales(page);
    // Two pages that together want all there is: names in both scripts, and every script of ours.
    const first = [await weigh(page, scale, '/'), await weigh(page, scale, '/customers?per=50')];
    const everything = first[0].bytes + first[1].bytes;
    assert.ok(everything > 80_000, `${everything} bytes are too few to be everything`);
    assert.ok(everything <= FIRST, `the first load takes ${everything} bytes`);
    const later = [];
    for (const path of pages) later.push(await weigh(page, scale, path));
    console.log([...first, ...later].map(({ path, bytes, shift }) => `${path} ${bytes} ${shift.toFixed(4)}`).join('\n'));
    assert.deepEqual(later.filter(({ bytes }) => bytes > LATER || bytes < 1_000), [], 'later pages bring only themselves');
    assert.deepEqual([...first, ...later].filter(({ shift }) => shift > STILL), [], 'nothing moves');
    await context.close();
  });
}
