import { extname, resolve } from "node:path";
import { workspaceOf } from "../plan/translate-context.js";
import { type Cutover, type CutoverPass, cutoverDocument } from "../render/cutover-document.js";
import { renderDocumentHtml } from "../render/document-html.js";
import { renderDocumentMarkdown } from "../render/document-markdown.js";
import { withArchive } from "./archive-access.js";
import { backupExitCode, backupStep } from "./backup-step.js";
import { type CommandInput, type CommandResult, flagOf, type TypedFlag, textOf } from "./command.js";
import { confirm } from "./confirm.js";
import { exitCodeOf } from "./exit-codes.js";
import { type MigrateSummary, migrateStep } from "./migrate-step.js";
import { planStep, targetGround } from "./plan-step.js";
import { writePrivateFile } from "./private-file.js";
import type { Session } from "./session.js";
import { completeConfig, targetAdapter } from "./target-access.js";
import { typedCommand } from "./typed-command.js";
import { both } from "./words.js";

/** After so many passes Crisp was surely not frozen. */
const maxFrozenPasses = 3;

/** What the archive remembers of a cut-over, by target account. */
interface CutoverState {
	passes: CutoverPass[];
	quietAtMs?: number;
}

/**
 * `migrate --cutover`: a first pass while Crisp is live; then, once people have frozen Crisp (`--frozen`, or asked on a terminal), passes
 * until a backup brings nothing new. What to do when, and how it went, stands in the runbook, written anew after each pass.
 */
export async function cutoverStep(session: Session, input: CommandInput): Promise<CommandResult> {
	const adapter = await targetAdapter(session);
	const target = adapter.account(completeConfig(adapter, session.settings));
	const commands = await commandsOf(session, input);
	let state: CutoverState | undefined;

	async function pass(frozen: boolean): Promise<MigrateSummary> {
		const startedAtMs = session.clock.now();
		const summary = await migrateStep(session, input);
		const done = passOf(summary, { startedAtMs, endedAtMs: session.clock.now(), frozen });
		await withArchive(session, "write", async (archive) => {
			const { passes } = archive.fact<CutoverState>(factOf(target)) ?? { passes: [] };
			state = { passes: [...passes, done] };
			archive.setFact(factOf(target), state);
		});
		await writeRunbook();
		return summary;
	}

	async function writeRunbook(): Promise<string[]> {
		const cutover = await withArchive(session, "read", async (archive): Promise<Cutover> => {
			const { manifest } = adapter;
			return {
				adapter: { id: manifest.id, name: manifest.name },
				target,
				workspaceName: workspaceOf(archive).name,
				passes: state?.passes ?? [],
				...(state?.quietAtMs !== undefined && { quietAtMs: state.quietAtMs }),
				byHand: manifest.byHand.filter(
					({ concerns }) => !concerns || concerns.some((kind) => archive.countEntities(kind) > 0),
				),
				...(manifest.widget && { widget: manifest.widget }),
				commands,
				nowMs: session.clock.now(),
			};
		});
		const document = cutoverDocument(cutover, session.language);
		const base = resolve(session.cwd, withoutEnding(textOf(input, "runbook") ?? "cutover"));
		await writePrivateFile(`${base}.md`, renderDocumentMarkdown(document));
		await writePrivateFile(`${base}.html`, renderDocumentHtml(document));
		session.output.human(both(`Runbook: ${base}.md, ${base}.html`, `切换手册：${base}.md、${base}.html`));
		return [`${base}.md`, `${base}.html`];
	}

	/** Whether a backup after the import brings nothing. Undefined: it stopped before it could tell. */
	async function isQuiet(): Promise<{ quiet: boolean; exitCode: number }> {
		session.output.human("");
		session.output.human(both("Is Crisp quiet?", "Crisp 中还有新的变化吗？"));
		const exitCode = backupExitCode(await backupStep(session, input), session);
		if (exitCode === exitCodeOf("limit-reached")) return { quiet: false, exitCode };
		const plan = await withArchive(session, "read", async (archive) =>
			planStep(session, archive, await targetGround(session, archive, adapter), { proposeIdentities: false }),
		);
		return { quiet: !plan.changes, exitCode };
	}

	const result = (exitCode: number, phase: string, last: MigrateSummary | undefined): CommandResult => ({
		exitCode,
		summary: { cutover: phase, target, passes: state?.passes ?? [], ...(last && { last }) },
	});

	let last: MigrateSummary | undefined;
	if (!flagOf(input, "frozen")) {
		last = await pass(false);
		if (last.status !== "done") return result(last.exitCode, "first", last);
		if (!session.interactive || flagOf(input, "yes")) {
			session.output.human(
				both("When Crisp is frozen: the same command with --frozen", "冻结 Crisp 后：在同一命令后加上 --frozen"),
			);
			return result(0, "first", last);
		}
		const question = both(
			"Is Crisp frozen now, as the runbook says under 3? (No: run again later with --frozen)",
			"是否已按手册第 3 步冻结 Crisp？（否：稍后加 --frozen 再运行）",
		);
		if (!(await confirm(session, question, both("Add --frozen", "请加 --frozen")))) return result(0, "first", last);
	}
	for (let turn = 0; turn < maxFrozenPasses; turn += 1) {
		last = await pass(true);
		if (last.status !== "done") return result(last.exitCode, "last", last);
		const { quiet, exitCode } = await isQuiet();
		if (exitCode === exitCodeOf("limit-reached")) return result(exitCode, "last", last);
		if (!quiet) continue;
		await withArchive(session, "write", async (archive) => {
			state = { passes: state?.passes ?? [], quietAtMs: session.clock.now() };
			archive.setFact(factOf(target), state);
		});
		await writeRunbook();
		session.output.human(
			session.output.paint(
				"32",
				both(
					"Everything is there: switch the widget now (runbook, 6)",
					"全部内容已送达：现在可以切换聊天插件（手册第 6 步）",
				)[session.language],
			),
		);
		return result(0, "ready", last);
	}
	session.output.warning(
		both(
			"Crisp keeps changing: it is not frozen. See the runbook, 3, then run this again",
			"Crisp 仍有新的变化，尚未冻结。请查看手册第 3 步，然后重新运行",
		),
	);
	return result(exitCodeOf("incomplete"), "last", last);
}

