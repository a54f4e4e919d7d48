import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { extraNames } from "../../src/backup/extras/extra-names.js";
import { smallWorkspace } from "./small-workspace.js";
import { held, type Stage, startStage } from "./stage.js";

let stage: Stage;
afterEach(() => stage?.close());

const quick = { skipFiles: true };
const userOnly = ["spam", "campaign", "campaign-tag", "campaign-recipient", "campaign-statistic"];
const campaign = "/website/{w}/campaign/{id}";

describe("with a user token", () => {
	test("spam, campaigns, plugins, blocked visitors and the help desk's domain come as Crisp has them", async () => {
		stage = await startStage({ tier: "user", workspace: smallWorkspace() });
		const result = await stage.backup(quick);
		expect(result.status).toBe("done");
		const { content } = stage.double.workspace;
		const raws = (resource: string) => [...stage.archive.records({ resource })].map(({ raw }) => raw);
		expect(raws("spam")).toEqual(content.spams);
		expect(raws("campaign")).toEqual(content.campaigns);
		expect(raws("campaign-tag")).toEqual(["sales"]);
		const parts = Object.values(content.campaignParts);
		expect(raws("campaign-recipient")).toHaveLength(25);
		expect(raws("campaign-recipient")).toEqual(expect.arrayContaining(parts.flatMap(({ recipients }) => recipients)));
		expect(raws("campaign-statistic")).toHaveLength(26);
		expect(raws("campaign-statistic")).toEqual(expect.arrayContaining(parts.flatMap(({ statistics }) => statistics)));
		expect(raws("plugin")).toEqual(content.plugins.map(({ subscription }) => subscription));
		expect(raws("plugin-settings")).toMatchObject([{ settings: {} }, { settings: { carrier: "Example Post" } }]);
		expect(raws("blocked-visitors")).toEqual([[{ rule: ["203.0.113.9"], blocked: 4 }]]);
		expect(raws("helpdesk-domain")).toMatchObject([{ custom: "help.acme-store.example" }]);
		expect(held(stage.archive, "contact-campaign")).toHaveLength(25);
		const left = stage.archive.notExported();
		expect(left.filter(({ reason }) => reason === "tier")).toEqual([]);
		expect(left.find(({ resource }) => resource === "analytics")).toMatchObject({ reason: "no-route" });
	});

	test("a later run asks for recipients and statistics only where a campaign moved, and for spam only where it is new", async () => {
		stage = await startStage({ tier: "user", workspace: smallWorkspace() });
		await stage.backup(quick);
		const { content } = stage.double.workspace;
		const count = (route: string) => stage.double.requestCount(route);
		const routes = [`${campaign}/recipients/{page}`, "/website/{w}/conversations/spam/{id}/content"] as const;
		const before = routes.map(count);
		stage.clock.at += 86_400_000;
		await stage.backup(quick);
		expect(routes.map(count)).toEqual(before);
		const [first] = content.campaigns;
		Object.assign(first ?? {}, { statistics: { opened: 21, clicked: 5, unsubscribed: 1 } });
		content.campaignParts[String(first?.campaign_id)]?.statistics.push({
			type: "clicked",
			profile: { people_id: "p-late" },
			data: {},
			created_at: stage.clock.at,
		});
		content.spams.push({ spam_id: "late", type: "email", timestamp: stage.clock.at, content: { text: "again" } });
		stage.clock.at += 86_400_000;
		await stage.backup(quick);
		expect(held(stage.archive, "campaign-statistic")).toHaveLength(27);
		expect(stage.archive.record("spam", "late")?.raw).toHaveProperty("content");
		expect(routes.map(count)).toEqual([(before[0] ?? 0) + 3, (before[1] ?? 0) + 1]);
	});

	test.each([
		["/statistics/clicked/", "campaign-recipient", "campaign-statistic", 26],
		["/spam/", "spam", "spam", 1],
		["/4f0e0b3a-", "plugin-settings", "plugin-settings", 2],
		["/campaign/aaaa", "campaign", "campaign", 2],
	])(
		"trouble with one answer of %s holds up nothing else, and the next run makes up for it",
		async (part, failed, late, count) => {
			stage = await startStage({ tier: "user", workspace: smallWorkspace() });
			stage.double.server.faults.add({
				kind: "status",
				status: 502,
				body: "<html>",
				contentType: "text/html",
				match: (_, path) => path.includes(part),
			});
			const first = await stage.backup(quick);
			expect(first.status).toBe("incomplete");
			expect(first.counts[failed]?.failed).toBeGreaterThan(0);
			expect(held(stage.archive, "helpdesk-page")).toHaveLength(5);
			stage.double.server.faults.clear();
			expect((await stage.backup(quick)).status).toBe("done");
			expect(held(stage.archive, late)).toHaveLength(count);
		},
	);

	test("a campaign that is gone takes its recipients and statistics with it", async () => {
		stage = await startStage({ tier: "user", workspace: smallWorkspace() });
		await stage.backup(quick);
		stage.double.workspace.content.campaigns.splice(0, 1);
		stage.clock.at += 86_400_000;
		await stage.backup(quick);
		expect(held(stage.archive, "campaign")).toHaveLength(1);
		expect(held(stage.archive, "campaign-recipient")).toEqual([]);
	});

	test("stopped in the middle it goes on, and nothing is missing at the end", async () => {
		stage = await startStage({ tier: "user", workspace: smallWorkspace(), quirks: { listPageSize: 4 } });
		let status = "";
		for (let runs = 0; status !== "done" && runs < 120; runs++) {
			stage.reopen();
			({ status } = await stage.backup({ ...quick, maxRequests: 23 }));
		}
		expect(status).toBe("done");
		expect(userOnly.map((resource) => held(stage.archive, resource).length)).toEqual([1, 2, 1, 25, 26]);
		expect(held(stage.archive, "contact-campaign")).toHaveLength(25);
	}, 60_000);
});

