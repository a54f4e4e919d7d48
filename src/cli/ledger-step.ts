import { type OpenOperation, openOperations, settleOperation } from "../apply/ledger-report.js";
import type { Archive } from "../archive/archive.js";
import { AppError, type Localized } from "../model/index.js";
import { withArchive } from "./archive-access.js";
import { type CommandInput, type CommandResult, textOf } from "./command.js";
import { clockTime } from "./progress.js";
import type { Session } from "./session.js";
import { both } from "./words.js";

/** Open operations of one target account or of all. */
export async function ledgerList(session: Session, input: CommandInput): Promise<CommandResult> {
	return withArchive(session, "read", async (archive) => {
		const { output, language } = session;
		let doubtful = 0;
		for (const { target, open } of openEverywhere(archive, textOf(input, "account"))) {
			doubtful += 1;
			const { key, kind, source, state, sinceMs, look } = open;
			output.event("doubt", { target, key, kind, source, state, sinceMs, look: look[language] });
			const since = clockTime(sinceMs, session.clock.now());
			if (!output.options.json)
				output.data(`${key}\n  ${kind} · ${state} · ${target} · ${since}\n  ${look[language]}\n`);
		}
		if (doubtful === 0) output.human(both("Nothing is in doubt", "没有存疑的项目"));
		return { summary: { doubtful } };
	});
}

/** Writes down what a person found in the target. */
export async function ledgerSettle(session: Session, input: CommandInput, found: boolean): Promise<CommandResult> {
	const key = input.arguments[1];
	const id = textOf(input, "remoteId");
	if (key === undefined) throw wrongUse(both("Name the key of the operation", "请指明操作的键"));
	if (found && id === undefined)
		throw wrongUse(both("Add --remote-id, its id in the target", "请加 --remote-id，即它在目标平台的 ID"));
	return withArchive(session, "write", async (archive) => {
		const matching = [...openEverywhere(archive, textOf(input, "account"))].filter(({ open }) => open.key === key);
		if (matching.length === 0) throw wrongUse(both(`${key} is not in doubt`, `${key} 并不存疑`));
		if (matching.length > 1) throw wrongUse(both("Say which account with --account", "请用 --account 指明账号"));
		for (const { target, open } of matching) {
			const kind = textOf(input, "remoteKind") ?? open.kind.split(".")[0] ?? open.kind;
			const remote = found && id !== undefined ? ({ ref: { kind, id } } as const) : "absent";
			const run = archive.startRun("import", target);
			settleOperation(archive, target, key, remote, run.id);
			archive.finishRun(run.id, "done", { settled: key });
		}
		session.output.human(
			found
				? both(`${key} is now known as ${id}`, `${key} 已登记为 ${id}`)
				: both(`The next import does ${key}`, `下次导入将执行 ${key}`),
		);
		return { summary: { settled: key, found } };
	});
}

function* openEverywhere(
	archive: Archive,
	account: string | undefined,
): Iterable<{ target: string; open: OpenOperation }> {
	for (const target of archive.ledger.targets())
		if (account === undefined || account === target)
			for (const open of openOperations(archive, target)) yield { target, open };
}

function wrongUse(what: Localized): AppError {
	return new AppError("usage", { what, hint: both("List them with: uncrisp ledger", "用 uncrisp ledger 列出") });
}
