import { numberText as count } from "../model/counted.js";
import type { Language } from "../model/localized.js";
import type { Progress } from "../model/run-context.js";
import type { Sink } from "./output.js";
import { truncateDisplay } from "./text-width.js";
import { speaker } from "./words.js";

export interface ProgressOptions {
	sink: Sink;
	language: Language;
	now(): number;
	/** A block that redraws itself; else one line now and then. */
	live: boolean;
}

type Step = Extract<Progress, { type: "step" }>;
type Advance = Extract<Progress, { type: "advance" }>;

const redrawMs = 100;
const lineMs = 30_000;

/** Shows how far a run is: a block of at most three lines on a terminal, else a line every 30 seconds. */
export class ProgressBlock {
	readonly #options: ProgressOptions;
	#step: Step | undefined;
	#startedMs = 0;
	#startedDone = 0;
	#advance: Advance | undefined;
	#wait: Extract<Progress, { type: "wait" }> | undefined;
	#drawnLines = 0;
	#drawnMs = 0;
	#lineMs: number;

	constructor(options: ProgressOptions) {
		this.#options = options;
		this.#lineMs = options.now();
	}

	show(event: Exclude<Progress, { type: "notice" }>): void {
		const now = this.#options.now();
		switch (event.type) {
			case "step":
				this.#begin(event, now);
				break;
			case "advance":
				if (this.#step?.step !== event.step || this.#advance === undefined) {
					this.#startedMs = now;
					this.#startedDone = event.done;
				}
				this.#advance = event;
				break;
			case "wait":
				this.#wait = event;
				if (!this.#options.live) this.#print();
				break;
			case "wait-over":
				this.#wait = undefined;
				break;
		}
		this.#tell(now, event.type !== "advance");
	}

	/** Takes the block off the screen; the next event draws it again. */
	clear(): void {
		if (this.#drawnLines > 0) this.#options.sink.write(`\u001b[${this.#drawnLines}A\u001b[0J`);
		this.#drawnLines = 0;
		this.#drawnMs = 0;
	}

	/** The last state stays on the screen. */
	end(): void {
		if (this.#options.live && this.#step) this.#draw();
		this.#drawnLines = 0;
		this.#step = undefined;
		this.#advance = undefined;
		this.#wait = undefined;
	}

	#begin(event: Step, now: number): void {
		if (this.#step?.step === event.step) return;
		if (this.#options.live && this.#step) {
			this.#draw();
			this.#drawnLines = 0;
		}
		this.#step = event;
		this.#advance = undefined;
		this.#startedMs = now;
		this.#startedDone = 0;
	}

	#tell(now: number, atOnce: boolean): void {
		if (this.#options.live) {
			if (atOnce || now - this.#drawnMs >= redrawMs) {
				this.#draw();
				this.#drawnMs = now;
			}
		} else if (now - this.#lineMs >= lineMs) this.#print();
	}

	#print(): void {
		this.#lineMs = this.#options.now();
		this.#options.sink.write(
			`${this.lines()
				.map((line) => line.trim())
				.join(this.#options.language === "en" ? "; " : "；")}\n`,
		);
	}

	#draw(): void {
		const columns = Math.min(this.#options.sink.columns ?? 80, 100);
		this.clear();
		const lines = this.lines().map((line) => truncateDisplay(line, columns - 1));
		this.#options.sink.write(lines.map((line) => `${line}\n`).join(""));
		this.#drawnLines = lines.length;
	}

	/** What stands in the block now. */
	lines(): string[] {
		const say = speaker(this.#options.language);
		const lines: string[] = [];
		if (this.#step) lines.push([say(this.#step.text), this.#counted()].filter((each) => each !== "").join("  "));
		const spent = this.#spent();
		if (spent !== "") lines.push(`  ${spent}`);
		if (this.#wait) {
			const until = clockTime(this.#wait.untilMs, this.#options.now());
			lines.push(`  ${say({ en: `waiting until ${until}: `, "zh-CN": `等待至 ${until}：` })}${say(this.#wait.reason)}`);
		}
		return lines;
	}

	#counted(): string {
		const done = this.#advance?.done ?? 0;
		const total = this.#advance?.total ?? this.#step?.total;
		if (total === undefined) return done === 0 ? "" : count(done);
		const share = total === 0 ? 100 : Math.floor((done / total) * 100);
		return `${count(done)}/${count(total)} (${share}%)`;
	}

	#spent(): string {
		const advance = this.#advance;
		if (!advance) return "";
		const say = speaker(this.#options.language);
		const parts: string[] = [];
		const seconds = (this.#options.now() - this.#startedMs) / 1000;
		const rate = seconds < 1 ? 0 : (advance.done - this.#startedDone) / seconds;
		if (rate > 0) parts.push(say({ en: `${rateText(rate)}/s`, "zh-CN": `每秒 ${rateText(rate)}` }));
		if (advance.requestsUsed !== undefined) {
			const budget = advance.requestBudget === undefined ? "" : `/${count(advance.requestBudget)}`;
			const used = `${count(advance.requestsUsed)}${budget}`;
			parts.push(say({ en: `requests ${used}`, "zh-CN": `请求 ${used}` }));
		}
		const total = advance.total ?? this.#step?.total;
		if (rate > 0 && total !== undefined && advance.done < total) {
			const left = durationText(((total - advance.done) / rate) * 1000, this.#options.language);
			parts.push(say({ en: `about ${left} left`, "zh-CN": `约剩 ${left}` }));
		}
		return parts.join(" · ");
	}
}

/** `14:05:09`, with the date when it is not today. Local time: it is what the clock on the wall says. */
export function clockTime(atMs: number, nowMs: number): string {
	const at = new Date(atMs);
	const two = (value: number) => String(value).padStart(2, "0");
	const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
	if (at.toDateString() === new Date(nowMs).toDateString()) return time;
	return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${time}`;
}

/** Two units at most: `3 d 4 h`, `12 min`, `8 s`. */
export function durationText(ms: number, language: Language): string {
	const words =
		language === "en" ? { d: " d", h: " h", m: " min", s: " s" } : { d: " 天", h: " 小时", m: " 分钟", s: " 秒" };
	const seconds = Math.max(0, Math.round(ms / 1000));
	if (seconds < 60) return `${ms > 0 && ms < 10_000 ? Math.round(ms / 100) / 10 : seconds}${words.s}`;
	const minutes = Math.round(seconds / 60);
	if (minutes < 60) return `${minutes}${words.m}`;
	const hours = Math.floor(minutes / 60);
	if (hours < 24) return `${hours}${words.h}${minutes % 60 === 0 ? "" : ` ${minutes % 60}${words.m}`}`;
	const days = Math.floor(hours / 24);
	return `${days}${words.d}${hours % 24 === 0 ? "" : ` ${hours % 24}${words.h}`}`;
}

export { count };

function rateText(rate: number): string {
	return rate >= 10 ? String(Math.round(rate)) : rate.toFixed(1);
}
