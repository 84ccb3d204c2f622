// The built binary with its sample data, a browser in front of it, the caught mail behind it, and the reference client.
// Nothing of the product is replaced: mail goes through SMTP on loopback, the client through its own process.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before } from 'node:test';
import { promisify } from 'node:util';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
// The program takes its settings from SEATWRIGHT_*: what names the binary to us is none of them.
const { SEATWRIGHT_BINARY: binary = join(root, 'target/debug/seatwright'), ...surroundings } = process.env;
const axeSource = await readFile(join(root, 'tests/browser/node_modules/axe-core/axe.min.js'), 'utf8');

/** Starts `seatwright demo` on a data directory of its own and reads the facts it prints. */
export async function startDemo() {
  const data = await mkdtemp(join(tmpdir(), 'seatwright-browser-'));
  const child = spawn(binary, ['demo', '--listen', '127.0.0.1:0', '--data', data, '--set', 'log.level=warn'], { stdio: ['ignore', 'pipe', 'inherit'], env: surroundings });
  const facts = { logins: [] };
  const ready = new Promise((done, failed) => {
    child.once('exit', code => failed(new Error(`the demo ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', line => {
      const [name, ...rest] = line.split(' ');
      if (name === 'console:') facts.console = rest[0].replace(/\/$/, '');
      if (name === 'mail:') facts.mail = rest[0].replace(/\/$/, '');
      if (name === 'token:') facts.token = rest[0];
      if (name === 'login:') facts.logins.push({ email: rest[0], password: rest[1], note: rest.slice(2).join(' ') });
      if (line.trim() === 'ready') done();
    });
  });
  await ready;
  return {
    ...facts,
    data,
    async stop() {
      child.removeAllListeners('exit');
      const ended = new Promise(done => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** The sample data and the browser of the tests of a file. */
export let demo, browser;

/** Sets them up before the first test of a file, then what the file itself needs, and ends them after its last. */
export function stage(prepare = () => {}) {
  before(async () => {
    demo = await startDemo();
    browser = await startBrowser();
    await prepare();
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });
}

/** A headless Chromium; flags keep it from looking for anything outside. */
export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A window of a person who reads this language; console errors and policy violations fail the test that looks. */
export async function openWindow(browser, { locale = 'en', width = 1440, height = 900, colorScheme = 'light' } = {}) {
  const context = await browser.newContext({ locale, viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', message => { if (message.type() === 'error') page.complaints.push(`${message.text()} ${message.location().url}`); });
  page.on('pageerror', error => page.complaints.push(String(error)));
  page.on('crash', () => page.complaints.push(`the page crashed at ${page.url()}`));
  return page;
}

/** What the browser complained of, but for the answers that a form gets on purpose when something in it is wrong. */
export const unexpected = page => page.complaints.filter(complaint => !/status of (409|422)/.test(complaint));

export async function logIn(page, demo, email) {
  const login = demo.logins.find(known => known.email === email);
  if (!login) throw new Error(`no sample person ${email}: ${demo.logins.map(known => known.email).join(', ')}`);
  await page.goto(`${demo.console}/login`);
  await page.fill('[name=email]', login.email);
  await page.fill('[name=password]', login.password);
  await Promise.all([page.waitForURL(url => !url.pathname.startsWith('/login')), page.click('main button[type=submit]')]);
}

/** People read in the language of their settings, whatever their browser asks for. */
export async function speak(page, demo, language) {
  await page.goto(`${demo.console}/settings`);
  await page.selectOption('[name=language]', language);
  await Promise.all([page.waitForURL('**/settings'), page.locator('main form:has([name=language]) button[type=submit]').first().click()]);
}

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What the browser should answer soon; what it never answers says so, and where, long before the test's own time is over. */
export async function soon(what, answer, seconds = 60) {
  let clock;
  const late = new Promise((_, failed) => { clock = setTimeout(() => failed(new Error(`${what} took over ${seconds} s`)), seconds * 1000); });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(clock);
  }
}

/** The violations that axe finds on the page as it stands, one line each; of all rules, or of those that are named. */
export async function axe(page, rules) {
  const runOnly = rules ? { type: 'rule', values: rules } : everything;
  const look = async () => {
    await page.evaluate(axeSource);
    return page.evaluate(runOnly => globalThis.axe.run(document, { runOnly }), runOnly);
  };
  const { violations } = await soon(`axe at ${page.url()}`, look());
  return violations.map(found => `${found.id}: ${found.nodes.slice(0, 3).map(node => node.html.slice(0, 120)).join(' | ')}`);
}

/** The newest caught mail to an address, of those whose heads match `about`; waits for it. */
export async function mailTo(demo, address, { after = 0, seconds = 20, about = /./ } = {}) {
  for (let turn = 0; turn < seconds * 5; turn += 1) {
    const list = await (await fetch(`${demo.mail}/messages.json?q=${encodeURIComponent(address)}&limit=50`)).json();
    const found = (list.messages ?? list).filter(mail => JSON.stringify(mail).toLowerCase().includes(address.toLowerCase()) && about.test(JSON.stringify(mail)));
    if (found.length > after) {
      return (await fetch(`${demo.mail}/messages/${found[0].id}.json`)).json();
    }
    await new Promise(done => setTimeout(done, 200));
  }
  throw new Error(`no mail to ${address}`);
}

/** Runs the reference client; gives its exit code and what it printed. */
export async function client(demo, name, ...words) {
  const args = ['client', words[0], '--server', demo.console, '--state', join(demo.data, `${name}.json`), ...words.slice(1)];
  try {
    const { stdout, stderr } = await promisify(execFile)(binary, args, { env: { ...surroundings, LANG: 'C.UTF-8' } });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return { code: error.code, stdout: error.stdout, stderr: error.stderr };
  }
}
