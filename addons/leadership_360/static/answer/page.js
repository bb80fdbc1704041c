(() => {
'use strict';
/* The secret lives in the address's fragment and in this closure. Nothing goes to the browser's storage. */
const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const PAUSE = 1500, RETRY = 10000;
let code = '', names = [], form = null, say = {}, answers = null, touched = null, at = 0, fromReview = false;
let timer = 0, saving = null, unsaved = false, over = false;

const node = (tag, attributes = {}, ...kids) => {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...kids);
  return made;
};
const text = (key, values = {}) => say[key].replace(/%\((\w+)\)s/g, (_, name) => values[name]);
const plural = (one, many, n) => n === 1 ? text(one) : text(many, { n });
const tell = message => { const live = $('#live'); live.textContent = ''; setTimeout(() => { live.textContent = message; }, 50); };
const nothing = () => ({ ratings: {}, comments: {} });
const dirty = () => Object.keys(touched.ratings).length + Object.keys(touched.comments).length > 0;

/* ---- talking to the server: one address, the secret in the body, no cookies ---- */
async function ask(what, more = {}, keepalive = false) {
  try {
    const response = await fetch(location.pathname, {
      method: 'POST', credentials: 'omit', cache: 'no-store', keepalive,
      headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ do: what, code, lang: form && form.lang, ...more }),
    });
    return { status: response.status, ...await response.json() };
  } catch { return null; }
}

async function open(lang) {
  const got = await ask('open', lang ? { lang } : {});
  if (!got || got.status !== 200) return trouble(got);
  if (!got.open) return end(got);
  const same = form !== null;
  form = got; say = got.say;
  if (!same) { answers = got.answers; touched = nothing(); }
  put(got);
  all('.q').forEach(enrich);
  all('textarea').forEach(listen);
  if (same) { show(at); $('#lang').focus(); } else show(history.state && history.state.step || 0, '', true);
}
function trouble(got) {
  if (form) return tell(text('unsaved'));
  if (got && got.html) return end(got, true);
  $('#wait').hidden = true; $('#offline').hidden = false; $('#offline h1').focus();
}
function put(got) {
  document.documentElement.lang = got.tag; document.documentElement.dir = got.dir; document.title = got.title;
  $('#page').innerHTML = got.html;
}
/* The last page: sent, closed, unknown. What was typed is forgotten; the address loses the secret. */
function end(got, again = false) {
  over = !again; clearTimeout(timer); unsaved = false;
  if (!again) { answers = touched = null; history.replaceState(null, '', location.pathname); }
  put(got); scrollTo(0, 0); $('h1').focus();
}

/* ---- drafts: only what was touched is posted, the answer brings what another tab or device added ---- */
function touch(kind, id, value) {
  answers[kind][id] = value; touched[kind][id] = value;
  clearTimeout(timer); timer = setTimeout(save, PAUSE);
}
async function save(keepalive = false) {
  clearTimeout(timer);
  if (over || !form || saving) return saving;
  const sent = { ratings: { ...touched.ratings }, comments: { ...touched.comments } };
  saving = ask('save', sent, keepalive === true);
  const got = await saving; saving = null;
  if (over || !touched) return;
  if (got && got.status === 200 && !got.open) return end(got);
  if (!got || got.status !== 200) return notSaved(got);
  settle(sent, got.answers);
}
function settle(sent, kept) {
  for (const kind of ['ratings', 'comments']) {
    for (const id in sent[kind]) if (touched[kind][id] === sent[kind][id]) delete touched[kind][id];
    answers[kind] = { ...kept[kind], ...touched[kind] };
  }
  if (unsaved) { unsaved = false; $('#unsaved').hidden = true; tell(text('saved_again')); }
  fill();
  if (dirty()) timer = setTimeout(save, PAUSE);
}
function notSaved(got) {
  const message = text(got && got.status === 422 ? 'refused' : 'unsaved');
  if (!unsaved) tell(message);
  unsaved = true; $('#unsaved').textContent = message; $('#unsaved').hidden = false;
  timer = setTimeout(save, RETRY);
}

