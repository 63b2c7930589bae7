/** The field people write in: keeps a draft per conversation, completes, takes files along, and sends on Enter. */

import { commandIn, complete } from "./completion.js";
import { act, desk } from "./desk.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";
import { lightning } from "./lightning.js";
import { share, speak } from "./sending.js";
import { Staged } from "./staged.js";
import { typedCommand } from "./steps.js";
import { Suggestions } from "./suggestions.js";
import { said } from "./surface.js";
import { toast } from "./toasts.js";

const LONGEST = 40_000;
const WARN_AT = 39_000;

export class Composer {
  /** @param {string} label */
  constructor(label) {
    this.key = "";
    /** @type {{channel: string, thread_ts?: string}} */
    this.target = { channel: "" };
    this.field = make("textarea", {
      "aria-label": label,
      rows: 1,
      "aria-autocomplete": "list",
      on: {
        input: () => this.typed(),
        keydown: (event) => this.steer(/** @type {KeyboardEvent} */ (event)),
        blur: () => this.suggestions.close(),
      },
    });
    this.suggestions = new Suggestions(this.field, (suggestion, from) => this.take(suggestion, from));
    this.staged = new Staged(() => this.allow());
    this.button = make(
      "button",
      {
        type: "button",
        class: "send",
        "aria-label": "Send",
        title: "Send (Enter)",
        on: { click: () => this.send() },
      },
      icon("send"),
    );
    this.note = make("p", { class: "composer-note", role: "status" });
    this.shortcuts = make("span");
    this.shortcutsDrawn = "";
    const tools = make("div", { class: "composer-tools" }, this.staged.button, this.shortcuts);
    this.node = make(
      "div",
      { class: "composer", hidden: true }, // until there is somebody who writes, and somewhere to write to
      this.suggestions.list,
      this.staged.strip,
      make("div", { class: "composer-box" }, tools, this.field, this.button, this.staged.field),
      this.note,
    );
    this.staged.listenOn(this.node);
  }

  /**
   * Turns to a conversation or thread, taking its draft up again.
   * @param {{channel: string, thread_ts?: string}} target
   * @param {string} placeholder
   */
  turnTo(target, placeholder) {
    const key = `draft ${desk.as} ${target.channel} ${target.thread_ts ?? ""}`;
    this.field.placeholder = placeholder;
    const before = this.key;
    Object.assign(this, { key, target });
    this.drawShortcuts();
    if (key === before) return this.grow(); // it may have been hidden when it last measured itself
    this.staged.turn(before, key);
    this.write(sessionStorage.getItem(key) ?? "", false);
  }

  drawShortcuts() {
    const sig = JSON.stringify([desk.state.shortcuts, desk.state.commands, Boolean(this.target.thread_ts)]);
    if (sig === this.shortcutsDrawn) return;
    this.shortcutsDrawn = sig;
    this.shortcuts.replaceChildren(lightning(this) ?? "");
  }

  /** @param {string} text @param {boolean} [takeFocus] */
  write(text, takeFocus = true) {
    this.field.value = text;
    if (takeFocus) this.field.focus();
    this.field.setSelectionRange(text.length, text.length);
    this.typed();
    if (!takeFocus) this.suggestions.close();
  }

  typed() {
    const text = this.field.value;
    sessionStorage.setItem(this.key, text);
    this.allow();
    this.grow();
    this.explain(text);
    this.suggestions.offer(complete(text, this.field.selectionStart, Boolean(this.target.thread_ts)));
  }

  /** Whether there is something to send. */
  allow() {
    const text = this.field.value;
    this.button.disabled = text.length > LONGEST || !(text.trim() || this.staged.files.length);
  }

  /** As tall as what is written, up to the limit the style sheet sets. */
  grow() {
    this.field.style.removeProperty("height");
    if (this.field.value && this.field.scrollHeight) this.field.style.setProperty("height", `${this.field.scrollHeight}px`);
  }

  /** @param {string} text */
  explain(text) {
    const command = commandIn(text);
    const length = `${text.length.toLocaleString("en")} of ${LONGEST.toLocaleString("en")} characters`;
    this.say(text.length > WARN_AT ? length : "", text.length > LONGEST);
    if (!command || text.length > WARN_AT) return;
    const { command: name, usage_hint: hint, description } = command;
    this.note.append(make("code", {}, `${name} ${hint ?? ""}`), ` ${description ?? ""}`);
  }

  /** @param {string} sentence @param {boolean} [isTrouble] */
  say(sentence, isTrouble = false) {
    this.note.className = isTrouble ? "composer-note trouble" : "composer-note";
    this.note.textContent = sentence;
  }

  /** @param {KeyboardEvent} event */
  steer(event) {
    if (event.isComposing) return;
    if (this.suggestions.steer(event.key)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    }
  }

  /** @param {import("./completion.js").Suggestion} suggestion @param {number} from where the word it replaces begins */
  take(suggestion, from) {
    if (suggestion.callback_id) return this.use(suggestion.callback_id);
    const { value, selectionStart } = this.field;
    const head = `${value.slice(0, from)}${suggestion.insert} `;
    this.field.value = head + value.slice(selectionStart).trimStart();
    this.field.setSelectionRange(head.length, head.length);
    this.typed();
  }

  /** @param {string} shortcut its callback_id */
  async use(shortcut) {
    this.write("");
    const trouble = await said(act("shortcut", { callback_id: shortcut, channel: this.target.channel }));
    if (trouble) toast(trouble);
  }

  async send() {
    const text = this.field.value;
    if (this.button.disabled) return;
    const files = this.staged.release();
    const draft = { key: this.key, target: this.target, text, files };
    this.write("");
    if (text.startsWith("/")) typedCommand(desk.as);
    const why = files.length ? await share(draft) : await speak(draft);
    if (why) this.giveBack(draft, why);
  }

  /** What could not be sent is not lost. @param {import("./sending.js").Draft} draft @param {string} why */
  giveBack({ key, text, files }, why) {
    if (this.key !== key || this.field.value) {
      if (!sessionStorage.getItem(key)) sessionStorage.setItem(key, text);
      return toast(`“${text || files[0].name}” was not sent: ${why}`);
    }
    this.staged.add(files);
    this.write(text);
    this.say(why, true);
  }
}
