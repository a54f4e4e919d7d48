import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { AppError, fileError, type Localized, text } from "../model/index.js";
import { type CsvRow, readCsv, UnclosedQuoteError, writeCsv } from "./csv.js";
import type { Identity } from "./identities.js";

export { mergeIdentities, proposeIdentities, withoutCreated } from "./propose-identities.js";

/*
 * identities.csv: who is who in the target. Written by `plan`, edited by a person in a spreadsheet, read by every later run.
 * So it is forgiving about delimiters and order of columns and exact about what is wrong: line and problem, never a guess.
 */

const columns = ["kind", "source_id", "source_name", "source_email", "target_id", "decision"] as const;
type Column = (typeof columns)[number];
const required: readonly Column[] = ["kind", "source_id", "decision"];

export function formatIdentities(identities: readonly Identity[]): string {
	const rows = identities.map((identity) => [
		identity.kind,
		identity.sourceId,
		identity.sourceName,
		identity.sourceEmail ?? "",
		identity.targetId ?? "",
		identity.decision,
	]);
	return writeCsv([columns, ...rows]);
}

/** `name` is what errors call the file. */
export function parseIdentities(content: string, name = "identities.csv"): Identity[] {
	const [header, ...rows] = rowsOf(content, name);
	if (!header) throw invalid(name, 1, text("the file is empty", "文件为空"));
	const names = header.cells.map((cell) => cell.trim().toLowerCase());
	for (const column of required) {
		if (!names.includes(column)) throw invalid(name, 1, text(`no column ${column}`, `缺少列 ${column}`));
	}
	const lines = new Map<string, number>();
	return rows.map((row) => {
		const identity = identityOf(row, (column) => (row.cells[names.indexOf(column)] ?? "").trim(), name);
		const key = `${identity.kind}:${identity.sourceId}`;
		const earlier = lines.get(key);
		if (earlier !== undefined) {
			throw invalid(name, row.line, text(`same source as line ${earlier}`, `与第 ${earlier} 行的来源相同`));
		}
		lines.set(key, row.line);
		return identity;
	});
}

export async function readIdentitiesFile(path: string): Promise<Identity[]> {
	let content: string;
	try {
		content = await readFile(path, "utf8");
	} catch (cause) {
		throw fileError(cause, text(`Cannot read ${path}`, `无法读取 ${path}`));
	}
	return parseIdentities(content, path);
}

/** Replaces the file as a whole: a half-written one would lose decisions. */
export async function writeIdentitiesFile(path: string, identities: readonly Identity[]): Promise<void> {
	try {
		await writeFile(`${path}.part`, formatIdentities(identities), { mode: 0o600 });
		await rename(`${path}.part`, path);
	} catch (cause) {
		await rm(`${path}.part`, { force: true });
		throw fileError(cause, text(`Cannot write ${path}`, `无法写入 ${path}`));
	}
}

function rowsOf(content: string, name: string): CsvRow[] {
	try {
		return readCsv(content);
	} catch (error) {
		if (!(error instanceof UnclosedQuoteError)) throw error;
		throw invalid(name, error.line, text("a quote is not closed", "引号没有闭合"));
	}
}

function identityOf(row: CsvRow, cell: (column: Column) => string, name: string): Identity {
	const kind = cell("kind").toLowerCase();
	if (kind !== "agent" && kind !== "inbox" && kind !== "team") {
		throw invalid(name, row.line, text("kind must be agent, inbox or team", "kind 必须是 agent、inbox 或 team"));
	}
	const decision = cell("decision").toLowerCase();
	if (decision !== "map" && decision !== "skip") {
		throw invalid(name, row.line, text("decision must be map or skip", "decision 必须是 map 或 skip"));
	}
	const sourceId = cell("source_id");
	if (sourceId === "") throw invalid(name, row.line, text("source_id is empty", "source_id 为空"));
	const [email, targetId] = [cell("source_email"), cell("target_id")];
	return {
		kind,
		sourceId,
		sourceName: cell("source_name"),
		...(email !== "" && { sourceEmail: email }),
		...(targetId !== "" && { targetId }),
		decision,
	};
}

function invalid(name: string, line: number, problem: Localized): AppError {
	return new AppError("usage", {
		what: text(`${name} line ${line}: ${problem.en}`, `${name} 第 ${line} 行：${problem["zh-CN"]}`),
		hint: text("Correct the line and run the command again", "请更正该行后重新运行命令"),
		details: { line },
	});
}
