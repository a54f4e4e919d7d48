import type { FileRef } from "../../../src/adapter/contract.js";
import { created, difference, existing, updated } from "../../../src/adapter/kind-handlers.js";
import type { Answer } from "../client.js";
import { type Row, recordOf, rowsOf } from "../wire.js";
import { accountRoute, type Call, fileName, filePart, type Handler, refused, type Session } from "./handler.js";
import { expectGone } from "./simple-records.js";

const route = accountRoute("/portals");

export const portalHandler: Handler = {
	async perform(call) {
		const { session, payload } = call;
		const answer = await session.client.send("POST", `${session.base}/portals`, route, payload);
		const slug = recordOf(answer.json).slug;
		if (answer.status < 300 && slug !== undefined) return created(call, { kind: "portal", id: String(slug) });
		const found = answer.status === 422 ? await portalRow(call) : undefined;
		return found === undefined ? refused(call, answer) : existing(call, { kind: "portal", id: String(found.slug) });
	},
	async update(call, ref) {
		const { slug: _slug, ...portal } = call.payload.portal as Row;
		if ((await portalBySlug(call.session, ref.id)) === undefined) return refused(call, gone);
		const path = `${call.session.base}/portals/${ref.id}`;
		const answer = await call.session.client.send("PATCH", path, `${route}/{p}`, { portal }, { idempotent: true });
		return answer.status < 300 ? updated(call, ref) : refused(call, answer);
	},
	async locate(call) {
		const row = await portalRow(call);
		// One of another name is somebody else's: undo must not delete it.
		const ours = row?.name === (call.payload.portal as Row).name;
		return row === undefined || !ours ? undefined : { kind: "portal", id: String(row.slug) };
	},
	async read(call, ref) {
		const row = await portalBySlug(call.session, ref.id);
		return row && { differences: difference([], "name", (call.payload.portal as Row).name, row.name) };
	},
	async revert(session, ref) {
		if ((await portalBySlug(session, ref.id)) === undefined) return;
		const answer = await session.client.send("DELETE", `${session.base}/portals/${ref.id}`, `${route}/{p}`);
		expectGone(answer.status, `${route}/{p}`);
	},
};

export const categoryHandler: Handler = {
	async perform(call) {
		const { session, payload } = call;
		const path = `${session.base}/portals/${payload.portal}/categories`;
		const answer = await session.client.send("POST", path, `${route}/{p}/categories`, { category: payload.category });
		const id = recordOf(answer.json).id;
		if (answer.status < 300 && id !== undefined) return created(call, categoryRef(call, id));
		const found = answer.status === 422 ? await this.locate(call) : undefined;
		return found === undefined ? refused(call, answer) : existing(call, found);
	},
	async update(call, ref) {
		if ((await portalBySlug(call.session, String(ref.extra?.portal))) === undefined) return refused(call, gone);
		const path = `${call.session.base}/portals/${ref.extra?.portal}/categories/${ref.id}`;
		const body = { category: call.payload.category };
		const answer = await call.session.client.send("PATCH", path, `${route}/{p}/categories/{c}`, body, {
			idempotent: true,
		});
		return answer.status < 300 ? updated(call, ref) : refused(call, answer);
	},
	async locate(call) {
		const wanted = call.payload.category as Row;
		const row = (await categories(call)).find((one) => one.slug === wanted.slug);
		return row === undefined ? undefined : categoryRef(call, row.id);
	},
	async read(call, ref) {
		const row = (await categories(call)).find((one) => String(one.id) === ref.id);
		return row && { differences: difference([], "title", (call.payload.category as Row).name, row.name) };
	},
	async revert(session, ref) {
		if ((await portalBySlug(session, String(ref.extra?.portal))) === undefined) return;
		const path = `${session.base}/portals/${ref.extra?.portal}/categories/${ref.id}`;
		const answer = await session.client.send("DELETE", path, `${route}/{p}/categories/{c}`);
		expectGone(answer.status, `${route}/{p}/categories/{c}`);
	},
};

