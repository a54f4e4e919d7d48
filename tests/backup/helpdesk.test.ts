import { afterEach, describe, expect, test } from "vitest";
import type { CrispQuirks } from "../../src/crisp/double/quirks.js";
import { AttachmentId } from "../../src/model/index.js";
import { smallWorkspace } from "./small-workspace.js";
import { held, type Stage, startStage } from "./stage.js";

let stage: Stage;
afterEach(() => stage?.close());

const quick = { skipFiles: true };
const desk = () => {
	const { helpdesk } = stage.double.workspace.content;
	if (helpdesk === undefined) throw new Error("Annex B has a help desk");
	return helpdesk;
};
const base = "/website/{w}/helpdesk";

describe("images of articles", () => {
	test("are fetched like any file, from the hosts of Crisp and from no other", async () => {
		stage = await startStage({ workspace: smallWorkspace() });
		const elsewhere = "http://127.0.0.1:9/beacon.png";
		const page = desk().pages.find(({ path }) => path === "orders/returns.md");
		if (page !== undefined) page.content += `\n![Map](${elsewhere})\n`;
		await stage.backup();
		const map = `${stage.double.filesUrl}users/helpdesk/website/7d1c/map_a1b2.png`;
		const article = stage.archive.entity("article", "en/articles/orders/delivery/shipping-policy.md");
		expect(article?.imageIds).toEqual([map]);
		expect(stage.archive.attachment(AttachmentId.parse(map))).toMatchObject({ state: "stored", mimeType: "image/png" });
		expect(stage.archive.attachment(AttachmentId.parse(elsewhere))).toMatchObject({ state: "refused" });
		expect(stage.double.fileRequests().withCredentials).toBe(0);
	});

	test("of the old help desk too", async () => {
		stage = await startStage({
			workspace: smallWorkspace(),
			quirks: { treeHelpdesk: "gone", legacyHelpdesk: "works" },
		});
		await stage.backup();
		const map = `${stage.double.filesUrl}users/helpdesk/website/7d1c/map_a1b2.png`;
		expect(stage.archive.attachment(AttachmentId.parse(map))).toMatchObject({ state: "stored" });
	});
});

describe("a folder whose content the tree leaves out", () => {
	const cut: Partial<CrispQuirks> = { treeLevels: 1, subPath: "ignored" };

	test("is a gap when neither sub_path nor the flat list brings it, told by its name", async () => {
		stage = await startStage({ workspace: smallWorkspace(), quirks: { ...cut, pageList: "gone" } });
		const first = await stage.backup(quick);
		expect(first.status).toBe("incomplete");
		const told = [...stage.archive.outcomes(first.runId)].filter(({ reason }) => reason === "folder-unread");
		expect(told.map(({ id }) => id).sort()).toEqual([
			"en/articles/internal",
			"en/articles/orders",
			"zh-cn/articles/订单",
		]);
		for (const { text } of told) expect(text?.en).toContain("could not be listed");
		// Nothing is taken for gone by a run that could not look.
		stage.double.quirks.pageList = "works";
		expect((await stage.backup(quick)).status).toBe("done");
		const before = held(stage.archive, "helpdesk-page");
		expect(before).toHaveLength(desk().pages.length);
		stage.double.quirks.pageList = "gone";
		stage.clock.at += 86_400_000;
		expect((await stage.backup(quick)).status).toBe("incomplete");
		expect(held(stage.archive, "helpdesk-page")).toEqual(before);
	});

	test("is none when the flat list names its pages", async () => {
		stage = await startStage({ workspace: smallWorkspace(), quirks: cut });
		const result = await stage.backup(quick);
		expect(result.status).toBe("done");
		expect(held(stage.archive, "helpdesk-page")).toEqual(
			desk()
				.pages.map((page) => `${page.locale}/${page.type}/${page.path}`)
				.sort(),
		);
	});

	test("stays a gap in a run that only goes on with the sweep", async () => {
		const quirks: Partial<CrispQuirks> = { ...cut, pageList: "gone" };
		stage = await startStage({ workspace: smallWorkspace(), quirks });
		const { requests } = await stage.backup(quick);
		await stage.close();
		stage = await startStage({ workspace: smallWorkspace(), quirks });
		// The last requests look for what changed meanwhile: the help desk has been read by then.
		expect((await stage.backup({ ...quick, maxRequests: requests - 1 })).status).toBe("stopped");
		expect(held(stage.archive, "helpdesk-tree")).toHaveLength(2);
		expect((await stage.backup(quick)).status).toBe("incomplete");
	});
});

