// Opens pages in headless Chromium as a reader would, and fails when something is wrong:
//   node tools/browser.js report.html [another.html ...]
// At 360, 768 and 1280 px, in the light and in the dark, and as PDF: no message on the
// console, nothing that is fetched, no horizontal overflow, every figure drawn once,
// every internal link has an end, no serious finding of axe-core. Without scripts: the
// text is all there. Chromium is driven over its own pipe, so that node needs nothing.
// Environment: CHROMIUM (its name), AXE (axe.min.js; without it that part is skipped and
// said), PICTURES (a folder for screenshots and PDFs).
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { pathToFileURL } = require('url');

const pages = process.argv.slice(2);
if (pages.length === 0) {
  console.error('usage: node tools/browser.js page.html ...');
  process.exit(2);
}
const widths = [360, 768, 1280];
const axe = process.env.AXE && fs.readFileSync(process.env.AXE, 'utf8');
const pictures = process.env.PICTURES;
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'browser-'));
if (pictures) fs.mkdirSync(pictures, { recursive: true });

const chromium = spawn(process.env.CHROMIUM || 'chromium', [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking',
  '--no-first-run', '--disable-sync', '--disable-component-update',
  '--disable-dev-shm-usage', '--user-data-dir=' + home, '--remote-debugging-pipe',
], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });

// ---- the DevTools protocol: JSON messages that end in a zero byte ----------------------
let count = 0;
const waiting = new Map();
const listeners = [];
let rest = '';
chromium.stdio[4].setEncoding('utf8');
chromium.stdio[4].on('data', (text) => {
  const parts = (rest + text).split('\0');
  rest = parts.pop();
  for (const part of parts) {
    const message = JSON.parse(part);
    if (message.id) {
      const { resolve, reject } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    } else {
      listeners.forEach((listener) => listener(message));
    }
  }
});
function send(method, params, sessionId) {
  return new Promise((resolve, reject) => {
    const id = ++count;
    waiting.set(id, { resolve, reject });
    chromium.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
  });
}
// The browser is a group of processes, all of which write in its folder until they are gone: what
// is left of it then says nothing of the pages.
function end(status) {
  done = true;
  try { process.kill(-chromium.pid, 'SIGKILL'); } catch { /* it never started, or is gone */ }
  const stop = Date.now() + 10000;
  while (fs.existsSync(home) && Date.now() < stop) {
    try { fs.rmSync(home, { recursive: true, force: true }); } catch { /* once more */ }
  }
  process.exit(status);
}
function fail(why) {
  console.error('browser: ' + why);
  end(1);
}
chromium.on('error', (e) => fail('Chromium does not start: ' + e.message));
chromium.on('exit', () => { if (!done) fail('Chromium ended.'); });
chromium.stdio[3].on('error', () => {});
let done = false;
setTimeout(() => fail('no end after 15 minutes.'), 900000).unref();

// ---- what is looked at, in the page ----------------------------------------------------
// `phone`: the figures' other drawing is the one to see.
function look() {
  const seen = (e) => e.getClientRects().length > 0 && e.getBoundingClientRect().width > 40;
  const root = document.scrollingElement;
  const wide = [];
  if (root.scrollWidth > innerWidth) {
    for (const e of document.querySelectorAll('body *')) {
      if (e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .skip, svg')) {
        wide.push(e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 30));
      }
    }
    if (wide.length === 0) wide.push('scrollWidth ' + root.scrollWidth);
  }
  const figures = [...document.querySelectorAll('figure')];
  // the drawing for a telephone has the text of the other one
  const named = (svg) => {
    const by = svg.getAttribute('aria-labelledby');
    return (by ? document.getElementById(by) : svg).getAttribute('aria-label');
  };
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  const links = [...document.querySelectorAll('a[href^="#"]')]
    .map((a) => decodeURIComponent(a.hash.slice(1)));
  // alternatives to images, and headings that skip no level
  const levels = [...document.querySelectorAll('main :is(h1,h2,h3,h4,h5)')]
    .map((h) => Number(h.tagName[1]));
  return {
    wide,
    figures: figures.length,
    drawn: figures.filter((f) => {
      const svg = [...f.querySelectorAll('svg')].filter(seen);
      return svg.length === 1 && svg[0].getBBox().width > 100 &&
        named(svg[0]).length > 20 && svg[0].querySelector('text');
    }).length,
    dead: links.filter((id) => !ids.includes(id)),
    links: links.length,
    twice: ids.filter((id, i) => ids.indexOf(id) !== i),
    skips: levels.filter((l, i) => i > 0 && l > levels[i - 1] + 1).length,
    lang: document.documentElement.lang,
    outside: performance.getEntriesByType('resource').map((e) => e.name),
  };
}

