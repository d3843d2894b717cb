"use strict";
(() => {
  const LEAST_ROUNDS = 2000000;
  const TAGS = new Set(("a bdi br dd div dl dt footer h1 h2 h3 h4 h5 h6 header li p section span strong table tbody " +
    "td th thead tr ul").split(" "));
  const CLASSES = /^[a-z ]{1,40}$/;
  const LINK = /^(tel|sms):\+?[0-9]{3,17}$/;
  const at = (id) => document.getElementById(id);
  const words = JSON.parse(at("words").textContent);
  const say = (text) => { at("status").textContent = text; };
  const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const joined = (one, two) => { const all = new Uint8Array(one.length + two.length); all.set(one); all.set(two, one.length); return all; };
  const same = (one, two) => one.length === two.length && one.every((byte, i) => byte === two[i]);

  class Damage extends Error {}

  const read = () => {
    try {
      const box = JSON.parse(at("box").textContent);
      const raw = new TextEncoder().encode(box.header);
      const header = JSON.parse(box.header);
      const parts = { raw, header, salt: bytes(box.salt), iv: bytes(box.iv), data: bytes(box.data), sum: bytes(box.sum) };
      const told = header.version === box.version && header.rounds === box.rounds && header.salt === box.salt && header.iv === box.iv;
      const strong = header.version === 1 && header.kdf === "PBKDF2-HMAC-SHA-256" && header.cipher === "AES-256-GCM" &&
        header.rounds >= LEAST_ROUNDS && parts.salt.length === 16 && parts.iv.length === 12;
      if (!told || !strong) throw new Damage();
      return parts;
    } catch { throw new Damage(); }
  };

  const spelled = (typed, how) => how === "words"
    ? typed.normalize("NFKC").toLowerCase().replace(/[^a-z]/g, "")
    : typed.normalize("NFC").trim();

  const unlock = async (typed) => {
    const box = read();
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", joined(box.raw, box.data)));
    if (!same(sum, box.sum)) throw new Damage();
    const phrase = new TextEncoder().encode(spelled(typed, box.header.spelling));
    const base = await crypto.subtle.importKey("raw", phrase, "PBKDF2", false, ["deriveKey"]);
    const key = await crypto.subtle.deriveKey(
      { name: "PBKDF2", hash: "SHA-256", salt: box.salt, iterations: box.header.rounds },
      base, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
    const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv: box.iv, additionalData: box.raw }, key, box.data);
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(open));
  };

  const grow = (parent, node) => {
    if (typeof node === "string") { parent.append(document.createTextNode(node)); return; }
    const [tag, attributes, children] = node;
    if (!TAGS.has(tag)) throw new Damage();
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "href" ? LINK.test(value) : name === "dir" ? /^(ltr|rtl)$/.test(value)
        : name === "scope" ? /^(row|col)$/.test(value) : name === "class" && CLASSES.test(value)) element.setAttribute(name, value);
    }
    for (const child of children) grow(element, child);
    parent.append(element);
  };

  const show = (nodes) => {
    const content = at("content");
    for (const node of nodes) grow(content, node);
    at("gate").hidden = true;
    content.hidden = at("end").hidden = false;
    at("phrase").value = "";
    say("");
    const top = content.querySelector("h1");
    top.tabIndex = -1;
    scrollTo(0, 0);
    top.focus({ preventScroll: true });
  };

  const close = () => {
    at("content").replaceChildren();
    at("content").hidden = at("end").hidden = true;
    at("gate").hidden = false;
    at("phrase").focus();
    say(words.closed);
  };

  let busy = false;
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    const field = at("phrase");
    field.removeAttribute("aria-invalid");
    if (!field.value.trim()) { say(words.empty); field.focus(); return; }
    busy = true;
    say(words.working);
    try {
      await new Promise((done) => setTimeout(done, 30));
      show(await unlock(field.value));
    } catch (error) {
      at("content").replaceChildren();
      const damaged = error instanceof Damage || error instanceof SyntaxError || error instanceof TypeError;
      say(damaged ? words.damaged : words.wrong);
      if (!damaged) field.setAttribute("aria-invalid", "true");
      field.focus();
      field.select();
    } finally { busy = false; }
  };

  if (!globalThis.isSecureContext || !globalThis.crypto || !crypto.subtle) {
    at("notice").textContent = words.insecure;
    return;
  }
  at("notice").hidden = true;
  at("form").hidden = false;
  at("form").addEventListener("submit", submit);
  at("close").addEventListener("click", close);
  at("cover").addEventListener("change", () => { at("phrase").type = at("cover").checked ? "password" : "text"; });
  at("phrase").focus();
})();
