import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { extraNames } from "../../src/backup/extras/extra-names.js";
import { crispRoutes } from "../../src/crisp/routes.js";
import { smallWorkspace } from "./small-workspace.js";
import { type Stage, startStage } from "./stage.js";

/*
 * Every row of the inventory of Crisp's read routes is accounted for: read by a backup, a probe, or left out for a reason. A row that
 * nobody decided about fails here, and so does a reason for a route that is read after all.
 */
const leftOut: Readonly<Record<string, string>> = {
	"/media/animation/list/{}": "searches an outside GIF library; its results come by a live event, not in the answer",
	"/plans/subscription": "the plans of the person's other workspaces too; this one's has its own route",
	"/plans/subscription/{}/coupon": "whether a discount code is valid: nothing of the workspace",
	"/plugin/connect/account": "the id of the plugin whose token this is",
	"/plugin/connect/endpoints": "addresses of the live event servers",
	"/plugin/connect/websites/all/{}": "the other workspaces of a plugin, with their tokens",
	"/plugin/connect/websites/since": "the other workspaces of a plugin, with their tokens",
	"/plugins/subscription": "the plugins of the person's other workspaces too; this one's have their own route",
	"/plugins/subscription/{}/{}": "an item of the list of plugins",
	"/plugins/subscription/{}/{}/attest/provenance":
		"a signature by which a plugin trusts Crisp: a credential of the moment",
	"/plugins/subscription/{}/{}/bill/usage": "what a plugin bills this month: no content, and gone with the workspace",
	"/website/{}/connect/endpoints": "addresses of the live event servers",
	"/website/{}/conversation/{}/block": "in the conversation: is_blocked",
	"/website/{}/conversation/{}/browsing": "live only, and holds a token",
	"/website/{}/conversation/{}/call": "live only",
	"/website/{}/conversation/{}/files/{}": "the same files are in its messages",
	"/website/{}/conversation/{}/message/{}": "an item of the messages",
	"/website/{}/conversation/{}/meta": "in the conversation: meta",
	"/website/{}/conversation/{}/participants": "in the conversation: participants",
	"/website/{}/conversation/{}/routing": "in the conversation: assigned",
	"/website/{}/conversation/{}/state": "in the conversation: state",
	"/website/{}/conversation/{}/verify": "in the conversation: is_verified, verifications",
	"/website/{}/helpdesk/domain/setup": "instructions for a DNS server",
	"/website/{}/helpdesk/history/change/{}":
		"texts of before the first backup, a request each; from then on the archive keeps versions itself",
	"/website/{}/helpdesk/locale/{}": "an item of the list of locales",
	"/website/{}/helpdesk/page/entity/{}/{}/{}": "an item of the list of pages",
	"/website/{}/helpdesk/redirection/{}": "an item of the list of redirections",
	"/website/{}/helpdesk/tree/page/{}/{}/{}": "title and address, as in the list of pages",
	"/website/{}/helpdesk/tree/path/{}/{}/{}": "an entry of the tree",
	"/website/{}/inbox/{}": "an item of the list of inboxes",
	"/website/{}/operator/{}": "an item of the list of operators",
	"/website/{}/operators/active": "who was active last: a snapshot, as the availability of operators",
	"/website/{}/people/conversations/{}/list/{}": "the other side of people_id in each conversation",
	"/website/{}/team/{}": "an item of the list of teams",
	"/website/{}/verify/key": "the secret that signs visitors' identities: never read",
	"/website/{}/visitors/blocked/{}": "one number of the list of blocked visitors",
	"/website/{}/visitors/count": "live only",
	"/website/{}/visitors/list/{}": "live only; who wrote is in the conversations",
	"/website/{}/visitors/map": "live only",
	"/website/{}/visitors/token/{}": "turns a visitor's token into its session",
	"/website/{}/helpdesk/locale/{}/article/{}/alternate/{}": "an item of the article's alternates",
	"/website/{}/helpdesk/locale/{}/article/{}/page": "title and address, as in the article",
	"/website/{}/helpdesk/locale/{}/category/{}": "an item of the list of categories",
	"/website/{}/helpdesk/locale/{}/category/{}/section/{}": "an item of the list of sections",
};
/** Asked for to see whether a token works, not for their content. */
const probes: readonly string[] = ["/plugin/connect/session"];