test.each(["website", "plugin"] as const)(
	"a %s token does not ask for what only a user token gets, and says so",
	async (tier) => {
		stage = await startStage({ tier, workspace: smallWorkspace() });
		await stage.backup(quick);
		for (const resource of [...userOnly, "plugin", "contact-campaign"])
			expect(held(stage.archive, resource)).toEqual([]);
		expect([...stage.double.uses].filter(([, use]) => use.statuses[403] !== undefined)).toEqual([]);
		const tierRows = stage.archive.notExported().filter(({ reason }) => reason === "tier");
		expect(tierRows.map(({ resource }) => resource).sort()).toEqual([
			"analytics",
			"blocked-visitors",
			"campaigns",
			"contact-campaigns",
			"contact-csv",
			"helpdesk-archive",
			"helpdesk-domain",
			"plugins",
			"spam",
		]);
		for (const { en, zh } of tierRows)
			expect([en, zh]).toEqual([expect.stringContaining("user"), expect.stringContaining("用户令牌")]);
	},
);

test("agents who were invited and have no id yet are kept", async () => {
	stage = await startStage({ workspace: smallWorkspace() });
	stage.double.workspace.content.operators.push({ type: "invite", details: { role: "member" } });
	await stage.backup(quick);
	expect(held(stage.archive, "agent")).toHaveLength(4);
	expect(stage.archive.entity("agent", "invite:new@acme-store.example")).toMatchObject({
		status: "invited",
		email: "new@acme-store.example",
	});
	expect(stage.archive.entity("agent", "unnamed:3")).toMatchObject({ status: "invited" });
});

test.each(["website", "plugin", "user"] as const)(
	"no credential that Crisp hands out to a %s token is in the archive, not even raw",
	async (tier) => {
		stage = await startStage({ tier, workspace: smallWorkspace() });
		await stage.backup({ ...quick, extras: extraNames });
		const { path } = stage.archive;
		stage.reopen();
		const bytes = await readFile(join(path, "archive.sqlite"));
		expect(bytes.includes("Acme Store")).toBe(true);
		expect(bytes.includes("double-secret")).toBe(false);
		expect(bytes.includes(stage.double.credentials.key)).toBe(false);
	},
);
