// The most common tasks, counted as the table of the design counts them: from the start page of somebody who is logged in, one
// action for each click, tap or choice, one field for each typed or pasted value, one load for each page that is opened on
// the way. Each in two languages, on a desk and on a phone, against what it may cost at most.
// Shows NX-01, NX-05, NX-44, NX-60, IT-02, ES-02, RU-04, RU-06, RU-12 in as few steps as they take here.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { logIn, openWindow, startBrowser, startDemo, unexpected } from './harness.mjs';

let demo, browser;

before(async () => {
  demo = await startDemo();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const olivia = 'olivia@nordicsoftware.example', boris = 'boris.orlov@severny-veter.example', nina = 'nina@nordicit.example';
const looks = [
  { locale: 'en', width: 1440, height: 900 },
  { locale: 'fi', width: 390, height: 844, colorScheme: 'dark' },
];

/** Does what a person does, and counts it. */
class Hand {
  actions = 0;
  fields = 0;
  loads = 0;

  constructor(page) {
    this.page = page;
    page.on('framenavigated', frame => { if (frame === page.mainFrame()) this.loads += 1; });
  }

  /** A click, a tap or a choice. */
  async click(target) {
    this.actions += 1;
    await this.at(target).click();
  }

  async choose(target, value) {
    this.actions += 2;
    await this.at(target).selectOption(value);
  }

  /** A typed or pasted value; Enter belongs to it. */
  async type(target, text, { enter = false } = {}) {
    this.fields += 1;
    await this.at(target).fill(text);
    if (enter) await this.at(target).press('Enter');
  }

  at(target) {
    return typeof target === 'string' ? this.page.locator(target).first() : target;
  }
}

/** Asks the API, as the demo's token may. */
const api = async path => (await fetch(`${demo.console}/api/v1${path}`, { headers: { authorization: `Bearer ${demo.token}` } })).json();

const found = async path => {
  const answer = await api(path);
  assert.ok(answer.items?.length > 0, `${path}: ${JSON.stringify(answer).slice(0, 300)}`);
  return answer.items;
};

/** The task by one hand at one look. `most` are actions, fields and loads, without the page that shows the result. */
function task(name, who, most, steps) {
  for (const look of looks) {
    test(`${name}, ${look.locale} at ${look.width}`, { timeout: 120_000 }, async () => {
      const page = await openWindow(browser, look);
      await logIn(page, demo, who);
      const hand = new Hand(page);
      await steps(hand, page, look);
      const spent = [hand.actions, hand.fields, hand.loads];
      console.log(`${name}, ${look.locale}: ${spent.join(' / ')} of ${most.join(' / ')}`);
      assert.ok(spent.every((count, place) => count <= most[place]), `${spent.join(' / ')}, at most ${most.join(' / ')}`);
      assert.deepEqual(unexpected(page), []);
      await page.context().close();
    });
  }
}

const palette = page => page.locator('#palette a[role=option]', { hasText: 'Testiasiakas' }).first();

/** Search, result, add users, and what is pasted there. */
async function addUsers(hand, page, addresses) {
  await hand.click('[data-search]');
  await hand.type('#palette input', 'testiasiakas');
  await palette(page).waitFor();
  await hand.click(palette(page));
  await page.waitForURL(/\/customers\/org_/);
  await hand.click('main .ph a[href*="/users"], main a.btn-p[href*="/users"]');
  await page.waitForURL(/users/);
  await hand.type('#addresses', addresses.join('\n'));
  const { loads } = hand;
  await Promise.all([page.waitForNavigation(), hand.click('#add button[type=submit]')]);
  hand.loads = loads;
  await page.locator('text=/' + addresses.at(-1).replaceAll('.', '\\.') + '/').first().waitFor();
}

const people = (look, count, name) => Array.from({ length: count }, (_, place) => `${name}${place}.${look.locale}@testiasiakas.example`);

task('1: one user with seat and invitation', olivia, [4, 2, 2], (hand, page, look) => addUsers(hand, page, people(look, 1, 'one')));
task('2: twenty-five users with seats and invitations', olivia, [4, 2, 2], (hand, page, look) => addUsers(hand, page, people(look, 25, 'many')));