const plain = (template: string) => template.replace(/^\/v1/, "").replace(/\{\w+\+?\}/g, "{}");
const rows = readFileSync(new URL("../../fixtures/workspaces/crisp-routes.tsv", import.meta.url), "utf8")
	.trim()
	.split("\n")
	.slice(1)
	.map((line) => line.split("\t"))
	.map(([method = "", path = "", tiers = ""]) => ({ method, path: plain(path), userOnly: tiers === "user" }))
	// A plugin may see its own settings, which say nothing of the workspace; those of the others only a user sees.
	.map((row) => (row.path === "/plugins/subscription/{}/{}/settings" ? { ...row, userOnly: true } : row));
const gets = rows.filter(({ method }) => method === "GET");
const known = new Map(Object.values(crispRoutes).map((route) => [plain(route.template), route]));

let stage: Stage | undefined;
afterEach(() => stage?.close());

/** Every route that two nights of backups ask for; in the second a conversation and a contact are gone. */
async function asked(options: Parameters<typeof startStage>[0]): Promise<string[]> {
	const workspace = smallWorkspace();
	stage = await startStage({ ...options, workspace });
	const more = { extras: extraNames, skipFiles: true };
	expect((await stage.backup(more)).status).toBe("done");
	stage.double.workspace.deleteConversation(workspace.conversations.at(-1)?.sessionId ?? "");
	stage.double.workspace.deleteContact(workspace.contacts.at(-1)?.peopleId ?? "");
	stage.clock.at += 8 * 86_400_000;
	expect((await stage.backup(more)).status).toBe("done");
	const used = [...stage.double.uses.keys()].map(plain);
	await stage.close();
	stage = undefined;
	return used;
}

test("every GET row is read by a backup, a probe, or left out for a reason, and never two of these", async () => {
	const used = new Set([
		...(await asked({ tier: "user" })),
		...(await asked({ tier: "user", quirks: { treeHelpdesk: "gone", legacyHelpdesk: "works" } })),
	]);
	expect(gets).toHaveLength(104);
	const undecided = gets.filter(({ path }) => !used.has(path) && leftOut[path] === undefined && !probes.includes(path));
	expect(undecided).toEqual([]);
	expect([...used].filter((path) => leftOut[path] !== undefined || probes.includes(path))).toEqual([]);
	// Nothing is asked for that the inventory does not have.
	expect([...used].filter((path) => !gets.some((row) => row.path === path))).toEqual([]);
	// What the client may call is what a backup calls: no dead route, no forgotten one.
	expect([...known.keys()].filter((path) => !used.has(path) && !probes.includes(path))).toEqual([]);
	expect(Object.keys(leftOut).filter((path) => !gets.some((row) => row.path === path))).toEqual([]);
}, 60_000);

test.each(["website", "plugin"] as const)(
	"a %s token asks for all that is read but what answers to user tokens only",
	async (tier) => {
		const used = new Set([
			...(await asked({ tier })),
			...(await asked({ tier, quirks: { treeHelpdesk: "gone", legacyHelpdesk: "works" } })),
		]);
		const userOnly = new Set(gets.filter((row) => row.userOnly).map(({ path }) => path));
		expect([...used].filter((path) => userOnly.has(path))).toEqual([]);
		const wanted = [...known.keys()].filter((path) => !userOnly.has(path) && !probes.includes(path));
		expect(wanted.filter((path) => !used.has(path))).toEqual([]);
	},
	60_000,
);

test("the client marks as user tier what the inventory does", () => {
	for (const { path, userOnly } of gets) {
		const route = known.get(path);
		if (route !== undefined) expect([path, route.tier === "user"]).toEqual([path, userOnly]);
	}
});

test("every HEAD row only says whether something exists, which a list or its GET says too", () => {
	for (const { path } of rows.filter(({ method }) => method === "HEAD")) {
		if (probes.includes(path) || path === "/website") continue;
		expect(gets.map((row) => row.path)).toContain(path);
	}
});
