// Opens pages in a real browser as told by a JSON file and prints what it saw as JSON.
// Usage: node drive.mjs chrome|firefox EXECUTABLE JOBS.json
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const [browserName, executablePath, jobsFile] = process.argv.slice(2);
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const jobs = JSON.parse(readFileSync(jobsFile, "utf8"));

// Firefox cannot be told while it runs to show dark pages or to run no scripts: it is started anew for those.
const PREFERENCES = {
  dark: { "layout.css.prefers-color-scheme.content-override": 0 },
  noscript: { "javascript.enabled": false },
};
const launch = (special) => puppeteer.launch({
  browser: browserName,
  executablePath,
  headless: true,
  protocolTimeout: 120000,
  args: browserName === "chrome" ? ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP plan.test 127.0.0.1"] : [],
  extraPrefsFirefox: { "network.dns.localDomains": "plan.test", "dom.security.https_first": false, ...PREFERENCES[special] },
});

const steps = {
  async view(page, [width, height, isMobile]) {
    await page.setViewport(browserName === "chrome" ? { width, height, isMobile, hasTouch: isMobile } : { width, height });
  },
  async dark(page) { if (browserName === "chrome") await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]); },
  async noscript(page) { if (browserName === "chrome") await page.setJavaScriptEnabled(false); },
  async go(page, url) { await page.goto(url, { waitUntil: "load" }); },
  async type(page, text) { await page.locator("#phrase").fill(""); await page.type("#phrase", text); },
  async keys(page, keys) { for (const key of keys) await page.keyboard.press(key); },
  async settle(page) {
    await page.waitForFunction((working) => {
      const said = document.getElementById("status").textContent;
      return !document.getElementById("content").hidden || (said !== "" && said !== working);
    }, { timeout: 60000 }, JSON.parse(await page.$eval("#words", (e) => e.textContent)).working);
  },
  async click(page, selector) { await page.click(selector); },
  async look(page) {
    return page.evaluate(() => ({
      status: document.getElementById("status").textContent,
      opened: !document.getElementById("content").hidden,
      text: document.getElementById("content").innerText,
      all: document.body.innerText,
      notice: document.getElementById("notice").hidden ? "" : document.getElementById("notice").innerText,
      form: !document.getElementById("form").hidden,
      focus: document.activeElement.id || document.activeElement.tagName.toLowerCase(),
      invalid: document.getElementById("phrase").getAttribute("aria-invalid"),
      phrase: document.getElementById("phrase").value,
      links: [...document.querySelectorAll("a")].map((a) => a.getAttribute("href")),
      elements: [...new Set([...document.querySelectorAll("#content *")].map((e) => e.tagName.toLowerCase()))],
      sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
      title: document.title,
    }));
  },
  async inside(page, selectors) {
    return page.evaluate((all) => all.map((words) => {
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        if (!node.data.includes(words)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        if (box.height && box.bottom <= innerHeight && box.top >= 0) return true;
      }
      return false;
    }), selectors);
  },
  async axe(page) {
    await page.evaluate(axeSource);
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
  },
  async attack(page) {
    return page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "globalThis.stolen = true";
      document.body.append(script);
      const image = document.createElement("img");
      image.src = "https://example.invalid/x.png";
      document.body.append(image);
      let fetched = true;
      try { await fetch("https://example.invalid/"); } catch { fetched = false; }
      return { ran: globalThis.stolen === true, fetched };
    });
  },
  async print(page, [path, format]) { await page.pdf({ path, format, printBackground: true }); },
  async shot(page, path) { await page.screenshot({ path }); },
  // Another app comes to the front as a dialler does; the phone locks and wakes; the person comes back.
  async away(page) {
    await page.evaluate(() => {
      globalThis.seen = [];
      for (const name of ["visibilitychange", "freeze", "resume"]) {
        document.addEventListener(name, () => globalThis.seen.push(name === "visibilitychange" ? document.visibilityState : name));
      }
    });
    const other = await browser.newPage();
    await other.bringToFront();
    if (browserName === "chrome") {
      const session = await page.createCDPSession();
      await session.send("Page.setWebLifecycleState", { state: "frozen" });
      await new Promise((done) => setTimeout(done, 300));
      await session.send("Page.setWebLifecycleState", { state: "active" });
    }
    await page.bringToFront();
    await other.close();
    await new Promise((done) => setTimeout(done, 200));
    return page.evaluate(() => {
      document.dispatchEvent(new Event("visibilitychange"));
      return globalThis.seen;
    });
  },
  async timed(page, [phrase, patience]) {
    const started = Date.now();
    await steps.type(page, phrase);
    await page.keyboard.press("Enter");
    await steps.settle(page);
    const took = Date.now() - started;
    return { took, within: took < patience };
  },
};

const browsers = new Map();
let browser;
const results = {};
for (const [name, job] of Object.entries(jobs)) {
  const special = browserName === "firefox" ? job.find(([step]) => step in PREFERENCES)?.[0] : undefined;
  if (!browsers.has(special)) browsers.set(special, await launch(special));
  browser = browsers.get(special);
  const page = await browser.newPage();
  const requests = [], said = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  const saw = [];
  try {
    for (const [step, argument] of job) saw.push((await steps[step](page, argument)) ?? null);
    results[name] = { saw: saw.filter((one) => one !== null), requests, said };
  } catch (error) { results[name] = { failed: String(error.stack), saw, requests, said }; }
  await page.close();
}
for (const one of browsers.values()) await one.close();
console.log(JSON.stringify(results));
