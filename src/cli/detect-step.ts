import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { addAbortSignal } from "node:stream";
import { type CategoryId, categories, categoryOf } from "../compliance/detect/categories.js";
import { detect } from "../compliance/detect/detect.js";
import { mask } from "../compliance/detect/mask.js";
import type { Span } from "../compliance/detect/span.js";
import { AppError } from "../model/app-error.js";
import { counted } from "../model/counted.js";
import { fileError } from "../model/file-error.js";
import type { Localized } from "../model/localized.js";
import type { CommandResult } from "./command.js";
import type { Session } from "./session.js";
import { closestWord } from "./suggestion.js";
import { textLines } from "./text-lines.js";
import { factLines } from "./text-table.js";
import { both } from "./words.js";

export interface DetectRequest {
	/** `-` or undefined: stdin. */
	file: string | undefined;
	mask: boolean;
	/** Empty: all. */
	categories: readonly string[];
	minConfidence: string | undefined;
	format: string;
}

interface Message {
	id: unknown;
	text: string;
	previous?: string;
}

/** What is written at once; the reader's pace bounds the rest. */
const batchCharacters = 1 << 16;
const shownFaults = 10;

/** Line by line from file or stdin to stdout, in order, in constant memory. */
export async function detectStep(session: Session, request: DetectRequest): Promise<CommandResult> {
	const keeps = filterOf(request);
	const { output } = session;
	const found = new Map<CategoryId, number>();
	let format = request.format === "auto" && /\.(?:ndjson|jsonl)$/i.test(request.file ?? "") ? "ndjson" : request.format;
	let batch = "";
	let line = 0;
	let broken = 0;
	for await (const written of linesOf(session, request.file)) {
		line += 1;
		if (format === "auto" && written.trim() !== "") format = written.trimStart().startsWith("{") ? "ndjson" : "text";
		if (format === "ndjson" && written.trim() === "") continue;
		const message = format === "ndjson" ? parseMessage(written) : { id: line, text: written };
		if ("fault" in message) {
			broken += 1;
			if (broken <= shownFaults) output.line(faultWords(line, message.fault));
			batch += lineFor(session, "fault", { id: null, line, error: message.fault });
		} else {
			const { id = line, text, previous } = message;
			const spans = detect(text, { nowMs: session.clock.now(), ...(previous !== undefined && { previous }) }).filter(
				keeps,
			);
			for (const { category } of spans) found.set(category, (found.get(category) ?? 0) + 1);
			if (!request.mask) batch += lineFor(session, "spans", { id, spans });
			else if (format === "ndjson" || output.options.json)
				batch += lineFor(session, "masked", { id, text: mask(text, spans) });
			else batch += `${mask(text, spans)}\n`;
		}
		if (batch.length < batchCharacters) continue;
		session.run.signal.throwIfAborted();
		session.run.stop?.throwIfAborted();
		await output.stream(batch);
		batch = "";
	}
	await output.stream(batch);
	if (broken > 0) throw someBroken(broken, line);
	return { summary: { lines: line, found: Object.fromEntries(found) } };
}

/** `detect --list`: what can be found, and what the law makes of it. */
export function listCategories(session: Session): CommandResult {
	const { output, language } = session;
	for (const { id, name, class: legalClass, basis } of categories)
		output.event("category", { id, name: name[language], class: legalClass, basis: basis[language] });
	if (!output.options.json) {
		const rows = categories.map((each): [string, string] => [
			each.id,
			`${each.class} · ${each.name[language]} · ${each.basis[language]}`,
		]);
		output.data(`${factLines(rows).join("\n")}\n`);
	}
	return { summary: { categories: categories.length } };
}

async function* linesOf(session: Session, file: string | undefined): AsyncIterable<string> {
	if (file === undefined || file === "-") {
		if (file === undefined && session.stdin.isTTY)
			throw new AppError("usage", {
				what: both("No file was named and nothing is piped in", "没有指定文件，也没有管道输入"),
				hint: both("Name a file, or: uncrisp detect < chat.txt", "请指定文件，或使用：uncrisp detect < chat.txt"),
			});
		// Nothing is half done here: a signal ends the wait for more input at once.
		yield* textLines(addAbortSignal(session.run.stop ?? session.run.signal, session.stdin));
		return;
	}
	const path = resolve(session.cwd, file);
	try {
		yield* textLines(createReadStream(path));
	} catch (cause) {
		if (cause instanceof Error && "syscall" in cause)
			throw fileError(cause, both(`Cannot read ${path}`, `无法读取 ${path}`));
		throw cause;
	}
}

type Fault = "not-json" | "no-text";

function parseMessage(line: string): Message | { fault: Fault } {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return { fault: "not-json" };
	}
	if (typeof value !== "object" || value === null || !("text" in value) || typeof value.text !== "string")
		return { fault: "no-text" };
	return {
		id: "id" in value ? value.id : undefined,
		text: value.text,
		...("previous" in value && typeof value.previous === "string" && { previous: value.previous }),
	};
}

function faultWords(line: number, fault: Fault): Localized {
	return fault === "not-json"
		? both(`Line ${line} is not valid JSON`, `第 ${line} 行不是有效的 JSON`)
		: both(`Line ${line} has no "text" that is a string`, `第 ${line} 行没有字符串类型的 "text"`);
}

function someBroken(broken: number, lines: number): AppError {
	return new AppError("incomplete", {
		what: both(`${broken} of ${counted(lines, "line")} could not be read`, `${lines} 行中有 ${broken} 行无法读取`),
		why: both('NDJSON needs one object {"id","text"} on every line', 'NDJSON 的每一行都应是一个对象 {"id","text"}'),
		hint: both("Correct these lines, or say --format text", "请修正这些行，或使用 --format text"),
		details: { broken, lines },
	});
}

function lineFor(session: Session, type: string, facts: Record<string, unknown>): string {
	return `${JSON.stringify(session.output.options.json ? { type, schemaVersion: 1, ...facts } : facts)}\n`;
}

function filterOf({ categories: wanted, minConfidence }: DetectRequest): (span: Span) => boolean {
	for (const id of wanted) if (!(id in categoryOf)) throw unknownCategory(id);
	const least = Number(minConfidence ?? 0);
	if (minConfidence?.trim() === "" || !(least >= 0 && least <= 1))
		throw new AppError("usage", {
			what: both(`--min-confidence cannot be "${minConfidence}"`, `--min-confidence 的值不能是“${minConfidence}”`),
			why: both("It takes a number from 0 to 1, such as 0.7", "它需要 0 到 1 之间的数字，如 0.7"),
			hint: both("Correct the value and run the command again", "请修正该值后重新运行命令"),
		});
	const only = new Set(wanted);
	return ({ category, confidence }) => confidence >= least && (only.size === 0 || only.has(category));
}

function unknownCategory(id: string): AppError {
	const close = closestWord(
		id,
		categories.map((each) => each.id),
	);
	return new AppError("usage", {
		what: both(`There is no category ${id}`, `没有 ${id} 这个类别`),
		hint: close
			? both(`Did you mean ${close}?`, `是否想用 ${close}？`)
			: both("List them with: uncrisp detect --list", "用 uncrisp detect --list 列出"),
	});
}
