import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ChatwootDouble, chatwootDoubleFlags, defaultChatwootQuirks } from "../../../adapters/chatwoot/double.js";
import { movingClock } from "../target-session.js";
import { startTestDouble } from "./subject.js";

// biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON of any shape here
type Answer = { status: number; type: string; json: any };

describe("the double of Chatwoot", () => {
	const clock = movingClock();
	let double: ChatwootDouble;
	beforeEach(async () => {
		double = await startTestDouble({ clock });
	});
	afterEach(() => double.close());

	async function call(method: string, path: string, body?: unknown, token = double.apiToken): Promise<Answer> {
		const response = await fetch(`${double.baseUrl}${path}`, {
			method,
			headers: { "api-access-token": token, "content-type": "application/json" },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		const type = response.headers.get("content-type") ?? "";
		return { status: response.status, type, json: type.includes("json") ? JSON.parse(text) : text };
	}
	const post = (path: string, body: unknown, token?: string) => call("POST", `/api/v1/accounts/1${path}`, body, token);
	const get = (path: string, token?: string) => call("GET", `/api/v1/accounts/1${path}`, undefined, token);
	const inbox = async (more: object = {}) =>
		(await post("/inboxes", { name: "A", channel: { type: "api" }, lock_to_single_conversation: true, ...more })).json
			.id;
	const contact = async (more: object = {}) =>
		(await post("/contacts", { name: "Lin", ...more })).json.payload.contact.id;
	const talk = async (more: object = {}) => {
		const body = { inbox_id: await inbox(), contact_id: await contact(), source_id: "s1", status: "pending", ...more };
		return { body, ...(await post("/conversations", body)).json };
	};

	it("tells its version to anybody and the role to the token's owner", async () => {
		expect(await (await fetch(`${double.baseUrl}/api`)).json()).toMatchObject({ version: "4.10.1" });
		expect((await call("GET", "/api/v1/profile", undefined, double.tokens.agent)).json.accounts[0].role).toBe("agent");
	});

	it("takes the token under both spellings of the header and refuses others with Chatwoot's bodies", async () => {
		const get = (headers: Record<string, string>) => fetch(`${double.baseUrl}/api/v1/profile`, { headers });
		expect((await get({ api_access_token: double.apiToken })).status).toBe(200);
		expect(await (await get({})).json()).toHaveProperty("errors");
		expect(await (await get({ api_access_token: "no" })).json()).toEqual({ error: "Invalid Access Token" });
		expect((await post("/labels", { title: "ab" }, double.tokens.agent)).status).toBe(401);
		expect((await post("/contacts", { name: "x" }, double.tokens.bot)).json.error).toContain("bots");
	});

	it("names refused fields and compares e-mail addresses without regard to case", async () => {
		await contact({ email: "Lin@customer.example" });
		const again = await post("/contacts", { email: "LIN@customer.example" });
		expect(again).toMatchObject({ status: 422, json: { attributes: ["email"] } });
		expect((await post("/contacts", { phone_number: "0199" })).json.attributes).toEqual(["phone_number"]);
	});

	it("breaks with an HTML page on the second empty identifier", async () => {
		await contact({ identifier: "" });
		expect(await post("/contacts", { identifier: "" })).toMatchObject({
			status: 500,
			type: expect.stringContaining("html"),
		});
	});

	it("lists 15 contacts a page, without anonymous ones", async () => {
		for (let n = 0; n < 17; n++) await contact({ identifier: `id-${n}` });
		await contact();
		expect((await get("/contacts")).json).toMatchObject({ meta: { count: 17 }, payload: { length: 15 } });
		expect((await get("/contacts?page=2")).json.payload).toHaveLength(2);
	});

	it("ties a contact inbox to one contact and finds it exactly", async () => {
		const inbox_id = await inbox();
		const first = await contact({ inbox_id, source_id: "s1" });
		const second = await contact();
		expect((await post(`/contacts/${first}/contact_inboxes`, { inbox_id, source_id: "s1" })).status).toBe(200);
		expect((await post(`/contacts/${second}/contact_inboxes`, { inbox_id, source_id: "s1" })).status).toBe(500);
		expect((await post("/conversations", { inbox_id, contact_id: second, source_id: "s1" })).status).toBe(422);
		expect((await post("/contact_inboxes/filter", { inbox_id, source_id: "s1" })).json.id).toBe(first);
		expect(await post("/contact_inboxes/filter", { inbox_id, source_id: "s2" })).toMatchObject({
			status: 404,
			json: "",
		});
	});

	it("gives the first conversation again in an inbox locked to one", async () => {
		const first = await talk();
		expect((await post("/conversations", first.body)).json.id).toBe(first.id);
		expect(double.data.conversations).toHaveLength(1);
	});

	it("lists open conversations unless asked for all, and resolves those of blocked contacts", async () => {
		const { body } = await talk();
		expect((await get("/conversations")).json.data.payload).toHaveLength(0);
		expect((await get("/conversations?status=all&source_id=s1")).json.data.payload).toHaveLength(1);
		await call("PUT", `/api/v1/accounts/1/contacts/${body.contact_id}`, { blocked: true });
		expect((await post("/conversations", { ...body, source_id: "s2" })).json.status).toBe("resolved");
	});

	it("refuses long strings and millisecond times in a conversation's attributes", async () => {
		const { body } = await talk();
		for (const value of ["x".repeat(1501), 1_700_000_000_000]) {
			const answer = await post("/conversations", { ...body, source_id: "s3", custom_attributes: { value } });
			expect(answer).toMatchObject({ status: 422, json: { attributes: ["custom_attributes"] } });
		}
	});

	it("reopens a resolved conversation on an incoming message and writes grey lines afterwards", async () => {
		const { id } = await talk();
		await post(`/conversations/${id}/toggle_status`, { status: "resolved" });
		await post(`/conversations/${id}/messages`, { content: "hi", message_type: "incoming" });
		expect((await get(`/conversations/${id}`)).json.status).toBe("open");
		const lines = (await get(`/conversations/${id}/messages?after=0`)).json.payload;
		expect(lines.filter((one: { message_type: number }) => one.message_type === 2)).toHaveLength(2);
	});

	it("renders templates in outgoing text only", async () => {
		const { id } = await talk();
		const send = async (message_type: string) =>
			(await post(`/conversations/${id}/messages`, { content: "Hi {{ name }}!", message_type })).json.content;
		expect(await send("outgoing")).toBe("Hi !");
		expect(await send("incoming")).toBe("Hi {{ name }}!");
	});

	it("names both ids of the message replied to, and neither when there is none", async () => {
		const { id } = await talk();
		const path = `/conversations/${id}/messages`;
		const first = (await post(path, { content: "x", source_id: "m1" })).json.id;
		const reply = async (source: string) =>
			(await post(path, { content: "y", content_attributes: { in_reply_to_external_id: source } })).json
				.content_attributes;
		expect(await reply("m1")).toEqual({ in_reply_to_external_id: "m1", in_reply_to: first });
		expect(await reply("m2")).toEqual({ in_reply_to_external_id: null, in_reply_to: null });
	});

	it("answers 404 for an account it does not have", async () => {
		expect((await call("GET", "/api/v1/accounts/999/inboxes")).status).toBe(404);
	});

	it("does not store a changed note that is too long, though the answer shows it", async () => {
		const id = await contact();
		const note = (await post(`/contacts/${id}/notes`, { note: { content: "n1" } })).json.id;
		const content = "x".repeat(20_001);
		const answer = await call("PATCH", `/api/v1/accounts/1/contacts/${id}/notes/${note}`, { note: { content } });
		expect(answer).toMatchObject({ status: 200, json: { content } });
		expect((await get(`/contacts/${id}/notes`)).json[0].content).toBe("n1");
	});

	it("sends as the token's user when it does not know the bot", async () => {
		const { id } = await talk();
		const body = { content: "x", message_type: "outgoing", sender_type: "AgentBot", sender_id: 987_654 };
		expect((await post(`/conversations/${id}/messages`, body)).json.sender).toMatchObject({ id: 1, type: "user" });
	});

	it("loses a time beside content_attributes, and before 4.9 nearly all of these", async () => {
		const { id } = await talk();
		const body = { content: "x", external_created_at: 5, content_attributes: { a: 1 } };
		expect((await post(`/conversations/${id}/messages`, body)).json.content_attributes).toEqual({ a: 1 });
		double.quirks.version = "4.8.0";
		expect((await post(`/conversations/${id}/messages`, body)).json.content_attributes).toEqual({
			external_created_at: 5,
		});
	});

	it("refuses a NUL wherever it stands, but not the six characters that write one", async () => {
		const { id } = await talk();
		const send = async (body: object) => (await post(`/conversations/${id}/messages`, body)).status;
		expect(await send({ content: "a\u0000b" })).toBe(422);
		expect(await send({ content: "x", content_attributes: { deep: [{ key: "a\u0000b" }] } })).toBe(422);
		expect(await send({ content: "a\\u0000b" })).toBe(200);
	});

	it("takes 200 messages a minute in one conversation, and equal source ids twice", async () => {
		const { id } = await talk();
		double.quirks.messagesPerMinute = 2;
		const send = () => post(`/conversations/${id}/messages`, { content: "x", source_id: "same" });
		expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
		expect(await send()).toMatchObject({ status: 422, json: { error: expect.stringContaining("Too many messages") } });
		await clock.sleep(60_001);
		expect((await send()).status).toBe(200);
	});

	it("reads messages forward by 100 and otherwise the newest 20", async () => {
		const { id } = await talk();
		for (let n = 0; n < 120; n++) await post(`/conversations/${id}/messages`, { content: `${n}` });
		const first = (await get(`/conversations/${id}/messages?after=0`)).json.payload;
		expect(first).toHaveLength(100);
		expect((await get(`/conversations/${id}/messages`)).json.payload).toHaveLength(20);
		expect((await get(`/conversations/${id}/messages?after=${first.at(-1).id}`)).json.payload).toHaveLength(20);
	});

	it("hands out files to whoever has their address, by way of another that ends after five minutes", async () => {
		const { id } = await talk();
		const form = new FormData();
		form.append("attachments[]", new Blob(["bytes"], { type: "application/pdf" }), "发票 1.pdf");
		await fetch(`${double.baseUrl}/api/v1/accounts/1/conversations/${id}/messages`, {
			method: "POST",
			headers: { "api-access-token": double.apiToken },
			body: form,
		});
		const read = async (url: string) => {
			const answer = await fetch(url, { redirect: "manual" });
			return { status: answer.status, to: answer.headers.get("location") ?? "", body: await answer.text() };
		};
		const [file] = (await get(`/conversations/${id}/messages?after=0`)).json.payload[0].attachments;
		expect(file).toMatchObject({ file_size: 5, data_url: expect.stringMatching(/%E5%8F%91%E7%A5%A8%201\.pdf$/) });
		const first = await read(file.data_url);
		expect(first.status).toBe(302);
		expect(await read(first.to)).toMatchObject({ status: 200, body: "bytes" });
		await clock.sleep(301_000);
		expect(await read(first.to)).toMatchObject({ status: 404, body: "" });
		expect((await read(file.data_url)).status).toBe(302);
		expect((await read(file.data_url.replace("--", "--0"))).status).toBe(404);
		// The row keeps the size of what was uploaded, whatever became of the bytes.
		for (const one of double.data.messages[0]?.attachments ?? []) delete one.bytes;
		const { to } = await read(file.data_url);
		expect((await read(to)).status).toBe(404);
		const [lost] = (await get(`/conversations/${id}/messages?after=0`)).json.payload[0].attachments;
		expect(lost.file_size).toBe(5);
	});

	it("checks titles of labels and takes unknown labels on records", async () => {
		// Marks, as the vowels of Hindi are, are neither letters nor digits.
		for (const title of ["x", "a b", "-a", "a,b", "ग्राहक"])
			expect((await post("/labels", { label: { title } })).status).toBe(422);
		expect((await post("/labels", { label: { title: "VIP" } })).json.title).toBe("vip");
		const { id } = await talk();
		expect((await post(`/conversations/${id}/labels`, { labels: ["unknown"] })).json.payload).toEqual(["unknown"]);
	});

	it("has the portal's quirks", async () => {
		const portal = { name: "P", slug: "p", config: { allowed_locales: ["en"] } };
		expect((await post("/portals", { portal })).status).toBe(500);
		expect((await post("/portals", { portal: { ...portal, custom_domain: "" } })).status).toBe(200);
		const category = { name: "C", slug: "c", locale: "fr" };
		expect((await post("/portals/p/categories", { category })).json.attributes).toEqual(["locale"]);
		const article = { title: "T", slug: "t", content: "x", author_id: 1, locale: "en" };
		expect((await post("/portals/p/articles", { article: { ...article, author_id: undefined } })).status).toBe(422);
		expect((await post("/portals/p/articles", { article: { ...article, content: "x".repeat(20_001) } })).status).toBe(
			422,
		);
		expect((await post("/portals/p/articles", { article })).status).toBe(200);
		expect((await post("/portals/p/articles", { article })).status).toBe(500);
	});

	it("breaks on a portal that is gone and on its categories, not on its articles", async () => {
		const del = async (path: string) => (await call("DELETE", `/api/v1/accounts/1${path}`)).status;
		expect([await del("/portals/gone"), await del("/portals/gone/categories/1")]).toEqual([500, 500]);
		expect((await get("/portals/gone/categories?locale=en")).status).toBe(500);
		expect(await del("/portals/gone/articles/1")).toBe(404);
	});

	it("throttles on aligned windows with plain text and no time, when told to", async () => {
		double.quirks.throttle = true;
		double.quirks.requestsPerMinute = 2;
		await clock.sleep(60_000 - (clock.now() % 60_000));
		expect([(await get("/labels")).status, (await get("/labels")).status]).toEqual([200, 200]);
		const third = await fetch(`${double.baseUrl}/api`);
		expect([third.status, third.headers.get("retry-after"), await third.text()]).toEqual([429, null, "Retry later\n"]);
		await clock.sleep(60_000);
		expect((await get("/labels")).status).toBe(200);
	});

	it("counts what was created by route", async () => {
		await talk();
		expect(double.created).toEqual({ "/inboxes": 1, "/contacts": 1, "/conversations": 1 });
	});

	it("describes each of its switches in both languages", () => {
		expect(chatwootDoubleFlags.map((flag) => [flag.name, flag.default])).toEqual(Object.entries(defaultChatwootQuirks));
		for (const flag of chatwootDoubleFlags) expect(flag.description["zh-CN"]).toMatch(/\p{Script=Han}/u);
	});
});
