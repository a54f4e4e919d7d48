import { type Columns, guessColumns, missingFields } from "../backup/hand-in/guess-columns.js";
import { type HandInSort, handInDescriptions, headerKey } from "../backup/hand-in/hand-in-sorts.js";
import type { HandedInTable } from "../backup/hand-in/read-table.js";
import { readCellLine } from "../mapping/handed-in-row.js";
import { counted } from "../model/counted.js";
import { AppError, type Localized } from "../model/index.js";
import { confirm, prompter, promptNeeded } from "./confirm.js";
import { count } from "./progress.js";
import type { Session } from "./session.js";
import { closestWord } from "./suggestion.js";
import { factLines } from "./text-table.js";
import { truncateDisplay } from "./text-width.js";
import { both, speaker } from "./words.js";

interface Choice {
	sort: HandInSort;
	table: HandedInTable;
	/** `name=header`, as typed. */
	columns: readonly string[];
	yes: boolean;
	replace: boolean;
}

/**
 * Which column is which: what was typed, else what the headers say. Shown before anything happens; on a terminal confirmed or
 * chosen, without one only used when `--yes` accepts the guess or `--column` names them. Undefined when the user says no.
 */
export async function chooseColumns(session: Session, choice: Choice): Promise<Columns | undefined> {
	const { sort, table, yes } = choice;
	const typed = typedColumns(choice);
	const asks = session.interactive && !yes;
	const guesses = asks || yes;
	let columns: Columns = guesses ? { ...withoutTaken(guessColumns(sort, table.headers), typed), ...typed } : typed;
	if (!guesses && Object.keys(typed).length === 0) {
		show(session, choice, guessColumns(sort, table.headers), false);
		throw promptNeeded(
			both(
				"Add --yes to take these columns, or name them: --column text=HEADER",
				"加 --yes 采用以上各列，或自行指明：--column text=表头",
			),
		);
	}
	if (asks && missingFields(sort, columns).length > 0) columns = await askColumns(session, choice, columns);
	show(session, choice, columns, asks);
	const missing = missingFields(sort, columns);
	if (missing.length > 0) throw columnMissing(missing, table);
	while (asks && !(await confirmed(session, choice))) {
		if (!(await confirm(session, both("Choose the columns yourself?", "要自行选择各列吗？"), noTerminal)))
			return undefined;
		columns = await askColumns(session, choice, columns);
		show(session, choice, columns, true);
		const left = missingFields(sort, columns);
		if (left.length > 0) throw columnMissing(left, table);
	}
	session.output.event("columns", { columns, encoding: table.encoding, rows: table.rows.length });
	return columns;
}

const noTerminal = both("Add --yes", "请加 --yes");

async function confirmed(session: Session, { table, replace }: Choice): Promise<boolean> {
	const rows = count(table.rows.length);
	const question = replace
		? both(
				`Add ${counted(table.rows.length, "row")}, and mark as gone what the file no longer has?`,
				`添加这 ${rows} 行，并把文件中已没有的标记为已删除？`,
			)
		: both(`Add ${counted(table.rows.length, "row")}?`, `添加这 ${rows} 行？`);
	return confirm(session, question, noTerminal);
}

/** The file and what is read from it; cells, which may be customers' data, only to somebody at a terminal. */
function show(session: Session, { sort, table }: Choice, columns: Columns, withCells: boolean): void {
	const { output, language } = session;
	const say = speaker(language);
	const mark = delimiterNames[table.delimiter ?? ""];
	const form = [table.format.toUpperCase(), mark && say(mark), table.encoding].filter(Boolean);
	output.human(
		both(
			`${form.join(", ")}: ${counted(table.rows.length, "row")}`,
			`${form.join("，")}：${count(table.rows.length)} 行`,
		),
	);
	const [first] = table.rows;
	const lines = handInDescriptions[sort].fields.map(({ name, label }): [string, string] => {
		const header = columns[name];
		if (header === undefined) return [name, `← ${say(both("(no column)", "（无对应列）"))}`];
		const cell = withCells && first !== undefined ? readCellLine({ row: first.row, columns }, name) : undefined;
		const called = label[language] === name ? name : `${name} (${label[language]})`;
		return [called, `← ${headerName(header)}${cell === undefined ? "" : `   ${truncateDisplay(cell, 40)}`}`];
	});
	for (const line of factLines(lines)) output.human(line);
	const others = table.headers.filter((header) => !Object.values(columns).includes(header)).map(headerName);
	if (others.length > 0)
		output.human(both(`  Kept, but not read: ${others.join(", ")}`, `  保存但不解读：${others.join("、")}`));
}

