import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChatwootDouble, startChatwootDouble } from "../../adapters/chatwoot/double.js";
import { type CrispDouble, startCrispDouble } from "../crisp/double/crisp-double.js";
import type { DoubleServer } from "../http/double-server.js";
import { counted } from "../model/counted.js";
import { AppError } from "../model/index.js";
import type { CommandInput, CommandResult } from "./command.js";
import { type DemoCounts, demoCounts } from "./demo-counts.js";
import { type MigrateSummary, migrateStep } from "./migrate-step.js";
import { count } from "./progress.js";
import { type Session, withSettings } from "./session.js";
import { settingTable } from "./setting-table.js";
import { Settings } from "./settings.js";
import { skippingClock } from "./skipping-clock.js";
import { adapterSettings, loadAdapter } from "./target-access.js";
import { factLines, textTable } from "./text-table.js";
import { both, speaker } from "./words.js";

interface DemoRun {
	migrate: MigrateSummary;
	/** Requests that create or change something at the target. */
	writes: number;
}

/**
 * A whole migration on this machine: the same functions as `migrate`, with settings that point at two doubles.
 * It fails loudly when the second run writes anything or the counts of the two sides do not agree.
 */
export async function demoStep(session: Session): Promise<CommandResult> {
	const folder = await mkdtemp(join(tmpdir(), "uncrisp-demo-"));
	const clock = skippingClock(session.clock);
	const crisp = await startCrispDouble({ clock });
	const chatwoot = await startChatwootDouble({ clock });
	try {
		const settings = await demoSettings(folder, crisp, chatwoot);
		const demo = { ...withSettings(session, settings, "migrate"), clock, run: { ...session.run, clock } };
		const { output } = session;
		output.human(
			both(
				"Demo: a local fake Crisp, a local fake Chatwoot, no network. Pauses for their\nrequest limits are counted, not waited for.",
				"演示：本地模拟的 Crisp 与 Chatwoot，不使用网络。因请求限制而需要的等待\n只计入时间，不实际等待。",
			),
		);
		const first = await runOnce(demo, folder, chatwoot.server, session.signals.stop);
		output.human("");
		output.human(both("Once more: nothing may be sent twice", "再运行一次：不应重复发送任何内容"));
		const second = await runOnce(demo, folder, chatwoot.server, session.signals.stop);
		const counts = await demoCounts(demo, crisp, chatwoot);
		const problems = problemsOf(first, second, counts, crisp);
		for (const line of summaryLines(session, folder, first, second, counts)) output.human(line);
		if (problems.length > 0) throw failed(problems);
		return { summary: summaryFacts(folder, first, second, counts) };
	} finally {
		await chatwoot.close();
		await crisp.close();
	}
}

async function runOnce(session: Session, folder: string, target: DoubleServer, stop: AbortSignal): Promise<DemoRun> {
	const before = writesTo(target);
	const values = { yes: true, html: join(folder, "plan.html"), markdown: join(folder, "plan.md") };
	// The second plan says "nothing to do": the first one is what people want to look at.
	const firstRun = before === 0;
	const input: CommandInput = { arguments: [], values: firstRun ? values : { yes: true } };
	const migrate = await migrateStep(session, input);
	if (stop.aborted) throw stop.reason;
	return { migrate, writes: writesTo(target) - before };
}

/** What `init` would have written; nothing of the user's own settings takes part. */
async function demoSettings(folder: string, crisp: CrispDouble, chatwoot: ChatwootDouble): Promise<Settings> {
	const adapter = await loadAdapter("chatwoot", folder);
	const identities = join(folder, "identities.csv");
	const env = {
		CRISP_WEBSITE_ID: crisp.websiteId,
		CRISP_IDENTIFIER: crisp.credentials.identifier,
		CRISP_KEY: crisp.credentials.key,
		CRISP_TIER: crisp.credentials.tier,
		CRISP_API_URL: crisp.apiUrl,
		UNCRISP_ARCHIVE: join(folder, "crisp-archive"),
		UNCRISP_FILE_HOSTS: crisp.fileHost,
		UNCRISP_TARGET: "chatwoot",
		UNCRISP_TIME_ZONE: "Asia/Shanghai",
		UNCRISP_IDENTITIES: identities,
		CHATWOOT_BASE_URL: chatwoot.baseUrl,
		CHATWOOT_ACCOUNT_ID: String(chatwoot.accountId),
		CHATWOOT_API_TOKEN: chatwoot.apiToken,
	};
	await writeFile(join(folder, "README.txt"), "Made by `uncrisp demo`; delete it when you like.\n");
	return new Settings({ flags: {}, env, dotenv: {}, config: {} }, [...settingTable, ...adapterSettings(adapter)]);
}

