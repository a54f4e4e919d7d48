import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { setImmediate } from "node:timers/promises";
import { AppError, fileError, text } from "../model/index.js";
import type { PlannedOperation, PlanSummary } from "./plan.js";
import { createPlanSummariser, type SummariseOptions } from "./summarise.js";

export { checkStale } from "./check-stale.js";

/*
 * A saved plan: NDJSON, its first line the header with the summary, each further line one operation, exactly as it will be performed.
 * The header holds count and hash of what follows, so that a plan cut short or edited is refused before anything is sent.
 * Operations carry customers' data: mode 0600.
 */

interface Header {
	format: "uncrisp-plan";
	planVersion: 1;
	operations: number;
	sha256: string;
	summary: PlanSummary;
}

export interface SavedPlan {
	summary: PlanSummary;
	/** Of its operations: the plan's identity. */
	sha256: string;
	operations(): AsyncIterable<PlannedOperation>;
}

/** Writes the plan as it streams by, then returns its summary. The file appears whole or not at all. */
export async function writePlanFile(
	path: string,
	operations: Iterable<PlannedOperation>,
	options: SummariseOptions & { signal?: AbortSignal },
): Promise<PlanSummary> {
	const [body, whole] = [`${path}.body.part`, `${path}.part`];
	try {
		const summariser = createPlanSummariser(options);
		const hash = createHash("sha256");
		const count = await writeLines(body, operations, (planned) => summariser.add(planned), hash, options.signal);
		const summary = summariser.finish();
		const header: Header = {
			format: "uncrisp-plan",
			planVersion: 1,
			operations: count,
			sha256: hash.digest("hex"),
			summary,
		};
		const file = await open(whole, "w", 0o600);
		try {
			await file.write(`${oneLine(header)}\n`);
			for await (const chunk of createReadStream(body)) await file.write(chunk);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(whole, path);
		return summary;
	} catch (cause) {
		await rm(whole, { force: true });
		throw asFileError(cause, text(`Cannot write the plan ${path}`, `无法写入计划 ${path}`));
	} finally {
		await rm(body, { force: true });
	}
}

/** Opens a saved plan and checks that it is whole; the operations then stream. */
export async function readPlanFile(path: string): Promise<SavedPlan> {
	let header: Header | undefined;
	let count = 0;
	const hash = createHash("sha256");
	try {
		for await (const line of linesOf(path)) {
			if (header === undefined) header = headerOf(line, path);
			else {
				count += 1;
				hash.update(`${line}\n`);
			}
		}
	} catch (cause) {
		throw asFileError(cause, text(`Cannot read the plan ${path}`, `无法读取计划 ${path}`));
	}
	if (!header) throw notAPlan(path);
	if (count !== header.operations || hash.digest("hex") !== header.sha256) {
		throw new AppError("usage", {
			what: text(`The plan ${path} was cut short or edited`, `计划 ${path} 不完整或被修改过`),
			hint: text("Make a new one with `uncrisp plan --out`", "请用 `uncrisp plan --out` 重新生成"),
		});
	}
	return { summary: header.summary, sha256: header.sha256, operations: () => operationsOf(path) };
}

async function* operationsOf(path: string): AsyncGenerator<PlannedOperation, void> {
	let first = true;
	for await (const line of linesOf(path)) {
		if (!first) yield JSON.parse(line) as PlannedOperation;
		first = false;
	}
}

async function writeLines(
	path: string,
	operations: Iterable<PlannedOperation>,
	add: (planned: PlannedOperation) => void,
	hash: Hash,
	signal: AbortSignal | undefined,
): Promise<number> {
	const file = await open(path, "w", 0o600);
	let count = 0;
	let pending: string[] = [];
	let size = 0;
	try {
		for (const planned of operations) {
			add(planned);
			const line = `${oneLine(planned)}\n`;
			hash.update(line);
			pending.push(line);
			size += line.length;
			count += 1;
			if (size < 1 << 20) continue;
			await flush(file, pending);
			pending = [];
			size = 0;
			// Planning is synchronous: without a breath no Ctrl-C would be heard.
			await setImmediate();
			signal?.throwIfAborted();
		}
		await flush(file, pending);
	} finally {
		await file.close();
	}
	return count;
}

/** JSON leaves the Unicode line separators as they are, but the line reader ends a line there. */
function oneLine(value: unknown): string {
	return JSON.stringify(value)
		.replace(/\u2028/g, "\\u2028")
		.replace(/\u2029/g, "\\u2029");
}

async function flush(file: FileHandle, lines: string[]): Promise<void> {
	if (lines.length > 0) await file.appendFile(lines.join(""));
}

function linesOf(path: string): AsyncIterable<string> {
	return createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
}

function headerOf(line: string, path: string): Header {
	let header: Partial<Header> | null;
	try {
		header = JSON.parse(line) as Partial<Header> | null;
	} catch {
		throw notAPlan(path);
	}
	if (header?.format !== "uncrisp-plan" || !header.summary) throw notAPlan(path);
	if (header.planVersion !== 1) {
		throw new AppError("plan-stale", {
			what: text(`The plan ${path} has another format version`, `计划 ${path} 的格式版本不同`),
			hint: text("Make a new one with `uncrisp plan --out`", "请用 `uncrisp plan --out` 重新生成"),
		});
	}
	return header as Header;
}

function notAPlan(path: string): AppError {
	return new AppError("usage", {
		what: text(`${path} is not a saved plan`, `${path} 不是保存的计划`),
		hint: text("Make one with `uncrisp plan --out FILE`", "请用 `uncrisp plan --out FILE` 生成"),
	});
}

/** Only what the file system says becomes a file error; aborts and our own errors stay what they are. */
function asFileError(cause: unknown, what: AppError["what"]): unknown {
	const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
	if (cause instanceof AppError || typeof code !== "string" || !/^E[A-Z]+$/.test(code)) return cause;
	return fileError(cause, what);
}
