// Every page that links lead to, for people of each kind, in each language, light and dark, wide and on a phone: it is there,
// axe finds nothing in either theme, nothing scrolls sideways, also when a page is enlarged to 400 % (WCAG 1.4.10), and the browser
// reports no error and no violation of the content policy.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crawl } from './crawl.mjs';
import { axe, browser, demo, logIn, openWindow, speak, stage } from './harness.mjs';

stage();

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

/** What stands beyond the edges of a page of 1280 px that was enlarged to 400 %, outside of what scrolls by itself. */
async function cutAt400(page, { width, height }) {
  await page.setViewportSize({ width: 320, height: 640 });
  const found = await page.evaluate(() => {
    const wider = document.documentElement.scrollWidth - innerWidth;
    const excused = element => {
      // What is folded up has a place and is not seen.
      if (!element.checkVisibility({ visibilityProperty: true })) return true;
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (/auto|scroll/.test(style.overflowX) || style.clipPath !== 'none') return true;
      }
      return false;
    };
    const out = [...document.querySelectorAll('main *')].filter(element => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && (box.right > innerWidth + 1 || box.left < -1) && !excused(element);
    });
    const clipped = [...document.querySelectorAll('main :not(input, select, textarea, svg *)')].filter(element => {
      const style = getComputedStyle(element);
      return /hidden|clip/.test(style.overflowX) && style.clipPath === 'none' && element.clientWidth > 2 && element.scrollWidth > element.clientWidth + 1;
    });
    return [...(wider > 0 ? [`is ${wider} px too wide`] : []), ...[...out, ...clipped].slice(0, 2).map(element => `cuts off ${element.outerHTML.slice(0, 120)}`)];
  });
  await page.setViewportSize({ width, height });
  return found;
}

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
      for (const cut of await cutAt400(page, look)) found.push(`${kind} at 400 % ${cut}`);
      if (/⟦/.test(await page.content())) found.push(`${kind} lacks a text`);
    });
    assert.deepEqual(look.must.filter(kind => !kinds.includes(kind)), [], 'pages that no link led to');
    assert.deepEqual([...found, ...page.complaints], []);
    await page.context().close();
  });
}