function writesTo(server: DoubleServer): number {
	return server.requests.filter(({ method }) => method !== "GET" && method !== "HEAD").length;
}

/** Everything that must hold at the end; each line names what does not. */
function problemsOf(first: DemoRun, second: DemoRun, counts: DemoCounts, crisp: CrispDouble): string[] {
	const problems: string[] = [];
	const expect = (holds: boolean, problem: string) => {
		if (!holds) problems.push(problem);
	};
	expect(first.migrate.exitCode === 0, `the first run ended with ${first.migrate.exitCode}`);
	expect(second.migrate.exitCode === 0, `the second run ended with ${second.migrate.exitCode}`);
	expect(first.writes > 0, "the first run sent nothing");
	expect(second.writes === 0, `the second run sent ${counted(second.writes, "writing request")}`);
	expect(crisp.writes() === 0, `Crisp received ${counted(crisp.writes(), "writing request")}`);
	for (const row of counts.rows) {
		expect(row.archive === row.crisp, `${row.name}: Crisp has ${row.crisp}, the archive ${row.archive}`);
		expect(row.target === row.expected, `${row.name}: expected ${row.expected} in the target, found ${row.target}`);
	}
	return problems;
}

function summaryLines(session: Session, folder: string, first: DemoRun, second: DemoRun, counts: DemoCounts): string[] {
	const say = speaker(session.language);
	const head = [
		say(both("what moved", "迁移内容")),
		say(both("in Crisp", "Crisp")),
		say(both("archived", "归档")),
		say(both("planned", "计划")),
		say(both("in Chatwoot", "Chatwoot")),
	];
	const rows = counts.rows.map((row) => [
		say(row.text),
		...[row.crisp, row.archive, row.expected, row.target].map(count),
	]);
	return [
		"",
		session.output.paint("1", say(both("── What happened", "── 结果"))),
		...textTable([head, ...rows]),
		"",
		...factLines([
			[say(both("requests that wrote, first run", "首次运行的写入请求")), count(first.writes)],
			[say(both("requests that wrote, second run", "第二次运行的写入请求")), count(second.writes)],
			[say(both("archive", "归档")), join(folder, "crisp-archive")],
			[say(both("plan", "计划")), join(folder, "plan.html")],
			["", join(folder, "plan.md")],
		]),
		"",
		say(
			both(
				"Next, with your own workspace: uncrisp init, then uncrisp migrate --to chatwoot",
				"接下来用您自己的工作区：uncrisp init，然后 uncrisp migrate --to chatwoot",
			),
		),
	];
}

function summaryFacts(folder: string, first: DemoRun, second: DemoRun, counts: DemoCounts): Record<string, unknown> {
	return {
		folder,
		archive: join(folder, "crisp-archive"),
		planHtml: join(folder, "plan.html"),
		planMarkdown: join(folder, "plan.md"),
		writes: { first: first.writes, second: second.writes },
		counts: counts.rows.map(({ name, crisp, archive, expected, target }) => ({
			name,
			crisp,
			archive,
			expected,
			target,
		})),
	};
}

function failed(problems: readonly string[]): AppError {
	return new AppError("verification-failed", {
		what: both("The demo did not hold what it promises", "演示结果与承诺不符"),
		why: both(problems.join("; "), problems.join("；")),
		hint: both("Please report this as a defect", "请将此作为缺陷反馈"),
	});
}