describe("where no tree answers, the old routes", () => {
	const old: Partial<CrispQuirks> = { treeHelpdesk: "gone", legacyHelpdesk: "works" };
	const articleList = `${base}/locale/{locale}/articles/{page}`;
	const article = `${base}/locale/{locale}/article/{id}`;

	/** What of an article or category does not hang on how it is addressed. */
	const inside = (from: Stage) => {
		const { archive } = from;
		const category = (id: string | undefined) => {
			const found = id === undefined ? undefined : archive.entity("category", id);
			return found === undefined
				? undefined
				: [found.parentId && archive.entity("category", found.parentId)?.title, found.title];
		};
		return {
			articles: [...archive.entities("article")]
				.map((one) => ({
					locale: one.locale,
					title: one.title,
					markdown: one.markdown.replaceAll(/http:\/\/[^/]+/g, ""),
					images: one.imageIds.length,
					status: one.status,
					hidden: one.hidden,
					featured: one.featured,
					folder: category(one.categoryId),
				}))
				.sort((one, other) => one.title.localeCompare(other.title)),
			categories: [...archive.entities("category")].map((one) => `${one.locale} ${one.title}`).sort(),
		};
	};

	test("bring the same entities as the tree", async () => {
		stage = await startStage({ workspace: smallWorkspace() });
		await stage.backup(quick);
		const tree = inside(stage);
		await stage.close();
		stage = await startStage({ workspace: smallWorkspace(), quirks: old });
		const result = await stage.backup(quick);
		expect(result.status).toBe("done");
		expect(inside(stage)).toEqual(tree);
		expect(tree.articles).toHaveLength(5);
		const left = stage.archive.notExported().filter(({ reason }) => reason !== "tier");
		expect(left.filter(({ resource }) => resource.startsWith("helpdesk"))).toEqual([]);
		expect(held(stage.archive, "helpdesk-feedback")).toHaveLength(2);
	});

	test("are asked for the text of new and changed articles only", async () => {
		stage = await startStage({ workspace: smallWorkspace(), quirks: { ...old, listPageSize: 2 } });
		await stage.backup(quick);
		expect(stage.double.requestCount(article)).toBe(5);
		const [page] = desk().pages;
		if (page === undefined) throw new Error("there are pages");
		Object.assign(page, { content: "# Other", createdAt: page.createdAt + 5 });
		desk().pages.splice(3, 1);
		stage.clock.at += 86_400_000;
		await stage.backup(quick);
		expect(stage.double.requestCount(article)).toBe(6);
		expect(held(stage.archive, "helpdesk-article")).toHaveLength(4);
		expect([...stage.archive.entities("article")].map(({ markdown }) => markdown)).toContain("# Other");
	});

	test("give way to the tree once it answers: every article is there once", async () => {
		stage = await startStage({ workspace: smallWorkspace(), quirks: old });
		await stage.backup(quick);
		stage.double.quirks.treeHelpdesk = "works";
		stage.clock.at += 86_400_000;
		await stage.backup(quick);
		expect(stage.archive.countEntities("article")).toBe(5);
		expect(held(stage.archive, "helpdesk-article")).toEqual([]);
		expect(held(stage.archive, "helpdesk-page")).toHaveLength(5);
	});

	test("are not asked where a tree was read before: that 404 is trouble", async () => {
		stage = await startStage({ workspace: smallWorkspace(), quirks: { legacyHelpdesk: "works" } });
		await stage.backup(quick);
		stage.double.quirks.treeHelpdesk = "gone";
		stage.clock.at += 86_400_000;
		await stage.backup(quick);
		expect(stage.double.requestCount(articleList)).toBe(0);
		expect(stage.archive.countEntities("article")).toBe(5);
	});

	test("and where they are gone too, the help desk is said to be out of reach", async () => {
		stage = await startStage({ workspace: smallWorkspace(), quirks: { treeHelpdesk: "gone" } });
		await stage.backup(quick);
		expect(stage.archive.notExported().find(({ resource }) => resource === "helpdesk-tree")).toMatchObject({
			reason: "no-route",
		});
	});

	test("are stopped and gone on with", async () => {
		stage = await startStage({ workspace: smallWorkspace(), quirks: { ...old, listPageSize: 2 } });
		let status = "";
		for (let runs = 0; status !== "done" && runs < 100; runs++) {
			stage.reopen();
			({ status } = await stage.backup({ ...quick, maxRequests: 35 }));
		}
		expect(status).toBe("done");
		expect(stage.archive.countEntities("article")).toBe(5);
		// One that a limit cut between its three requests is read again.
		expect(stage.double.requestCount(article)).toBeLessThan(8);
	}, 60_000);
});

describe("what goes with the articles", () => {
	test("the history of changes and what readers said, each page of it; later only what is new", async () => {
		stage = await startStage({ workspace: smallWorkspace(), quirks: { listPageSize: 2 } });
		await stage.backup(quick);
		const raws = (resource: string) => [...stage.archive.records({ resource })].map(({ raw }) => raw);
		expect(raws("helpdesk-feedback")).toHaveLength(2);
		expect(raws("helpdesk-feedback")).toEqual(expect.arrayContaining(desk().feedback.map(({ item }) => item)));
		expect(held(stage.archive, "helpdesk-change")).toEqual(desk().changes.map((change) => change.change_id));
		const list = `${base}/feedback/list/{locale}/{type}/{page}`;
		const history = `${base}/history/changes/{page}`;
		const before = [list, history].map((route) => stage.double.requestCount(route));
		stage.clock.at += 86_400_000;
		await stage.backup(quick);
		expect([list, history].map((route) => stage.double.requestCount(route))).toEqual([before[0], (before[1] ?? 0) + 1]);
		desk().feedback.push({
			locale: "en",
			type: "articles",
			item: { rating: "helpful", comment: "late", created_at: stage.clock.at },
		});
		stage.clock.at += 86_400_000;
		await stage.backup(quick);
		expect(held(stage.archive, "helpdesk-feedback")).toHaveLength(3);
	});

	test("a history that is told oldest first is read to its end each time", async () => {
		stage = await startStage({ workspace: smallWorkspace(), quirks: { listPageSize: 2 } });
		for (const [index, change] of desk().changes.entries()) change.created_at = 1_760_000_000_000 + index;
		await stage.backup(quick);
		const [page] = desk().pages;
		if (page !== undefined) page.content = "# Rewritten";
		desk().changes.push({ ...desk().changes[0], change_id: "late", created_at: 1_760_000_000_999 });
		stage.clock.at += 86_400_000;
		await stage.backup(quick);
		expect(held(stage.archive, "helpdesk-change")).toContain("late");
		expect([...stage.archive.entities("article")].map(({ markdown }) => markdown)).toContain("# Rewritten");
	});
});