/* ---- screens ---- */
const screen = step => $(`[data-step="${step}"]`);
const open_ = root => all('.q', root).filter(q => !(q.dataset.k in answers.ratings));
function enrich(q) {
  q.append($('#choices').content.cloneNode(true));
  all('input', q).forEach(input => { input.name = 'r.' + q.dataset.k; });
  $('.err', q).id = 'e-' + q.dataset.k;
}
function fill() {
  for (const q of all('.q')) {
    const value = answers.ratings[q.dataset.k];
    all('input', q).forEach(i => { i.checked = value !== undefined && i.value === (value === null ? 'n' : String(value)); });
  }
  for (const box of all('textarea')) if (box !== document.activeElement) { box.value = answers.comments[box.dataset.k] || ''; check(box); }
  if (at === form.review) review();
}
function show(step, key = '', first = false) {
  at = Math.min(Math.max(step, 0), form.review);
  if (at === 0 || at === form.review) fromReview = false;
  all('[data-step]').forEach(s => { s.hidden = s !== screen(at); });
  fill(); top_();
  if (at === 0) $('.one .go').textContent = text(Object.keys(answers.ratings).length ? 'continue' : 'start');
  const next = $('form .go', screen(at));
  if (next) { next.dataset.own = next.dataset.own || next.textContent; next.textContent = fromReview ? text('back_to_review') : next.dataset.own; }
  const q = key && all('.q').find(one => one.dataset.k === key);
  if (q) return $('input', q).focus();
  scrollTo(0, 0);
  if (!first) $('h1', screen(at)).focus({ preventScroll: true });
}
function top_() {
  const steps = form.review, bar = $('#prog'), minutes = Math.max(1, Math.round((steps - at + 1) * form.minutes / steps));
  const title = at ? text('step_of', { step: at, steps }) : text('brand');
  const under = at ? text(form.self ? 'self_left' : 'about_left', { minutes, name: form.name }) : text('sealed');
  $('#who').replaceChildren(title, node('small', {}, under));
  bar.hidden = !at; bar.value = Math.max(0, at - .7); bar.setAttribute('aria-valuetext', title);
  const name = screen(at).dataset.title;
  document.title = at ? `${name} (${title}) – ${text('brand')}` : name;
}
function go(step, key) {
  history.pushState({ step }, ''); show(step, key);
  if (dirty()) save();
}
const onward = step => go(fromReview ? form.review : step + 1);
function missing(step) {
  const left = open_(screen(step)), bar = $('.missbar', screen(step));
  all('.q', screen(step)).forEach(q => mark(q, left.includes(q)));
  if (!left.length) return false;
  bar.hidden = false; bar.firstChild.textContent = plural('open_one', 'open_many', left.length);
  tell(bar.firstChild.textContent); $('input', left[0]).focus();
  return true;
}
function mark(q, bad) {
  q.classList.toggle('bad', bad); $('.err', q).hidden = !bad;
  bad ? q.setAttribute('aria-describedby', 'e-' + q.dataset.k) : q.removeAttribute('aria-describedby');
}

/* ---- review and sending ---- */
function review() {
  const left = open_(document), n = all('.q').length, state = $('#state');
  const link = q => node('li', {}, node('button', { class: 'ln', type: 'button', 'data-q': q.dataset.k }, wording(q)));
  if (left.length) {
    const lead = node('p', {}, node('b', {}, plural('todo_one', 'todo_many', left.length)));
    state.replaceChildren(node('div', { class: 'todo', role: 'status' }, lead, node('ul', {}, ...left.map(link))));
  } else if (Object.values(answers.ratings).every(value => value === null)) {
    state.replaceChildren(node('p', { class: 'alert', tabindex: '-1', 'data-q': '' }, text('none_rated')));
  } else state.replaceChildren(node('p', { class: 'ok' }, node('b', {}, text('all_answered', { n })), ' ', text('read_through')));
  $('#rows').replaceChildren(...all('[data-step]').slice(1, -1).map(section));
}
const wording = q => $('legend', q).lastChild.textContent;
function section(of) {
  const title = of.dataset.title, change = node('button', { class: 'ln', type: 'button', 'data-change': of.dataset.step, 'aria-label': text('change_what', { title }) }, text('change'));
  const head = node('div', { class: 'rvh' }, node('h2', {}, title), change);
  const words = all('textarea', of).flatMap(box => [
    node('p', { class: 'asked' }, $('label', box.parentNode).textContent),
    node('p', { class: 'said', dir: 'auto' }, (answers.comments[box.dataset.k] || '').trim() || text('no_words'))]);
  const rows = all('.q', of).map(row);
  return node('section', { class: 'rv' }, head, ...words, ...rows.length ? [node('dl', {}, ...rows)] : []);
}
function row(q) {
  const value = answers.ratings[q.dataset.k], chosen = value && $(`input[value="${value}"]+span i`, q);
  const [kind, shown] = value === undefined ? ['miss', text('no_answer')] : value === null ? ['na', text('not_observed')] : ['', `${value} ${chosen.textContent}`];
  return node('div', {}, node('dt', {}, wording(q)), node('dd', { class: kind }, shown));
}
async function send() {
  const button = $('#send'), note = $('#unsent'), first = $('#state [data-q]');
  if (first) return first.focus();
  if (button.getAttribute('aria-disabled')) return;
  button.setAttribute('aria-disabled', 'true'); note.textContent = '';
  clearTimeout(timer); await saving;
  if (over) return;
  const got = await ask('send', answers);
  if (got && got.status === 200 && (got.sent || !got.open)) return end(got);
  button.removeAttribute('aria-disabled');
  if (got && got.status === 200) { answers = got.answers; return review(), tell($('#state').textContent); }
  note.textContent = text(got && got.status === 422 ? 'refused' : 'unsent');
}