async function runAxe(sessionId) {
  await send('Runtime.evaluate', { expression: axe + ';0' }, sessionId);
  const run = `axe.run(document, { resultTypes: ['violations'] }).then((r) =>
    JSON.stringify(r.violations.map((v) => ({ id: v.id, impact: v.impact, n: v.nodes.length,
      first: v.nodes[0].html.slice(0, 160) + ' :: ' + v.nodes[0].failureSummary }))))`;
  const answer = await send('Runtime.evaluate',
    { expression: run, awaitPromise: true, returnByValue: true }, sessionId);
  if (answer.exceptionDetails) throw new Error('axe-core: ' + answer.exceptionDetails.text);
  return JSON.parse(answer.result.value);
}

async function open(file, width, options = {}) {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const messages = [];
  let loaded;
  const load = new Promise((resolve) => { loaded = resolve; });
  const listener = (m) => {
    if (m.sessionId !== sessionId) return;
    if (m.method === 'Page.loadEventFired') loaded();
    if (m.method === 'Runtime.consoleAPICalled') {
      messages.push(m.params.type + ': ' + m.params.args.map((a) => a.value || a.description).join(' '));
    }
    if (m.method === 'Runtime.exceptionThrown') messages.push(m.params.exceptionDetails.text);
    if (m.method === 'Log.entryAdded') messages.push(m.params.entry.level + ': ' + m.params.entry.text);
    if (m.method === 'Network.requestWillBeSent' && !/^(file|data|about):/.test(m.params.request.url)) {
      messages.push('asks the network for ' + m.params.request.url);
    }
  };
  listeners.push(listener);
  const to = (method, params) => send(method, params, sessionId);
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await to(domain + '.enable');
  await to('Emulation.setDeviceMetricsOverride',
    { width, height: 800, deviceScaleFactor: 1, mobile: width < 700 });
  await to('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: options.dark ? 'dark' : 'light' }],
  });
  if (options.noScript) await to('Emulation.setScriptExecutionDisabled', { value: true });
  await to('Page.navigate', { url: pathToFileURL(path.resolve(file)).href });
  await load;
  return {
    to, messages, sessionId,
    get: async (f, ...args) => {
      const answer = await to('Runtime.evaluate', {
        expression: `(${f})(${args.map((a) => JSON.stringify(a)).join(',')})`,
        returnByValue: true, awaitPromise: true,
      });
      if (answer.exceptionDetails) {
        throw new Error(answer.exceptionDetails.exception.description);
      }
      return answer.result.value;
    },
    picture: async (name) => {
      if (!pictures) return;
      const shot = await to('Page.captureScreenshot', { captureBeyondViewport: true, format: 'png' });
      fs.writeFileSync(path.join(pictures, name), Buffer.from(shot.data, 'base64'));
    },
    close: () => {
      listeners.splice(listeners.indexOf(listener), 1);
      return send('Target.closeTarget', { targetId });
    },
  };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function check(file, findings) {
  const name = path.basename(path.dirname(path.resolve(file))) + '-' + path.basename(file, '.html');
  const bad = (where, what) => findings.push(`${file}, ${where}: ${what}`);
  let facts;
  for (const width of widths) {
    for (const dark of [false, true]) {
      const where = width + ' px' + (dark ? ', dark' : '');
      const page = await open(file, width, { dark });
      const folded = await page.get(look);
      // once more with everything unfolded: tables too must fit
      await page.get(() => {
        document.querySelectorAll('main details').forEach((d) => { d.open = true; });
      });
      facts = await page.get(look);
      for (const f of [folded, facts]) {
        if (f.wide.length) bad(where, 'wider than the window: ' + f.wide.slice(0, 3).join('; '));
        if (f.figures === 0) bad(where, 'no figures');
        if (f.drawn !== f.figures) bad(where, `${f.drawn} of ${f.figures} figures drawn`);
        if (f.dead.length) bad(where, 'links without an end: ' + f.dead.join(', '));
        if (f.twice.length) bad(where, 'ids that are not unique: ' + f.twice.join(', '));
        if (f.skips) bad(where, f.skips + ' headings skip a level');
        if (!/^(nl|en|fr)$/.test(f.lang)) bad(where, 'no language');
        if (f.outside.length) bad(where, 'loads ' + f.outside.join(', '));
      }
      if (axe) {
        for (const v of await runAxe(page.sessionId)) {
          const line = `axe ${v.impact} ${v.id} (${v.n}): ${v.first}`;
          if (v.impact === 'serious' || v.impact === 'critical') bad(where, line);
          else if (width === 1280 && !dark) console.log('  ' + line.replace(/\s+/g, ' ').slice(0, 200));
        }
      }
      // contents follow the reader
      await page.get(() => {
        const heads = [...document.querySelectorAll('main h2')];
        heads[heads.length - 2].scrollIntoView();
      });
      await pause(150);
      const now = await page.get(() => document.querySelectorAll('nav a[aria-current]').length);
      if (now !== 1) bad(where, now + ' contents entries marked as current');
      await page.get(() => {
        document.querySelectorAll('main details').forEach((d) => { d.open = false; });
        scrollTo(0, 0);
      });
      await page.picture(`${name}-${width}${dark ? '-dark' : ''}.png`);
      page.messages.forEach((m) => bad(where, 'console: ' + m));
      await page.close();
    }
  }
  // on paper: printed from a phone's width too, nothing is lost
  const paper = await open(file, 1280);
  const fonts = await paper.get(() => document.fonts.ready.then(() =>
    [...document.fonts].map((f) => `${f.family} ${f.weight} ${f.status}`)));
  for (const f of ['akkoord 400 loaded', 'akkoord 700 loaded']) {
    if (!fonts.includes(f)) bad('fonts', `no "${f}" in ${fonts.join(', ')}`);
  }
  const pdf = await paper.to('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
  const bytes = Buffer.from(pdf.data, 'base64');
  if (bytes.length < 10000) bad('PDF', 'empty');
  if (pictures) fs.writeFileSync(path.join(pictures, name + '.pdf'), bytes);
  paper.messages.forEach((m) => bad('PDF', 'console: ' + m));
  await paper.close();
  // without scripts
  const plain = await open(file, 360, { noScript: true });
  const { root } = await plain.to('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await plain.to('DOM.querySelectorAll',
    { nodeId: root.nodeId, selector: 'nav details[open] a' });
  if (nodeIds.length < 3) bad('without scripts', 'no contents');
  plain.messages.forEach((m) => bad('without scripts', m));
  await plain.close();
  console.log(`${file}: ${fs.statSync(file).size} bytes, ${facts.figures} figures, ` +
    `${facts.links} internal links, PDF ${bytes.length} bytes`);
}

(async () => {
  const findings = [];
  for (const file of pages) await check(file, findings);
  if (!axe) console.log('axe-core was not there: accessibility was not checked.');
  [...new Set(findings)].forEach((f) => console.log(f));
  console.log(findings.length === 0 ? 'browser: nothing found.' : `browser: ${findings.length} findings.`);
  end(findings.length === 0 ? 0 : 1);
})().catch((e) => fail(e.stack));