const delimiterNames: Readonly<Record<string, Localized>> = {
	",": both("commas", "逗号分隔"),
	";": both("semicolons", "分号分隔"),
	"\t": both("tabs", "制表符分隔"),
};

async function askColumns(session: Session, { sort, table }: Choice, columns: Columns): Promise<Columns> {
	const { language } = session;
	session.output.settle();
	const ask = await prompter(language);
	const none = both("(no column)", "（无对应列）")[language];
	const chosen: Record<string, string> = {};
	for (const { name, label } of handInDescriptions[sort].fields) {
		const { header } = await ask([
			{
				type: "select",
				name: "header",
				message: both(`Which column is the ${label.en}?`, `哪一列是${label["zh-CN"]}？`)[language],
				default: columns[name] ?? "",
				choices: [...table.headers.map((each) => ({ name: each, value: each })), { name: none, value: "" }],
			},
		]);
		if (typeof header === "string" && header !== "") chosen[name] = header;
	}
	return chosen;
}

function typedColumns({ sort, table, columns }: Choice): Columns {
	const names = handInDescriptions[sort].fields.map(({ name }) => name);
	const typed: Record<string, string> = {};
	for (const column of columns) {
		const at = column.indexOf("=");
		const [name, wanted] = [column.slice(0, at).trim(), column.slice(at + 1).trim()];
		if (at < 1 || !names.includes(name))
			throw wrongColumn(
				both(`--column cannot be "${column}"`, `--column 的值不能是“${column}”`),
				both(
					`Write name=header, with a name of: ${names.join(", ")}`,
					`请写成 名称=表头，名称可为：${names.join("、")}`,
				),
			);
		const header = table.headers.find((each) => each === wanted) ?? table.headers.find((each) => same(each, wanted));
		if (header === undefined) throw noSuchHeader(wanted, table);
		typed[name] = header;
	}
	return typed;
}

function withoutTaken(guessed: Columns, typed: Columns): Columns {
	const taken = Object.values(typed);
	return Object.fromEntries(Object.entries(guessed).filter(([, header]) => !taken.includes(header)));
}

function same(one: string, other: string): boolean {
	return headerKey(one) !== "" && headerKey(one) === headerKey(other);
}

/** Of a file without headers the first row stands here: nothing that could be a customer's is repeated. */
function headerName(header: string): string {
	return header.includes("@") || /\d{6,}/.test(header) ? "…" : truncateDisplay(header, 30);
}

function headerList({ headers }: HandedInTable): Localized {
	const list = headers.map(headerName);
	return both(`The first line names: ${list.join(", ")}`, `首行的列名：${list.join("、")}`);
}

function columnMissing(missing: readonly string[], table: HandedInTable): AppError {
	return new AppError("usage", {
		what: both(`No column was found for: ${missing.join(", ")}`, `未找到以下内容对应的列：${missing.join("、")}`),
		why: headerList(table),
		hint: both(
			`Name it: --column ${missing[0]}=HEADER; a file without a line of headers needs one`,
			`请指明：--column ${missing[0]}=表头；没有表头行的文件请先加上`,
		),
	});
}

function noSuchHeader(wanted: string, table: HandedInTable): AppError {
	const near = closestWord(wanted, table.headers);
	return wrongColumn(
		both(`The file has no column "${wanted}"`, `文件中没有“${wanted}”列`),
		near === undefined ? headerList(table) : both(`Did you mean ${near}?`, `是否是指 ${near}？`),
	);
}

function wrongColumn(what: Localized, hint: Localized): AppError {
	return new AppError("usage", { what, hint });
}