/* ---- what the hands do ---- */
function listen(box) {
  box.addEventListener('input', () => { touch('comments', box.dataset.k, box.value); check(box); });
}
function check(box) {
  const found = hints(box.value, form.tag, names).map(key => text(key));
  const hint = box.parentNode.querySelector('.hint'), words = found.length ? [...found, text('hint_end')].join(' ') : '';
  if (hint.textContent !== words) hint.textContent = words;
  $('.left', box.parentNode).textContent = text('left', { n: 1000 - box.value.length });
}
function choose(q, input) {
  touch('ratings', q.dataset.k, input.value === 'n' ? null : Number(input.value));
  mark(q, false);
  if (!open_(screen(at)).length) $('.missbar', screen(at)).hidden = true;
}
/* Single keys work only while focus is inside a statement (WCAG 2.1.4). */
function key(event) {
  const q = event.target.closest('.q');
  if (!q || event.ctrlKey || event.metaKey || event.altKey || !/^[0-9n]$/i.test(event.key)) return;
  const input = $(`input[value="${event.key.toLowerCase()}"]`, q);
  if (!input) return;
  event.preventDefault(); input.checked = true; choose(q, input);
  tell(input.nextElementSibling.textContent);
  const after = q.nextElementSibling;
  (after.matches('.q') ? $('input:checked', after) || $('input', after) : $('.go', q.form)).focus();
}
function click(event) {
  const button = event.target.closest('button');
  if (!button) return;
  const { go: step, change, q } = button.dataset;
  if (button.id === 'again') { $('#offline').hidden = true; $('#wait').hidden = false; open(); }
  else if (button.id === 'send') send();
  else if (button.matches('.later')) onward(at);
  else if (step && at === 0) go(resume());
  else if (step) go(Number(step));
  else if (change) { fromReview = true; go(Number(change)); }
  else if (q) { fromReview = true; go(Number(all('.q').find(one => one.dataset.k === q).closest('[data-step]').dataset.step), q); }
}
/* Start opens the first page; Continue the first with something open. */
function resume() {
  const left = open_(document)[0];
  return !Object.keys(answers.ratings).length ? 1 : left ? Number(left.closest('[data-step]').dataset.step) : form.review;
}
function begin() {
  const [secret, ...own] = location.hash.slice(1).split(',');
  code = secret; form = null; over = false;
  try { names = decodeURIComponent(own.join(' ')).split(/[\s,]+/).filter(word => word.length > 2); } catch { names = []; }
  if ($('#wait')) $('#wait').hidden = false;
  open();
}
document.addEventListener('click', click);
document.addEventListener('keydown', key);
document.addEventListener('change', event => {
  const q = event.target.closest('.q');
  if (q) choose(q, event.target);
  if (event.target.id === 'lang') open(event.target.value);
});
document.addEventListener('submit', event => {
  if (!form) return;
  event.preventDefault();
  if (event.target.matches('.words') || !missing(at)) onward(at);
});
document.addEventListener('visibilitychange', () => { if (form && !over && (document.hidden ? dirty() : true)) save(document.hidden); });
addEventListener('online', () => { if (unsaved) save(); });
addEventListener('beforeunload', event => { if (unsaved && !over) event.preventDefault(); });
addEventListener('popstate', event => { if (form && !over) show(event.state ? event.state.step : 0); });
addEventListener('hashchange', () => { if (location.hash.slice(1).split(',')[0] !== code) location.reload(); });
begin();
})();
