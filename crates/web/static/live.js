/* Pages look again when the server says that something they show was changed: each part that carries data-live is taken
   from the page as it is now. A lost connection is said, and looked after when it is back. */
(() => {
  const parts = () => [...document.querySelectorAll('[data-live]')];
  const lost = document.querySelector('[data-lost]');
  const since = document.querySelector('meta[name="page-made"]');
  if (!since || !parts().length) return;
  const PATIENCE = 4000, PAUSE = 1000, AGAIN = 10000, ASKING = 2000;
  const wanted = topics => parts().some(part => part.dataset.live.split(' ').some(topic => topics.includes(topic)));
  /* What somebody is at stays as it is: typed text, ticked rows, an open menu. */
  const busy = part => part.contains(document.activeElement) && document.activeElement.matches('input, textarea, select')
    || part.querySelector('[data-row]:checked, :popover-open, details[open]');
  const path = (part, target) => [...part.querySelectorAll('a[href], button, summary')].indexOf(target);

  const swap = (part, fresh) => {
    const at = part.contains(document.activeElement) ? path(part, document.activeElement) : -1;
    part.replaceWith(document.adoptNode(fresh));
    document.dispatchEvent(new CustomEvent('live:swapped'));
    if (at >= 0) fresh.querySelectorAll('a[href], button, summary')[at]?.focus({ preventScroll: true });
  };

  let looking = false, again = false;
  const look = async () => {
    if (looking) { again = true; return; }
    looking = true;
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
      if (answer.ok && !answer.redirected) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        since.content = page.querySelector('meta[name="page-made"]')?.content ?? since.content;
        for (const part of parts()) {
          const fresh = page.getElementById(part.id);
          if (fresh && !busy(part) && fresh.textContent !== part.textContent) swap(part, fresh);
        }
      }
    } catch { /* The connection is gone; its events say so. */ }
    await new Promise(done => setTimeout(done, PAUSE));
    looking = false;
    if (again) { again = false; look(); }
  };

  let source = null, worry = 0, wait = 0;
  const say = gone => { if (lost) lost.hidden = !gone; };
  const close = () => { source?.close(); source = null; clearTimeout(worry); clearTimeout(wait); worry = 0; };
  const open = () => {
    close();
    if (!('EventSource' in window)) return;
    source = new EventSource(`/live?since=${encodeURIComponent(since.content)}`);
    source.addEventListener('open', () => {
      clearTimeout(worry);
      worry = 0;
      if (lost && !lost.hidden) { say(false); look(); }
    });
    source.addEventListener('changed', event => { if (wanted(event.data.split(' '))) look(); });
    source.addEventListener('error', () => {
      if (!worry) worry = setTimeout(() => say(true), PATIENCE);
      /* The browser comes back by itself unless it was refused. */
      if (source?.readyState === EventSource.CLOSED) wait = setTimeout(open, AGAIN);
    });
  };

  /* Work that goes on is asked for only as long as nobody tells of it: there is no stream, or it is lost. */
  const goesOn = () => parts().some(part => part.getAttribute('aria-busy') === 'true');
  const isTold = () => source?.readyState === 1;
  setInterval(() => { if (!document.hidden && !isTold() && goesOn()) look(); }, ASKING);

  /* A page that nobody sees waits for nothing: browsers open only a few connections to one server. */
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) close();
    else { open(); look(); }
  });
  addEventListener('pagehide', close);
  addEventListener('pageshow', event => { if (event.persisted) { open(); look(); } });
  if (!document.hidden) open();
})();
