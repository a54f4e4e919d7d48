import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { importedRecords } from "../apply/open-target.js";
import type { Archive } from "../archive/archive.js";
import { counted } from "../model/counted.js";
import { isAppError, type Localized } from "../model/index.js";
import { archivePath, withArchive } from "./archive-access.js";
import type { CommandResult } from "./command.js";
import { checkCrisp } from "./crisp-check.js";
import { crispConnection } from "./crisp-connection.js";
import { asAppError } from "./error-report.js";
import { exitCodeOf } from "./exit-codes.js";
import { hasRemote } from "./remote-access.js";
import type { Session } from "./session.js";
import { completeConfig, hideSecrets, targetAdapter } from "./target-access.js";
import { sizeText } from "./text-table.js";
import { wrapDisplay } from "./text-width.js";
import { both, speaker } from "./words.js";

export interface Check {
	name: string;
	result: "ok" | "warn" | "fail";
	text: Localized;
	remedy?: Localized;
	exitCode?: number;
}

/** Below this a backup may not fit. */
const lowDiskBytes = 1024 ** 3;

/** Every check, whatever the others say, each printed as it ends. */
export async function doctorStep(session: Session): Promise<CommandResult> {
	const checks: Check[] = [];
	const steps: [string, (session: Session) => Promise<Check[]>][] = [
		["node", checkNode],
		["archive", checkArchive],
		["disk", checkDisk],
		["proxy", checkProxy],
		["crisp", checkCrispToken],
	];
	if (hasRemote(session))
		steps.push(["remote", async () => (await import("./remote-checks.js")).remoteChecks(session)]);
	if (session.settings.text("target") !== undefined) steps.push(["target", checkTarget]);
	for (const [name, step] of steps) {
		session.run.signal.throwIfAborted();
		for (const check of await guarded(name, () => step(session))) {
			checks.push(check);
			print(check, session);
		}
	}
	const failed = checks.filter((check) => check.result === "fail");
	const codes = failed.map((check) => check.exitCode ?? 1);
	const refused = exitCodeOf("credentials-refused");
	const exitCode = codes.length === 0 ? 0 : codes.includes(refused) ? refused : 1;
	const warnings = checks.filter((check) => check.result === "warn").length;
	session.output.human("");
	session.output.human(
		failed.length === 0
			? both(`Ready; warnings: ${warnings}`, `已就绪；警告：${warnings}`)
			: both(
					`Not ready; failed: ${failed.length}, warnings: ${warnings}`,
					`尚未就绪；失败：${failed.length}，警告：${warnings}`,
				),
	);
	return { exitCode, summary: { checks: checks.length, failed: failed.length, warnings } };
}

/** An error of a check is its result. */
async function guarded(name: string, work: () => Promise<Check[]>): Promise<Check[]> {
	try {
		return await work();
	} catch (thrown) {
		const error = asAppError(thrown);
		if (error.code === "cancelled" || error.code === "terminated") throw error;
		const why = error.why ?? both("", "");
		return [
			{
				name,
				result: "fail",
				text: both(joined(error.what.en, why.en, ". "), joined(error.what["zh-CN"], why["zh-CN"], "。")),
				...(error.hint && { remedy: error.hint }),
				exitCode: exitCodeOf(error.code),
			},
		];
	}
}

async function checkNode(): Promise<Check[]> {
	const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
	const good = major > 20 || (major === 20 && minor >= 19);
	const version = process.versions.node;
	if (good) return [{ name: "node", result: "ok", text: both(`Node ${version}`, `Node ${version}`) }];
	return [
		{
			name: "node",
			result: "fail",
			text: both(`Node ${version} is too old`, `Node ${version} 版本过低`),
			remedy: both("Install Node 20.19 or newer", "请安装 Node 20.19 或更高版本"),
		},
	];
}

async function checkArchive(session: Session): Promise<Check[]> {
	const path = archivePath(session);
	try {
		return await withArchive(session, "read", async (archive) => {
			const runs = archive.runs().filter((run) => run.kind === "backup").length;
			return [
				{ name: "archive", result: "ok", text: both(`${path}, ${counted(runs, "backup")}`, `${path}，${runs} 次备份`) },
			];
		});
	} catch (error) {
		if (!isAppError(error) || error.code !== "archive-missing") throw error;
		return [{ name: "archive", result: "ok", text: both(`${path} will be created`, `将创建 ${path}`) }];
	}
}

