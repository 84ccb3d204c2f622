// The most common tasks, counted as the table of the design counts them: from the start page of somebody who is logged in, one
// action for each click, tap or choice, one field for each typed or pasted value, one load for each page that is opened on
// the way. Each in two languages, on a desk and on a phone, against what it may cost at most.
// Shows NX-01, NX-05, NX-44, NX-60, IT-02, ES-02, RU-04, RU-06, RU-12 in as few steps as they take here.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, demo, logIn, mailTo, openWindow, stage, unexpected } from './harness.mjs';

stage();

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

/** Units enough on every license of a customer, so that the steps are those of the task. */
async function roomAt(name) {
  const customer = (await found(`/customers?query=${encodeURIComponent(name)}`))[0].id;
  for (const license of await found(`/customers/${customer}/licenses`)) {
    for (const line of license.lines) {
      await fetch(`${demo.console}/api/v1/licenses/${license.id}/lines/${line.edition}`, {
        method: 'PUT', headers: { authorization: `Bearer ${demo.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ quantity: line.quantity + 9 }),
      });
    }
  }
}

/** A license of the customer ends soon, with somebody on it: another one for each look, because none is renewed twice. */
async function endsSoon(name, look) {
  await roomAt(name);
  const customer = (await found(`/customers?query=${encodeURIComponent(name)}`))[0].id;
  const license = (await found(`/customers/${customer}/licenses`))[looks.indexOf(look)];
  const headers = { authorization: `Bearer ${demo.token}`, 'content-type': 'application/json' };
  const { version } = await api(`/licenses/${license.id}`);
  const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const ended = await fetch(`${demo.console}/api/v1/licenses/${license.id}`, {
    method: 'PATCH', headers: { ...headers, 'if-match': `"${version}"` }, body: JSON.stringify({ valid_to: soon }),
  });
  assert.equal(ended.status, 200, await ended.text());
  await fetch(`${demo.console}/api/v1/licenses/${license.id}/bindings`, {
    method: 'POST', headers, body: JSON.stringify({ edition: license.lines[0].edition, emails: [`stays.${look.locale}@severny-veter.example`] }),
  });
}

/** A code of a batch that the vendor makes for it. */
async function freshCode() {
  const page = await openWindow(browser);
  await logIn(page, demo, olivia);
  await page.goto(`${demo.console}/purchase-codes/batches/new`);
  await page.fill('[name=units]', '5');
  await page.fill('[name=codes]', '1');
  await page.click('.wiz-f button[type=submit]');
  await page.waitForURL(/\/batches\/bat_/);
  await page.click('button[name=format][value=page]');
  const code = (await page.locator('li.mono').first().textContent()).trim();
  await page.context().close();
  return code;
}

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

const option = page => page.locator('#palette a[role=option]', { hasText: 'Testiasiakas' }).first();

/** Search and result: the two steps from anywhere to a customer. */
async function openCustomer(hand, page) {
  await hand.click('[data-search]');
  await hand.type('#palette input', 'testiasiakas');
  await option(page).waitFor();
  await hand.click(option(page));
  await page.waitForURL(/\/customers\/org_/);
}

/** The page that shows the result is no step on the way. */
async function last(hand, page, act) {
  const { loads } = hand;
  await act();
  hand.loads = loads;
}

async function addUsers(hand, page, addresses) {
  await openCustomer(hand, page);
  await hand.click('main .ph a[href*="/users"]');
  await page.waitForURL(/users/);
  await hand.type('#addresses', addresses.join('\n'));
  await last(hand, page, () => Promise.all([page.waitForURL(/\/invitations\?/), hand.click('#add button[name=send]')]));
  const customer = (await found('/customers?query=testiasiakas'))[0].id;
  const users = (await api(`/invitations?customer_id=${customer}&status=all&limit=200`)).items.map(user => user.email ?? user.username);
  assert.deepEqual(addresses.filter(address => !users.includes(address)), [], 'all are there');
  await mailTo(demo, addresses.at(-1), { seconds: 60 });
}

const people = (look, count, name) => Array.from({ length: count }, (_, place) => `${name}${place}.${look.locale}@testiasiakas.example`);

task('1: one user with seat and invitation', olivia, [4, 2, 2], (hand, page, look) => addUsers(hand, page, people(look, 1, 'one')));
task('2: twenty-five users with seats and invitations', olivia, [4, 2, 2], (hand, page, look) => addUsers(hand, page, people(look, 25, 'many')));

task('3: all waiting invitations of a customer', olivia, [1, 0, 0], async (hand, page, look) => {
  const customer = (await found('/customers?query=testiasiakas'))[0].id;
  const license = (await found(`/customers/${customer}/licenses`))[0].id;
  const address = `waits.${look.locale}@testiasiakas.example`;
  await fetch(`${demo.console}/api/v1/licenses/${license}/seats/many`, {
    method: 'POST', headers: { authorization: `Bearer ${demo.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ seats: [{ email: address, edition: 'standard' }], add_units: true }),
  });
  await page.goto(`${demo.console}/customers/${customer}/license`);
  hand.loads = 0;
  await last(hand, page, () => Promise.all([page.waitForURL(/job=/), hand.click('main .ph form[action="/invitations/send"] button')]));
  await mailTo(demo, address, { seconds: 60 });
});

task('4: one license bound to an address that nobody registered', boris, [1, 1, 1], async (hand, page, look) => {
  await hand.click('main a[href$="/subscription"]');
  await page.waitForURL(/\/subscription$/);
  const free = page.locator('tbody tr:has(input[type=email])').first();
  const address = `bound.${look.locale}@severny-veter.example`;
  await last(hand, page, () => hand.type(free.locator('input[type=email]'), address, { enter: true }));
  await page.locator('tbody tr', { hasText: address }).first().waitFor();
});

task('5: several licenses bound from a list', boris, [5, 1, 2], async (hand, page, look) => {
  await roomAt('Северный ветер');
  await hand.click('main a[href$="/subscription"]');
  await page.waitForURL(/\/subscription$/);
  await hand.click('main a[href*="/subscription/"].btn-p');
  const addresses = ['first', 'second', 'third'].map(name => `${name}.${look.locale}@severny-veter.example`);
  await hand.type('[name=addresses]', addresses.join('\n'));
  await last(hand, page, async () => {
    await hand.click('form:has([name=addresses]) button[type=submit]');
    await page.locator('button:has-text("3")').waitFor();
    await Promise.all([page.waitForURL(/\/subscription$/), hand.click('main button[type=submit]:has-text("3")')]);
  });
  for (const address of addresses) await page.locator('tbody tr', { hasText: address }).first().waitFor();
});

task('6: several licenses taken from some and given to others', boris, [5, 1, 2], async (hand, page, look) => {
  await roomAt('Северный ветер');
  const addresses = ['next', 'other'].map(name => `${name}.${look.locale}@severny-veter.example`);
  await hand.click('main a[href$="/subscription"]');
  await page.waitForURL(/\/subscription$/);
  await hand.click('thead input[data-all]');
  await Promise.all([page.waitForURL(/undo=/), hand.click('#rows button[type=submit]:not([form])')]);
  await hand.type('[name=addresses]', addresses.join('\n'));
  await last(hand, page, async () => {
    await hand.click('form:has([name=addresses]) button[type=submit]');
    await page.locator('button:has-text("2")').first().waitFor();
    await Promise.all([page.waitForURL(/\/subscription$/), hand.click('main .wiz-f button[type=submit]')]);
  });
  for (const address of addresses) await page.locator('tbody tr', { hasText: address }).first().waitFor();
});

task('7: a license renewed with its people', boris, [2, 0, 1], async (hand, page, look) => {
  await endsSoon('Северный ветер', look);
  await page.reload();
  hand.loads = 0;
  await hand.click('main a[href*="/order?purpose=renewal"]');
  await page.waitForURL(/\/order/);
  assert.ok(await page.locator('[name=keep]:checked').count() > 0, 'everybody stays');
  await last(hand, page, () => Promise.all([page.waitForURL(/\/invoices\/inv_/), hand.click('button[value=place]')]));
});

task('8: a customer with a plan', olivia, [5, 6, 4], async (hand, page, look) => {
  await hand.click('main a[href="/customers/new"]');
  await page.waitForURL(/\/customers\/new/);
  await hand.type('[name=name]', `Schritte ${look.locale} Oy`);
  await hand.type('[name="postal_area"]', 'Tampere');
  await hand.type('[name="region"]', 'Pirkanmaa');
  await hand.type('[name="administrator.first_name"]', 'Aino');
  await hand.type('[name="administrator.last_name"]', 'Virtanen');
  await hand.type('[name="administrator.email"]', `aino@schritte-${look.locale}.example`);
  await hand.click('.wiz-f button[type=submit]:not([value=back])');
  await page.waitForURL('**/plans');
  await hand.click(page.locator('[name=plan]').first());
  await hand.click('.wiz-f button[value=review]');
  await page.waitForURL('**/review');
  await last(hand, page, () => Promise.all([page.waitForURL('**/done'), hand.click('.wiz-f button[type=submit]')]));
});

task('9: a code entered for a new customer', nina, [2, 3, 2], async (hand, page, look) => {
  const code = await freshCode();
  await hand.click('main .ph a[href="/purchase-codes/new"]');
  await page.waitForURL(/\/purchase-codes\/new/);
  await hand.type('[name=code]', code);
  await hand.type('[name=email]', `it@sogyo-${look.locale}.example`);
  await hand.type('[name=company]', `Sogyo ${look.locale} SA`);
  await last(hand, page, () => Promise.all([page.waitForURL(/\/customers\/org_/), hand.click('button[value=customer]')]));
  assert.match(await page.textContent('h1'), new RegExp(`Sogyo ${look.locale} SA`));
});

task('10: who expires and who is over the limit', olivia, [1, 0, 1], async (hand, page) => {
  await page.locator('main a[href*="expir"], main a[href^="/licenses?"]').first().waitFor();
  await hand.click('main a[href^="/licenses?"]');
  await page.locator('tbody tr').first().waitFor();
});

task('11: the customer list as a file', olivia, [2, 0, 1], async (hand, page) => {
  await page.goto(`${demo.console}/customers`);
  hand.loads = 1;
  hand.actions = 1;
  const [file] = await Promise.all([page.waitForEvent('download'), hand.click('form[action="/exports"] button[value=csv]')]);
  assert.match(file.suggestedFilename(), /\.csv$/);
});

task('12: any record by its name', nina, [2, 1, 1], (hand, page) => openCustomer(hand, page));
