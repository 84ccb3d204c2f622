// Walks the console by its own links: a page of each kind, however deep, so that a new page is looked at without being listed.

/** What kind of page an address is: its path with ids, numbers and codes taken out. */
export function kind(address) {
  const parts = new URL(address).pathname.split('/').filter(Boolean);
  // A text for each mail and language is one page.
  if (parts[0] === 'templates') return parts.length > 1 ? '/templates/*' : '/templates';
  return '/' + parts.map(part => (/^[a-z]+_[\w-]{8,}$|\d{3,}|^[0-9a-f-]{32,}$/i.test(part) ? '*' : part)).join('/');
}

// Not pages of the console: files, what the API says of itself, and what ends the session.
const elsewhere = /^\/(assets|api|activation|logout|login|brand|healthz|readyz|metrics)(\/|$)|\/pdf$|\/imports\/template$|\/rows-to-fix$|\/failures$/;

/**
 * Visits one page of each kind that links lead to, beginning with those of `first`, and calls `look(page, kind, answer)` on it.
 * Gives the kinds in the order in which they were found.
 */
export async function crawl(page, start, first, look) {
  const waiting = first.map(path => new URL(path, start).href);
  const seen = new Set();
  while (waiting.length > 0) {
    const address = waiting.shift();
    const what = kind(address);
    if (seen.has(what)) continue;
    seen.add(what);
    const answer = await page.goto(address);
    await look(page, what, answer);
    const links = await page.$$eval('a[href]:not([download])', links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href));
    for (const link of links) {
      const url = new URL(link);
      if (url.origin === new URL(start).origin && !elsewhere.test(url.pathname)) waiting.push(url.href.split('#')[0]);
    }
  }
  return [...seen];
}