function passOf(
	summary: MigrateSummary,
	times: Pick<CutoverPass, "startedAtMs" | "endedAtMs" | "frozen">,
): CutoverPass {
	const { backup, import: imported, verify } = summary;
	return {
		...times,
		backupRequests: backup.requests,
		created: imported?.created ?? 0,
		updated: imported?.updated ?? 0,
		removed: imported?.removed ?? 0,
		failed: imported?.failed ?? 0,
		doubt: imported?.doubt ?? 0,
		...(verify && {
			verified: {
				status: verify.status,
				checked: verify.checked,
				differences: verify.different + verify.missingCount + verify.notImportedCount,
			},
		}),
	};
}

/** The steps of the runbook, to be typed as they stand. */
async function commandsOf(session: Session, input: CommandInput): Promise<Cutover["commands"]> {
	const { redact } = await session.http();
	const to: TypedFlag = ["--to", session.settings.text("target") ?? ""];
	// What a flag holds may have a secret in it, such as the words of --token-command.
	const typed = (name: string, ...flags: TypedFlag[]) => redact(typedCommand(name, input, flags));
	return {
		trial: typed("import", to, ["--conversations", "100"], ["--sample"]),
		refresh: typed("plan", to, ["--refresh"]),
		first: typed("migrate", to, ["--cutover"]),
		last: typed("migrate", to, ["--cutover"], ["--frozen"]),
		verify: typed("verify", ["--against", to[1]]),
		ledger: typed("ledger"),
		undo: typed("undo", to),
	};
}

function factOf(target: string): string {
	return `cutover/${target}`;
}

/** `--runbook cutover.md` and `--runbook cutover` mean the same two files. */
function withoutEnding(path: string): string {
	return [".md", ".html"].includes(extname(path)) ? path.slice(0, -extname(path).length) : path;
}
