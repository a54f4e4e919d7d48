import type { Language, Localized } from "../model/localized.js";
import type { Progress } from "../model/run-context.js";
import { ProgressBlock } from "./progress.js";
import { wrapDisplay } from "./text-width.js";
import { speaker } from "./words.js";

/** A stream of the terminal, as far as the output needs it. */
export interface Sink {
	write(chunk: string): unknown;
	once?(event: "drain", listener: () => void): unknown;
	isTTY?: boolean;
	columns?: number;
}

export interface OutputOptions {
	stdout: Sink;
	stderr: Sink;
	language: Language;
	json: boolean;
	verbose: boolean;
	colour: boolean;
	now(): number;
}

/** How many milliseconds lie between two `progress` events of `--json`. */
const jsonProgressMs = 1000;

/**
 * The one place that prints. stdout carries data and the events of `--json`; everything else goes to stderr.
 * Nothing here knows a secret, but what comes from outside goes through `redact` first.
 */
export class Output {
	readonly options: OutputOptions;
	readonly #block: ProgressBlock;
	readonly #say: (words: Localized) => string;
	#redact: (value: string) => string = (value) => value;
	#lastAdvanceMs = 0;

	constructor(options: OutputOptions) {
		this.options = options;
		this.#say = speaker(options.language);
		this.#block = new ProgressBlock({
			sink: options.stderr,
			language: options.language,
			now: options.now,
			live: options.stderr.isTTY === true && !options.json,
		});
	}

	get columns(): number {
		return Math.min(this.options.stderr.columns ?? 80, 100);
	}

	/** What every later line goes through before it leaves. */
	redactWith(redact: (value: string) => string): void {
		this.#redact = redact;
	}

	/** The command's result, on stdout. */
	data(text: string): void {
		this.#block.clear();
		this.options.stdout.write(withoutCommands(text));
	}

	/** Data of any length: waits while the reader is slower. */
	async stream(chunk: string): Promise<void> {
		const { stdout } = this.options;
		if (stdout.write(chunk) !== false || !stdout.once) return;
		await new Promise<void>((resolve) => stdout.once?.("drain", resolve));
	}

	/** One line of `--json`; nothing without `--json`. */
	event(type: string, facts: Readonly<Record<string, unknown>> = {}): void {
		if (this.options.json)
			this.options.stdout.write(`${this.#redact(JSON.stringify({ type, schemaVersion: 1, ...facts }))}\n`);
	}

	/** A line for people, on stderr. */
	line(words: Localized | string = ""): void {
		this.#block.clear();
		const shown = this.#redact(typeof words === "string" ? words : this.#say(words));
		this.options.stderr.write(`${withoutCommands(shown)}\n`);
	}

	/** Lines for people, wrapped on a terminal under each other; elsewhere a line stays one, for grep. */
	paragraph(words: Localized | string, first = "", more = first): void {
		const text = typeof words === "string" ? words : this.#say(words);
		if (this.options.stderr.isTTY !== true) this.line(first + text);
		else
			for (const [at, part] of wrapDisplay(text, this.columns - Math.max(first.length, more.length)).entries())
				this.line((at === 0 ? first : more) + part);
	}

	/** A line for people that `--json` readers do not need. */
	human(words: Localized | string = ""): void {
		if (!this.options.json) this.line(words);
	}

	warning(words: Localized): void {
		this.line(`${this.paint("33", this.#say({ en: "Warning: ", "zh-CN": "警告：" }))}${this.#say(words)}`);
	}

	paint(code: string, text: string): string {
		return this.options.colour ? `\u001b[${code}m${text}\u001b[0m` : text;
	}

	debug(message: string, facts?: Readonly<Record<string, unknown>>): void {
		if (this.options.verbose) this.line(`· ${message}${facts ? ` ${JSON.stringify(facts)}` : ""}`);
	}

	progress(event: Progress): void {
		if (this.options.json) this.#progressEvent(event);
		if (event.type === "notice") {
			if (event.level === "warning") this.warning(event.text);
			else this.human(event.text);
		} else if (!this.options.json) this.#block.show(event);
	}

	/** Ends the live block, so that what follows stands below it. */
	settle(): void {
		this.#block.end();
	}

	#progressEvent(event: Progress): void {
		if (event.type === "advance") {
			const now = this.options.now();
			if (now - this.#lastAdvanceMs < jsonProgressMs && event.done !== event.total) return;
			this.#lastAdvanceMs = now;
		}
		const { type, ...facts } = event;
		if ("text" in facts) this.event(type, { ...facts, text: this.#say(facts.text) });
		else if ("reason" in facts) this.event(type, { ...facts, reason: this.#say(facts.reason) });
		else this.event(type === "advance" ? "progress" : type, facts);
	}
}

/** Names and texts from outside must not command the terminal: all that is left of a command is the mark that there was one. */
function withoutCommands(text: string): string {
	return text.replace(commands, "\ufffd");
}

// Control characters but tab and line feed, and marks that turn the reading direction; the colours of `paint` stay.
const commands = /(?!\u001b\[(?:[0-2]|3[1-6])m)[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
