import { AppError } from "../../model/app-error.js";
import { type CommandDescription, flagOf, textOf } from "../command.js";
import { asOfOption } from "../common-options.js";
import { kebab } from "../kebab.js";
import { both } from "../words.js";

export const exportCommand: CommandDescription = {
	name: "export",
	summary: both("Write the archive as NDJSON or CSV", "把归档导出为 NDJSON 或 CSV"),
	details: both(
		"NDJSON: one entity a line, or with --records one record exactly as Crisp sent it. CSV: one file a kind, safe to open in a spreadsheet.",
		"NDJSON：每行一个实体；加 --records 则每行一条 Crisp 原始记录。CSV：每类一个文件，可安全地用电子表格打开。",
	),
	options: [
		{
			flags: "--format <format>",
			text: both("Form of the export; default ndjson", "导出格式，默认 ndjson"),
			choices: ["ndjson", "csv"],
		},
		{ flags: "--records", text: both("Raw records instead of entities", "导出原始记录而非实体") },
		{
			flags: "--kind <kinds>",
			text: both("Only these kinds, e.g. contact,message", "仅导出这些类别，如 contact,message"),
			shape: "list",
		},
		{
			flags: "--out <path>",
			text: both(
				"File, or folder for CSV of several kinds; default stdout",
				"输出文件；多类 CSV 为文件夹。默认 stdout",
			),
		},
		asOfOption,
		{
			flags: "--person <person>",
			text: both(
				"One person's data to hand out, by e-mail, phone or id: a folder, or FILE.json or FILE.html",
				"按邮箱、电话或 ID 导出某个人的数据用于交付：文件夹，或 .json、.html 文件",
			),
		},
	],
	examples: [
		{ line: "uncrisp export > crisp.ndjson", text: both("Everything", "导出全部") },
		{
			line: "uncrisp export --format csv --kind contact --out contacts.csv",
			text: both("Contacts for a spreadsheet", "导出联系人表格"),
		},
		{
			line: "uncrisp export --as-of 2026-11-01 --records",
			text: both("What Crisp had sent by then", "截至该日 Crisp 返回的原始记录"),
		},
		{
			line: "uncrisp export --person mei@shop.example --out mei/",
			text: both("All that is held of one person", "导出某个人的全部数据"),
		},
	],
	async run(session, input) {
		const person = textOf(input, "person");
		if (person !== undefined) {
			for (const flag of ["format", "records", "kind", "asOf"])
				if (input.values[flag] !== undefined && input.values[flag] !== false) throw notWithPerson(flag);
			const { personExportStep } = await import("../person-export-step.js");
			return personExportStep(session, { person, out: textOf(input, "out") });
		}
		const { exportStep } = await import("../export-step.js");
		const kinds = input.values.kind;
		return exportStep(session, {
			format: textOf(input, "format") === "csv" ? "csv" : "ndjson",
			records: flagOf(input, "records"),
			kinds: Array.isArray(kinds) ? kinds : [],
			out: textOf(input, "out"),
			asOf: textOf(input, "asOf"),
		});
	},
};

function notWithPerson(flag: string): AppError {
	return new AppError("usage", {
		what: both(`--person and --${kebab(flag)} exclude each other`, `--person 与 --${kebab(flag)} 不能同时使用`),
		hint: both("Leave one of them out", "请去掉其中一个"),
	});
}
