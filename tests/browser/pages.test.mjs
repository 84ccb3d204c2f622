// Every page that links lead to, for people of each kind, in each language, light and dark, wide and on a phone: it is there,
// axe finds nothing in either theme, nothing scrolls sideways, and the browser reports no error and no violation of the content policy.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { crawl } from './crawl.mjs';
import { axe, logIn, openWindow, speak, startBrowser, startDemo } from './harness.mjs';

let demo, browser;

before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

// Pages that must be among those found, so that a walk which went nowhere does not pass for one that found no fault.
const staff = ['/customers', '/customers/new', '/customers/*/license/*', '/customers/*/users', '/users', '/licenses', '/invitations',
  '/installations', '/reports', '/reports/reconciliation', '/customers/*/report', '/products', '/organizations', '/activity', '/outbox', '/settings/sessions'];
const everything = [...staff, '/plans/*/revisions', '/plans/*/sellers', '/organizations/types', '/organizations/*/branding', '/templates/*', '/outbox/*', '/tokens/new'];
const operator = 'olivia@nordicsoftware.example';
const looks = [
  { person: operator, locale: 'en', width: 1440, height: 900, colorScheme: 'light', must: everything },
  { person: operator, locale: 'fi', width: 390, height: 844, colorScheme: 'light', must: everything },
  { person: operator, locale: 'it', width: 1440, height: 900, colorScheme: 'light', must: everything },
  { person: operator, locale: 'es', width: 390, height: 844, colorScheme: 'light', must: everything },
  { person: operator, locale: 'ru', width: 1440, height: 900, colorScheme: 'light', must: everything },
  { person: 'nina@nordicit.example', locale: 'fi', width: 390, height: 844, colorScheme: 'dark', must: staff },
  { person: 'timofei@timontehdas.example', locale: 'ru', width: 390, height: 844, colorScheme: 'light', must: ['/customers', '/users'] },
  { person: 'elena@lombardiaservizi.example', locale: 'es', width: 1440, height: 900, colorScheme: 'dark', must: ['/customers', '/users'] },
  { person: 'giulia@brambilla.example', locale: 'it', width: 390, height: 844, colorScheme: 'light', must: ['/company', '/users', '/members'] },
];

const other = scheme => (scheme === 'light' ? 'dark' : 'light');

for (const look of looks) {
  test(`pages for ${look.person} in ${look.locale} at ${look.width}`, { timeout: 900_000 }, async () => {
    const page = await openWindow(browser, look);
    await logIn(page, demo, look.person);
    await speak(page, demo, look.locale);
    const found = [];
    const kinds = await crawl(page, demo.console, ['/', '/search?q=oy', '/switch'], async (page, kind, answer) => {
      if (answer.status() !== 200) found.push(`${kind} answered ${answer.status()}`);
      for (const violation of await axe(page)) found.push(`${kind} ${violation}`);
      // Of what axe looks at the other theme changes the colors alone.
      await page.emulateMedia({ colorScheme: other(look.colorScheme) });
      for (const violation of await axe(page, ['color-contrast'])) found.push(`${kind} ${other(look.colorScheme)} ${violation}`);
      await page.emulateMedia({ colorScheme: look.colorScheme });
      if (await page.getAttribute('html', 'lang') !== look.locale) found.push(`${kind} speaks another language`);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wider > 0) found.push(`${kind} is ${wider} px too wide`);
      if (/⟦/.test(await page.content())) found.push(`${kind} lacks a text`);
    });
    assert.deepEqual(look.must.filter(kind => !kinds.includes(kind)), [], 'pages that no link led to');
    assert.deepEqual([...found, ...page.complaints], []);
    await page.context().close();
  });
}
