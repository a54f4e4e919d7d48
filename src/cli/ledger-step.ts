import type { RemoteRef } from "../adapter/contract.js";
import { type OpenOperation, openOperations, settleOperation } from "../apply/ledger-report.js";
import type { Archive } from "../archive/archive.js";
import type { LedgerState } from "../archive/ledger-store.js";
import { AppError, type Localized } from "../model/index.js";
import { withArchive } from "./archive-access.js";
import { type CommandInput, type CommandResult, flagOf, textOf } from "./command.js";
import { clockTime, count } from "./progress.js";
import type { Session } from "./session.js";
import { closestWord } from "./suggestion.js";
import { both, speaker } from "./words.js";

/** How each target account stands, and its open operations: of one account or of all. */
export async function ledgerList(session: Session, input: CommandInput): Promise<CommandResult> {
	return withArchive(session, "read", async (archive) => {
		const { output, language } = session;
		const say = speaker(language);
		const open = { doubt: 0, intended: 0 };
		for (const target of accountsOf(archive, textOf(input, "account"))) {
			const counts = archive.ledger.counts(target);
			output.event("account", { target, counts });
			output.human(`${target}\n  ${countsText(counts, session)}`);
			for (const { key, kind, source, state, sinceMs, look } of openOperations(archive, target)) {
				open[state] += 1;
				output.event("doubt", { target, key, kind, source, state, sinceMs, look: look[language] });
				const since = clockTime(sinceMs, session.clock.now());
				const words = say(stateWords[state]);
				if (!output.options.json)
					output.data(`${key}\n  ${kind} · ${words} · ${target} · ${since}\n  ${look[language]}\n`);
			}
		}
		if (open.doubt > 0)
			output.human(
				both(
					"Look in the target, then: uncrisp ledger resolve KEY --created ID, or --absent",
					"请在目标平台中查看，然后运行：uncrisp ledger resolve KEY --created ID，或 --absent",
				),
			);
		else output.human(both("Nothing is in doubt", "没有存疑的项目"));
		return { summary: { doubtful: open.doubt, intended: open.intended } };
	});
}

/** Writes down what a person found in the target. */
export async function ledgerResolve(session: Session, input: CommandInput): Promise<CommandResult> {
	const key = input.arguments[1];
	const id = textOf(input, "created");
	const absent = flagOf(input, "absent");
	if (key === undefined) throw wrongUse(both("Name the key of the operation", "请指明操作的键"));
	if (absent === (id !== undefined))
		throw wrongUse(both("Say what you found: --created ID, or --absent", "请说明查到的结果：--created ID 或 --absent"));
	return withArchive(session, "write", async (archive) => {
		const { target, open } = theOne(archive, key, textOf(input, "account"));
		const found = id === undefined ? "absent" : { ref: remoteRef(input, open, id) };
		const run = archive.startRun("import", target);
		try {
			settleOperation(archive, target, key, found, run.id);
		} catch (error) {
			archive.finishRun(run.id, "failed", {});
			throw error;
		}
		archive.finishRun(run.id, "done", { settled: key });
		session.output.human(
			found === "absent"
				? both(`The next import does ${key}`, `下次导入将执行 ${key}`)
				: both(`${key} is now known as ${id}`, `${key} 已登记为 ${id}`),
		);
		return { summary: { settled: key, target, found: found !== "absent" } };
	});
}

function theOne(archive: Archive, key: string, account: string | undefined): { target: string; open: OpenOperation } {
	const known: string[] = [];
	const matching: { target: string; open: OpenOperation }[] = [];
	for (const target of accountsOf(archive, account))
		for (const open of openOperations(archive, target)) {
			if (open.key === key) matching.push({ target, open });
			else if (known.length < 1000) known.push(open.key);
		}
	const [one] = matching;
	if (one && matching.length === 1) return one;
	if (one)
		throw wrongUse(both("It is in doubt in several accounts: add --account", "多个账号中都存疑：请加 --account"));
	const close = closestWord(key, known);
	throw wrongUse(
		both(`${key} is not in doubt`, `${key} 并不存疑`),
		close ? both(`Did you mean ${close}?`, `是否想用 ${close}？`) : undefined,
	);
}

function remoteRef(input: CommandInput, open: OpenOperation, id: string): RemoteRef {
	const pairs = input.values.remoteExtra;
	const extra = Object.fromEntries(
		(Array.isArray(pairs) ? (pairs as string[]) : []).map((pair) => {
			const at = pair.indexOf("=");
			if (at < 1)
				throw wrongUse(both(`--remote-extra takes name=value, not ${pair}`, `--remote-extra 需要 name=value`));
			return [pair.slice(0, at), pair.slice(at + 1)];
		}),
	);
	const kind = textOf(input, "remoteKind") ?? open.kind.split(".")[0] ?? open.kind;
	return { kind, id, ...(Object.keys(extra).length > 0 && { extra }) };
}

function accountsOf(archive: Archive, account: string | undefined): string[] {
	const targets = archive.ledger.targets();
	if (account === undefined) return targets;
	if (targets.includes(account)) return [account];
	const list = targets.join(", ");
	throw new AppError("usage", {
		what: both(`The ledger knows no account ${account}`, `台账中没有账号 ${account}`),
		hint:
			targets.length === 0
				? both("Nothing was imported yet", "尚未导入任何内容")
				: both(`There are: ${list}`, `已有：${list}`),
	});
}

function countsText(counts: Record<LedgerState, number>, session: Session): string {
	const say = speaker(session.language);
	const states = Object.keys(stateWords) as LedgerState[];
	const stated = states
		.filter((state) => counts[state] > 0)
		.map((state) => `${say(stateWords[state])} ${count(counts[state])}`);
	return stated.join(" · ");
}

const stateWords: Readonly<Record<LedgerState, Localized>> = {
	done: both("done", "已完成"),
	doubt: both("in doubt", "存疑"),
	intended: both("interrupted", "已中断"),
	failed: both("failed", "失败"),
	reverted: both("reverted", "已撤销"),
};

function wrongUse(
	what: Localized,
	hint: Localized = both("List them with: uncrisp ledger", "用 uncrisp ledger 列出"),
): AppError {
	return new AppError("usage", { what, hint });
}