export const articleHandler: Handler = {
	async perform(call) {
		const path = `${call.session.base}/portals/${call.payload.portal}/articles`;
		const body = { article: await articleBody(call) };
		const answer = await call.session.client.send("POST", path, `${route}/{p}/articles`, body);
		const id = recordOf(answer.json).id;
		if (answer.status >= 300 || id === undefined) return refused(call, answer);
		return created(call, articleRef(call, id));
	},
	async update(call, ref) {
		const path = `${call.session.base}/portals/${ref.extra?.portal}/articles/${ref.id}`;
		const body = { article: await articleBody(call) };
		const answer = await call.session.client.send("PATCH", path, `${route}/{p}/articles/{a}`, body, {
			idempotent: true,
		});
		return answer.status < 300 ? updated(call, articleRef(call, ref.id)) : refused(call, answer);
	},
	async locate(call) {
		const wanted = call.payload.article as Row;
		const base = `${call.session.base}/portals/${call.payload.portal}/articles`;
		for (let page = 1; ; page++) {
			const answer = await call.session.client.get(
				`${base}?locale=${wanted.locale}&page=${page}`,
				`${route}/{p}/articles`,
			);
			const rows = rowsOf(answer.json);
			const row = rows.find((one) => one.slug === wanted.slug);
			if (row !== undefined) return articleRef(call, row.id);
			if (rows.length === 0) return undefined;
		}
	},
	async read(call, ref) {
		const path = `${call.session.base}/portals/${ref.extra?.portal}/articles/${ref.id}`;
		const answer = await call.session.client.get(path, `${route}/{p}/articles/{a}`);
		if (answer.status === 404) return undefined;
		const found = recordOf(answer.json);
		const wanted = await articleBody(call);
		const differences = difference([], "title", wanted.title, found.title);
		difference(differences, "markdown", wanted.content, found.content);
		return { differences: difference(differences, "status", wanted.status, found.status) };
	},
	async revert(session, ref) {
		const path = `${session.base}/portals/${ref.extra?.portal}/articles/${ref.id}`;
		const answer = await session.client.send("DELETE", path, `${route}/{p}/articles/{a}`);
		expectGone(answer.status, `${route}/{p}/articles/{a}`);
	},
};

/** An image of an article. An upload that nothing uses is invisible, so a lost one is simply sent again. */
export const uploadHandler: Handler = {
	async perform(call) {
		const file = call.payload.attachment as FileRef;
		const form = new FormData();
		form.append("attachment", await filePart(call.session, file), fileName(file));
		const answer = await call.session.client.send("POST", `${call.session.base}/upload`, accountRoute("/upload"), form);
		const row = recordOf(answer.json);
		if (answer.status >= 300 || typeof row.file_url !== "string") return refused(call, answer);
		return created(call, { kind: "upload", id: String(row.blob_id ?? row.file_url), extra: { url: row.file_url } });
	},
	locate: async () => undefined,
};

/** The article with the addresses of its uploaded images and, unless mapped, the token's user as author. */
async function articleBody(call: Call): Promise<Row> {
	const article = { ...(call.payload.article as Row) };
	let content = String(article.content);
	for (const image of (call.operation.payload as { images: { from: string; to: { $ref?: string } }[] }).images) {
		const url = image.to.$ref === undefined ? undefined : call.refs.get(image.to.$ref).extra?.url;
		if (url !== undefined) content = content.replaceAll(image.from, url);
	}
	return { ...article, content, author_id: article.author_id ?? (await call.session.userId()) };
}

const portalRow = (call: Call) => portalBySlug(call.session, String((call.payload.portal as Row).slug));

/** Looked up in the list: Chatwoot answers 500, not 404, for a portal that is gone and for its categories. */
async function portalBySlug(session: Session, slug: string): Promise<Row | undefined> {
	const answer = await session.client.get(`${session.base}/portals`, route);
	return rowsOf(answer.json).find((portal) => portal.slug === slug);
}

const gone: Answer = { status: 404, json: undefined, attributes: [], message: "" };

async function categories(call: Call): Promise<Row[]> {
	if ((await portalBySlug(call.session, String(call.payload.portal))) === undefined) return [];
	const locale = String((call.payload.category as Row).locale);
	const path = `${call.session.base}/portals/${call.payload.portal}/categories?locale=${locale}`;
	return rowsOf((await call.session.client.get(path, `${route}/{p}/categories`)).json);
}

const categoryRef = (call: Call, id: unknown) => ({
	kind: "category",
	id: String(id),
	extra: { portal: String(call.payload.portal) },
});
const articleRef = (call: Call, id: unknown) => {
	const { created_at_ms: created, updated_at_ms: updated } = (call.payload.times ?? {}) as Row;
	return {
		kind: "article",
		id: String(id),
		extra: {
			portal: String(call.payload.portal),
			...(created === undefined ? {} : { createdAtMs: String(created) }),
			...(updated === undefined ? {} : { updatedAtMs: String(updated) }),
		},
	};
};