async function checkDisk(session: Session): Promise<Check[]> {
	const { bavail, bsize } = await statfsOfNearest(archivePath(session));
	const free = sizeText(bavail * bsize);
	if (bavail * bsize >= lowDiskBytes)
		return [{ name: "disk", result: "ok", text: both(`${free} free`, `可用空间 ${free}`) }];
	return [
		{
			name: "disk",
			result: "warn",
			text: both(`Only ${free} free`, `可用空间仅 ${free}`),
			remedy: both("Make room, or choose another place with --archive", "请腾出空间，或用 --archive 换个位置"),
		},
	];
}

async function checkProxy(session: Session): Promise<Check[]> {
	const names = Object.entries(session.proxy).flatMap(([name, value]) => (value ? [name] : []));
	// Only the names: a proxy's address may hold a password.
	const text =
		names.length === 0
			? both("No proxy is set", "未设置代理")
			: both(`Used: ${names.join(", ")}`, `使用：${names.join("、")}`);
	return [{ name: "proxy", result: "ok", text }];
}

async function checkCrispToken(session: Session): Promise<Check[]> {
	const connection = await crispConnection(session);
	const name = await checkCrisp(session, connection);
	return [
		{
			name: "crisp",
			result: "ok",
			text: both(`Workspace "${name}", ${connection.tier} token`, `工作区“${name}”，${connection.tier} 令牌`),
		},
	];
}

async function checkTarget(session: Session): Promise<Check[]> {
	try {
		return await withArchive(session, "read", (archive) => checkTargetOf(session, archive));
	} catch (error) {
		// What an archive is good for here, the rehearsal of what an import would end with, can be missed.
		if (!isAppError(error) || !error.code.startsWith("archive-")) throw error;
		return await checkTargetOf(session);
	}
}

async function checkTargetOf(session: Session, archive?: Archive): Promise<Check[]> {
	const adapter = await targetAdapter(session);
	const config = completeConfig(adapter, session.settings);
	await hideSecrets(session, adapter, config);
	const target = await adapter.connect(config, {
		http: await session.http(),
		run: session.run,
		language: session.language,
		workspaceId: session.settings.text("crisp.websiteId") ?? "unknown",
		openFile: async () => new Blob([]),
		...(archive && { imported: () => importedRecords(archive, adapter.account(config)) }),
	});
	try {
		const findings = await target.check();
		const blocked = findings.some(({ severity }) => severity === "block");
		if (!blocked) findings.push(...((await target.complete?.({ dryRun: true })) ?? []));
		const refused = ["credentials-refused", "rights-missing"];
		const checks = findings.map((finding): Check => {
			const result = finding.severity === "block" ? "fail" : finding.severity === "info" ? "ok" : "warn";
			return {
				name: adapter.manifest.id,
				result,
				text: finding.text,
				...(finding.remedy && { remedy: finding.remedy }),
				...(refused.includes(finding.code) && { exitCode: exitCodeOf("credentials-refused") }),
			};
		});
		const reachable = both(`${adapter.account(config)} answers`, `${adapter.account(config)} 可以访问`);
		if (!checks.some((check) => check.result === "fail"))
			checks.unshift({ name: adapter.manifest.id, result: "ok", text: reachable });
		return checks;
	} finally {
		await target.close();
	}
}

function print(check: Check, session: Session): void {
	const say = speaker(session.language);
	const { output } = session;
	output.settle();
	output.event("check", {
		name: check.name,
		result: check.result,
		text: say(check.text),
		...(check.remedy && { remedy: say(check.remedy) }),
	});
	const label = { ok: both("ok", "正常"), warn: both("warn", "注意"), fail: both("FAIL", "失败") }[check.result];
	const painted = output.paint({ ok: "32", warn: "33", fail: "31" }[check.result], say(label).padEnd(4));
	const [first = "", ...more] = wrapDisplay(`${check.name}: ${say(check.text)}`, 74);
	output.human(`${painted}  ${first}`);
	for (const line of more) output.human(`      ${line}`);
	if (check.remedy) for (const line of wrapDisplay(`→ ${say(check.remedy)}`, 74)) output.human(`      ${line}`);
}

async function statfsOfNearest(path: string): Promise<{ bavail: number; bsize: number }> {
	for (let folder = path; ; folder = dirname(folder)) {
		try {
			return await statfs(folder);
		} catch (error) {
			const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
			if (!missing || dirname(folder) === folder) throw error;
		}
	}
}

function joined(one: string, other: string, between: string): string {
	return other === "" ? one : `${one}${between}${other}`;
}
