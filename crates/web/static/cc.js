/* Makes pages quicker to use; every page works without it as links and forms.
   Listens on the document, so that parts swapped in by htmx need no wiring of their own. */
(() => {
  const root = document.documentElement;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const on = (event, act, options) => document.addEventListener(event, act, options);
  const typing = target => target.matches('textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit], [type=button], [type=reset])');

  /* What only makes sense with script is hidden in the HTML and shown here; what only makes sense without is taken away. */
  const prepare = from => {
    all('[data-copy], [data-step], [data-clear], [data-toast-close], [data-keys], [data-color], [data-mention]', from).forEach(element => element.hidden = false);
    all('[data-without-script]', from).forEach(element => element.hidden = true);
    all('[data-carried]', from).forEach(carry);
    all('form:has([data-selbar])', from).forEach(recall);
    all('[data-color]', from).forEach(picker => { const text = written(picker).value; if (/^#[0-9a-f]{6}$/i.test(text)) picker.value = text; });
  };

  /* What a telephone scanned stands after the #: into the field with it, and out of the history. */
  const carry = form => {
    const { hash, pathname } = location;
    if (!hash.includes('.')) return;
    one('textarea', form).value ||= hash.slice(1);
    history.replaceState(null, '', pathname);
  };

  /* A color is picked or written; each shows what the other has. */
  const written = picker => document.getElementById(picker.dataset.color);
  on('input', event => {
    const picker = event.target, color = picker.value;
    if (picker.matches('[data-color]')) {
      written(picker).value = color;
      written(picker).dispatchEvent(new Event('input', { bubbles: true }));
    } else if (/^#[0-9a-f]{6}$/i.test(color)) {
      const other = picker.id && one(`[data-color="${picker.id}"]`);
      if (other) other.value = color;
    }
  });

  /* Theme: applied at once, saved in the background; without script the form does both. */
  on('submit', event => {
    const form = event.target;
    if (form.matches('[data-themes]') && event.submitter) {
      event.preventDefault();
      root.dataset.theme = event.submitter.value;
      all('button', form).forEach(button => button === event.submitter ? button.setAttribute('aria-current', 'true') : button.removeAttribute('aria-current'));
      one('[popovertarget="themes"] use')?.setAttribute('href', one('use', event.submitter).getAttribute('href'));
      form.closest('[popover]')?.hidePopover();
      fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form, event.submitter)), redirect: 'manual' }).catch(() => {});
      return;
    }
    /* What fills a frame leaves the page, and may be asked for again. */
    if (form.method !== 'post' || form.target || event.submitter?.formTarget) return;
    /* A second press while the first is under way changes nothing. */
    if (form.dataset.sent) return event.preventDefault();
    if (one('[data-selbar]', form)) send(form);
    form.dataset.sent = 'yes';
    event.submitter?.setAttribute('aria-busy', 'true');
    if (form.closest('[data-inline]')) {
      event.preventDefault();
      sendInPlace(form);
    }
  });

  /* What is edited where it stands is sent from there: what is wrong comes back into its place, the page as it is with what
     was saved. Any other answer is had in the usual way. */
  const sendInPlace = async form => {
    const place = form.closest('[data-inline]'), body = new URLSearchParams(new FormData(form));
    body.set('alone', 'on');
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
    if (answer?.type === 'opaqueredirect') return one('meta[name=page-made]') ? location.reload() : location.assign(body.get('back'));
    if (answer?.status !== 422) return form.submit();
    const fresh = document.createElement('template');
    fresh.innerHTML = await answer.text();
    const mended = one('[data-inline]', fresh.content);
    place.replaceWith(mended);
    first(mended)?.focus();
  };
  const first = place => one('[aria-invalid]', place) ?? one('input:not([type=hidden]), textarea', place);
  const fold = place => { place.open = false; one('summary', place).focus(); };
  on('toggle', event => { if (event.target.matches?.('[data-inline][open]')) first(event.target)?.select(); }, true);
  on('click', event => {
    const close = event.target.closest('[data-inline] [data-close]');
    if (!close) return;
    event.preventDefault();
    fold(close.closest('[data-inline]'));
  });
  const rest = () => all('form[data-sent]').forEach(form => { delete form.dataset.sent; all('[aria-busy]', form).forEach(button => button.removeAttribute('aria-busy')); });
  addEventListener('pageshow', rest);
  on('htmx:after:request', rest);
  on('live:swapped', () => prepare(document));
  on('htmx:after:swap', () => { prepare(document); one('[data-errsum]')?.focus(); });

  on('change', event => {
    event.target.closest('[data-submit-on-change]')?.requestSubmit();
    const form = event.target.closest('form');
    if (event.target.matches('[data-all]')) rows(form).forEach(row => row.checked = event.target.checked);
    if (event.target.matches('[data-all], [data-row]')) picked(form);
  });

  /* Keys: search, and sending a form from any of its fields. */
  on('keydown', event => {
    const search = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    if (search) {
      event.preventDefault();
      open();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.target.closest('form')?.requestSubmit();
    } else if (event.key === 'Escape' && event.target.closest('[data-inline][open]')) {
      fold(event.target.closest('[data-inline]'));
    } else if (event.key === 'Escape' && !one('dialog[open], :popover-open')) {
      one('[data-selbar]:not([hidden]) [data-clear]')?.click();
    } else if (event.key === 'F6' && one('[data-toast] button')) {
      event.preventDefault();
      one('[data-toast] button').focus();
    }
  });

  /* Keys of one letter, unless somebody types, has something open, or has switched them off. J and K go from row to row by
     the links that name them, so that Enter opens what is there. */
  const letters = {
    '/': () => open(),
    '?': () => sheet(),
    j: () => walk(1),
    k: () => walk(-1),
    x: () => tick(false),
    X: () => tick(true),
    e: () => (one('[data-edit]', row() ?? document.createElement('i')) ?? one('main [data-edit]:not(.menu *)'))?.click(),
    l: () => one('.cust-nav ~ .tabs a[href$="/license"]')?.click(),
    z: () => one('[data-toast] form button')?.click(),
  };
  const row = () => document.activeElement?.closest('tbody tr');
  const walk = step => {
    const links = all('main tbody th[role=rowheader] a'), here = links.indexOf(row() && one('th[role=rowheader] a', row()));
    const next = links[here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step];
    next?.focus();
    next?.closest('tr').scrollIntoView({ block: 'nearest' });
  };
  const tick = range => {
    const box = row() && one('[data-row]', row());
    box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: range }));
  };
  let going = -Infinity;
  on('keydown', event => {
    const off = !('letters' in document.body.dataset) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (off || event.defaultPrevented || event.key.length !== 1 || typing(event.target) || one('dialog[open], :popover-open')) return;
    const key = event.key.toLowerCase(), gone = event.timeStamp - going < 1500;
    going = -Infinity;
    const way = gone && all('[data-go]').find(link => link.dataset.go.toLowerCase() === key);
    const act = way ? () => way.click() : !gone && (letters[event.key] ?? letters[key]);
    if (!gone && key === 'g') { going = event.timeStamp; return; }
    const named = !act && !gone && one(`[data-key="${CSS.escape(key)}"]`);
    if (!act && !named) return;
    event.preventDefault();
    act ? act() : named.click();
  });

  /* The sheet of keys: its page in a dialog. */
  const sheet = async () => {
    const dialog = one('#sheet'), answer = await fetch('/shortcuts', { headers: { 'HX-Request': 'true' } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return location.assign('/shortcuts');
    one('[data-sheet-here]', dialog).innerHTML = await answer.text();
    dialog.showModal();
  };
  on('click', event => {
    if (!event.target.closest('[data-sheet]') || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.target.closest('[popover]')?.hidePopover();
    sheet();
  });

  /* Somebody to mention: put where the cursor is; what is typed after an @ leaves only those whom it fits. */
  on('click', event => {
    const person = event.target.closest('[data-mention]');
    const text = person && one('textarea', person.form ?? person.closest('form'));
    if (!text) return;
    const typed = text.value.slice(0, text.selectionStart).match(/@[^@\n]*$/)?.[0] ?? '';
    const fits = person.dataset.mention.toLowerCase().startsWith(typed.toLowerCase());
    text.setRangeText(person.dataset.mention, text.selectionStart - (fits ? typed.length : 0), text.selectionEnd, 'end');
    text.focus();
    text.dispatchEvent(new Event('input', { bubbles: true }));
  });
  on('input', event => {
    const form = event.target.matches('textarea') && event.target.closest('[data-mentions]');
    if (!form) return;
    const typed = event.target.value.slice(0, event.target.selectionStart).match(/(?:^|\s)@([^@\n]*)$/)?.[1];
    const people = all('[data-mention]', form);
    people.forEach(person => person.parentElement.hidden = typed !== undefined && !person.dataset.mention.slice(1).toLowerCase().startsWith(typed.toLowerCase()));
    const list = one('details', form);
    if (list && typed !== undefined) list.open = people.some(person => !person.parentElement.hidden);
  });

  /* The palette: the search page in a dialog, asked for while somebody types. Enter waits for the answer. */
  const palette = one('#palette'), asked = palette && one('input', palette), found = palette && one('[role=listbox]', palette);
  const options = () => all('a[role=option]', found);
  let asking = Promise.resolve(), asker = null, pause = 0;
  const choose = place => {
    const all = options(), chosen = all[(place + all.length) % (all.length || 1)];
    all.forEach(option => option.setAttribute('aria-selected', option === chosen));
    asked.setAttribute('aria-activedescendant', chosen?.id ?? '');
    chosen?.scrollIntoView({ block: 'nearest' });
  };
  const chosen = () => options().findIndex(option => option.getAttribute('aria-selected') === 'true');
  const look = async () => {
    asker?.abort();
    asker = new AbortController();
    const page = `/search?q=${encodeURIComponent(asked.value)}`;
    const answer = await fetch(page, { headers: { 'HX-Request': 'true' }, signal: asker.signal });
    if (answer.redirected || !answer.ok) return location.assign(page);
    found.innerHTML = await answer.text();
    one('[data-said-here]', palette).textContent = one('[data-said]', found).content.textContent;
    choose(0);
  };
  const ask = () => { asking = look().catch(() => {}); };
  const open = () => {
    if (!palette || palette.open) return;
    palette.showModal();
    asked.select();
    ask();
  };
  on('input', event => {
    if (event.target !== asked) return;
    clearTimeout(pause);
    asking = new Promise(done => { pause = setTimeout(() => look().catch(() => {}).then(done), 60); });
  });
  on('keydown', event => {
    if (event.target !== asked || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); choose(chosen() + step); }
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      asking.then(() => { const option = options()[chosen()]; option ? option.click() : asked.form.submit(); });
    }
  });
  addEventListener('pageshow', () => palette?.close());
  on('click', event => {
    if (event.target === palette) palette.close();
    if (palette && event.target.closest('[data-search]') && !(event.ctrlKey || event.metaKey)) { event.preventDefault(); open(); }
  });

  /* Selection: Shift for a range, a box for the page, and "all that match", which sends the filter instead of ids. What is
     ticked on one page of a list stays so on the others, as long as the list is narrowed to the same. */
  let last = null;
  const rows = form => all('[data-row]', form);
  const everything = form => one('[data-scope]', form).value === 'filter';
  const SHELF = 'picked:', narrowed = new URLSearchParams(location.search);
  /* Parts of an address that narrow nothing. */
  ['after', 'back', 'row', 'per', 'cols', 'rows', 'sort', 'saved', 'arrange', 'undo', 'n', 'deleted'].forEach(part => narrowed.delete(part));
  const shelf = `${SHELF}${location.pathname}?${narrowed}`;
  const shelved = () => new Set(JSON.parse(sessionStorage.getItem(shelf) ?? '[]'));
  const elsewhere = form => { const here = rows(form).map(box => box.value); return [...shelved()].filter(id => !here.includes(id)); };
  const recall = form => {
    const ids = shelved();
    rows(form).forEach(box => { if (ids.has(box.value)) box.checked = true; });
    paint(form);
  };
  const picked = form => {
    const ids = shelved();
    rows(form).forEach(box => box.checked ? ids.add(box.value) : ids.delete(box.value));
    ids.size ? sessionStorage.setItem(shelf, JSON.stringify([...ids])) : sessionStorage.removeItem(shelf);
    paint(form);
  };
  /* A page that only asks leads back to the list, with what was ticked; what was done is ticked no more. */
  const send = form => {
    all('[data-elsewhere]', form).forEach(field => field.remove());
    if (!everything(form)) form.append(...elsewhere(form).map(id => Object.assign(document.createElement('input'), { type: 'hidden', name: 'id', value: id })));
    all('input[name=id]:not([data-row])', form).forEach(field => field.dataset.elsewhere = '');
    if (!form.getAttribute('action').endsWith('/review')) sessionStorage.removeItem(shelf);
  };
  if (location.pathname.startsWith('/jobs/') || one('[data-toast]')) Object.keys(sessionStorage).filter(key => key.startsWith(SHELF)).forEach(key => sessionStorage.removeItem(key));
  const paint = form => {
    const bar = one('[data-selbar]', form), boxes = rows(form), here = boxes.filter(box => box.checked).length, ticked = here + elsewhere(form).length;
    if (here < boxes.length) one('[data-scope]', form).value = 'ids';
    const whole = one('[data-all]', form), more = one('[data-more]', form), filters = one('[data-filbar]', form.closest('.card') ?? form);
    if (whole) { whole.checked = here > 0 && here === boxes.length; whole.indeterminate = here > 0 && here < boxes.length; }
    bar.dataset.ready = 'yes';
    bar.hidden = ticked === 0;
    if (filters) filters.hidden = ticked > 0;
    const number = count => count.toLocaleString(root.lang);
    one('[data-n]', bar).textContent = everything(form) ? bar.dataset.allText : bar.dataset.nText.replace('%n', number(ticked));
    more.hidden = here < boxes.length || +bar.dataset.total <= boxes.length;
    more.textContent = everything(form) ? bar.dataset.noneText : bar.dataset.moreText;
    const count = number(everything(form) ? +bar.dataset.total : ticked);
    all('[data-count-text]', bar).forEach(label => label.textContent = label.dataset.countText.replace('%n', count));
  };
  const clear = form => { sessionStorage.removeItem(shelf); rows(form).forEach(row => row.checked = false); one('[data-scope]', form).value = 'ids'; paint(form); one('[data-all]', form)?.focus(); };

  /* Columns are moved on the spot; without script each press is sent. */
  on('click', event => {
    const button = event.target.closest('[data-move]');
    if (!button) return;
    event.preventDefault();
    const item = button.closest('li'), up = +button.dataset.move < 0;
    const other = up ? item.previousElementSibling : item.nextElementSibling;
    if (other) up ? other.before(item) : other.after(item);
    button.focus();
  });

  on('click', event => {
    const target = event.target.closest('[data-row], [data-more], [data-clear], [data-step], [data-copy], [data-toast-close]');
    if (!target) return;
    const form = target.closest('form');
    if (target.matches('[data-row]')) {
      const boxes = rows(form), here = boxes.indexOf(target), from = boxes.indexOf(last);
      if (event.shiftKey && from >= 0) boxes.slice(Math.min(here, from), Math.max(here, from) + 1).forEach(box => box.checked = target.checked);
      last = target;
      picked(form);
    } else if (target.matches('[data-more]')) {
      if (everything(form)) return clear(form);
      one('[data-scope]', form).value = 'filter';
      paint(form);
    } else if (target.matches('[data-clear]')) {
      clear(form);
    } else if (target.matches('[data-step]')) {
      const input = one('input', target.parentElement);
      input.value = Math.max(+(input.dataset.min || 0), (+input.value || 0) + +target.dataset.step);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    } else if (target.matches('[data-copy]')) {
      navigator.clipboard.writeText(target.dataset.copy).then(() => say(target.dataset.copied)).catch(() => {});
    } else {
      target.closest('[data-toast]').remove();
    }
  });

  /* Notes: spoken when put in, gone after a while unless someone is at them. */
  const toasts = one('#toasts');
  const show = note => {
    toasts.replaceChildren(note);
    const wait = () => setTimeout(() => note.matches(':hover, :focus-within') ? wait() : note.remove(), 15000);
    wait();
  };
  const say = text => {
    const note = document.createElement('div'), line = document.createElement('span');
    note.className = 'toast';
    line.textContent = text;
    note.append(line);
    show(note);
  };
  const waiting = toasts && one('[data-toast]', toasts);
  if (waiting) show(waiting);

  /* The drawer of phones must not stay open when the window grows. */
  matchMedia('(min-width: 64rem)').addEventListener('change', event => {
    const drawer = one('#nav');
    if (event.matches && drawer?.matches(':popover-open')) drawer.hidePopover();
  });

  prepare(document);
  one('[data-errsum]')?.focus();
})();
