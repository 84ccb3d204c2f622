// The document of the Russian portal, step by step, on the built binary: people register, the administrator binds
// licenses to them and unbinds them, and what the installed program is told in the same second.
// Shows RU-01, 02, 03, 04, 05, 06, 07, 08, 11.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, browser, client, demo, logIn, mailTo, openWindow, stage } from './harness.mjs';

const boris = 'boris.orlov@severny-veter.example';
const anna = { email: 'anna.petrova@severny-veter.example', password: 'семь тихих серых цапель' };
stage();

/** Кабинет → Администрирование компании → Управление подпиской (RU-02). */
async function openSubscription(page) {
  await page.click('button:has-text("Кабинет")');
  await page.click('#account >> text="Администрирование компании"');
  await page.waitForURL('**/company');
  await page.click('main >> text="Управление подпиской"');
  await page.waitForURL('**/subscription');
}

const row = (page, email) => page.locator('tbody tr', { hasText: email });
const free = page => page.locator('tbody tr', { has: page.locator('button:text-is("Привязать")') });

async function bind(page, email) {
  const first = free(page).first();
  await first.locator('input[type=email]').fill(email);
  await Promise.all([page.waitForURL('**/subscription*'), first.locator('button:text-is("Привязать")').click()]);
  await row(page, email.trim().toLowerCase()).waitFor();
}

async function unbind(page, email) {
  await Promise.all([page.waitForURL('**undo=**'), row(page, email).locator('button:text-is("Отвязать")').click()]);
}

/** Register, follow the mail, confirm with the password: then the person sees only their own page (RU-01). */
async function register(page) {
  await page.goto(`${demo.console}/login`);
  await page.click('text="Нет учётной записи? Зарегистрируйтесь"');
  await page.fill('[name=email]', anna.email.toUpperCase());
  await page.fill('[name=name]', 'Анна Петрова');
  await page.fill('[name=password]', anna.password);
  assert.deepEqual(await axe(page), []);
  await Promise.all([page.waitForURL('**/register/sent'), page.click('main button[type=submit]')]);
  const mail = await mailTo(demo, anna.email.toUpperCase());
  const link = JSON.stringify(mail).match(/\/register\/[A-Za-z0-9_-]{40,}/)[0];
  await page.goto(demo.console + link);
  await page.fill('[name=password]', anna.password);
  await Promise.all([page.waitForURL('**/me'), page.click('main button[type=submit]')]);
}

test('the Russian document from registration to unbinding', { timeout: 240_000 }, async () => {
  const page = await openWindow(browser, { locale: 'ru' });
  await logIn(page, demo, boris);
  assert.deepEqual(await axe(page), [], 'the home of a company');
  await openSubscription(page);

  // RU-03, RU-04: a row for each unit; free ones have a field and Привязать, bound ones the address and Отвязать.
  assert.equal(await page.locator('th:has-text("Привязана к пользователю с E-mail")').count(), 1);
  const before = await free(page).count();
  assert.equal(before, 9, 'of twelve units two are bound and one waits');
  assert.equal(await row(page, 'nikolai.belov').locator('text="Ждёт регистрации"').count(), 1);
  assert.deepEqual(await axe(page), [], 'subscription management');
  await page.selectOption('select[name=product]', 'Endpoint Guard');
  await Promise.all([page.waitForURL('**product=**'), page.click('button:text-is("Отфильтровать")')]);
  assert.equal(await page.locator('tbody tr').count(), 3);
  await page.selectOption('select[name=product]', 'Backup');
  await page.selectOption('select[name=status]', 'active');
  await Promise.all([page.waitForURL('**status=active**'), page.click('button:text-is("Отфильтровать")')]);
  assert.equal(await page.locator('tbody tr').count(), 9);

  // RU-07: an address that nobody registered yet waits for its person.
  await bind(page, ` ${anna.email.toUpperCase()} `);
  assert.equal(await row(page, anna.email.toUpperCase()).locator('text="Ждёт регистрации"').count()
    + await row(page, anna.email).locator('text="Ждёт регистрации"').count() > 0, true);

  const own = await openWindow(browser, { locale: 'ru' });
  await register(own);
  assert.equal(await own.locator('h2:has-text("Backup Standard")').count(), 1, 'completed by registering');
  assert.deepEqual(await axe(own), [], 'the own page');
  assert.equal((await own.request.get(`${demo.console}/customers`)).status(), 403);
  const username = (await own.locator('dd .mono').first().textContent()).trim();
  await own.click('button:has-text("Показать код активации")');
  const code = (await own.locator('.mono.strong').textContent()).trim();

  // RU-06: access begins at once.
  const activated = await client(demo, 'anna', 'activate', '--username', username, '--activation-code', code);
  assert.equal(activated.code, 0, activated.stderr);
  assert.equal((await client(demo, 'anna', 'check-in')).code, 0);

  // RU-08: unbinding ends access at once, and the program is told why.
  await openSubscription(page);
  const until = await row(page, anna.email.toUpperCase()).locator('time').getAttribute('datetime');
  await unbind(page, anna.email.toUpperCase());
  const told = await client(demo, 'anna', 'check-in');
  assert.notEqual(told.code, 0);
  assert.match(told.stdout + told.stderr, /seat-unbound/);
  assert.equal(await page.locator('text="Отвязана 1 лицензия"').count(), 1);
  assert.deepEqual(await axe(page), [], 'after unbinding');

  // RU-08, RU-11: the unit goes to another person and ends when it would have.
  await bind(page, 'pavel.ilin@severny-veter.example');
  assert.equal(await row(page, 'pavel.ilin').locator('time').getAttribute('datetime'), until);
  assert.deepEqual(page.complaints, []);
  assert.deepEqual(own.complaints.filter(text => !text.includes('403')), []);
});

test('many people are bound from a list, and unbinding is taken back', { timeout: 120_000 }, async () => {
  const page = await openWindow(browser, { locale: 'ru', width: 390, height: 844, colorScheme: 'dark' });
  await logIn(page, demo, boris);
  await page.goto(`${demo.console}/company`);
  await page.click('main >> text="Управление подпиской"');
  await page.waitForURL('**/subscription');
  await page.click('text="Привязать сразу многих"');
  await page.fill('[name=addresses]', 'первый@пример.рф\nsecond@severny-veter.example, не адрес');
  await page.click('form:has([name=addresses]) button[type=submit]');
  await page.waitForSelector('text="Что произойдёт"');
  assert.equal(await page.locator('td .err').count(), 1, 'one row cannot be taken, and says so');
  assert.deepEqual(await axe(page), []);
  await Promise.all([page.waitForURL('**/subscription'), page.click('button:has-text("Привязать 2")')]);
  await unbind(page, 'second@severny-veter.example');
  await Promise.all([page.waitForURL(/subscription$/), page.click('button:has-text("Вернуть")')]);
  assert.equal(await row(page, 'second@severny-veter.example').count(), 1);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.complaints, []);
});
