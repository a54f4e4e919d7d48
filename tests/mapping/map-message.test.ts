import { describe, expect, it } from "vitest";
import { mapRecord } from "../../src/mapping/map-record.js";
import type { Message } from "../../src/model/index.js";
import { sheetRecord, workspaceId } from "./sheet-records.js";

const session = "session_3b0f6f0e-0c2a-4d0c-8f55-9b7a3e1d2c41";
const leo = "5c2f8d44-7f3a-4a10-8b53-3f2d0a9c6b77";

function map(raw: object, related: Record<string, unknown> = {}, fingerprint = "1") {
	const result = mapRecord("message", raw, {
		workspaceId,
		id: `${session}/${fingerprint}`,
		parent: session,
		related,
	});
	return { ...result, message: result.entities[0] as Message, codes: result.problems.map((problem) => problem.code) };
}

const base = { type: "text", from: "user", content: "hi", fingerprint: 1, timestamp: 1760428800512 };

describe("the map of a message", () => {
	it("keeps every type of the sheet, with its direction and author", () => {
		const seen = Array.from({ length: 10 }, (_, nth) => {
			const message = map(sheetRecord("message", nth).raw as object).message;
			return [message.parts[0]?.type, message.direction, message.author.type];
		});
		expect(seen).toEqual([
			["text", "incoming", "contact"],
			["event", "system", "workspace"],
			["note", "internal", "agent"],
			["file", "outgoing", "agent"],
			["animation", "outgoing", "agent"],
			["audio", "incoming", "contact"],
			["picker", "outgoing", "workspace"],
			["field", "outgoing", "workspace"],
			["carousel", "outgoing", "workspace"],
			["text", "incoming", "contact"],
		]);
	});

	it("takes an image by its MIME type, and an animation that is a GIF stays one", () => {
		const file = (type: string, mime: string) =>
			map({ ...base, type, content: { url: "https://storage.crisp.chat/a", type: mime, name: "a" } }).message.parts[0]
				?.type;
		expect([file("file", "image/png"), file("file", "IMAGE/JPEG"), file("file", "application/pdf")]).toEqual([
			"image",
			"image",
			"file",
		]);
		expect(file("animation", "image/gif")).toBe("animation");
	});

	it("lists files with web addresses only, and keeps the part of any other", () => {
		const good = map({ ...base, type: "file", content: { url: "https://storage.crisp.chat/a", name: "a.pdf" } });
		expect(good.attachments).toEqual([
			{ id: "https://storage.crisp.chat/a", url: "https://storage.crisp.chat/a", name: "a.pdf" },
		]);
		for (const url of ["javascript:alert(1)", "file:///etc/passwd", "http://", "data:text/html,x"]) {
			const bad = map({ ...base, type: "file", content: { url } });
			expect(bad.attachments).toEqual([]);
			expect(bad.codes).toEqual(["file-address"]);
			expect(bad.message.parts[0]).toMatchObject({ type: "file", url });
		}
	});

	it("keeps content it cannot read as JSON instead of losing it", () => {
		const wrong = [
			["text", { rich: "x" }],
			["note", 3],
			["file", "https://storage.crisp.chat/a"],
			["picker", { text: "?", choices: "a,b" }],
			["carousel", { text: "", targets: [1] }],
			["field", { text: "?", value: ["a"] }],
		] as const;
		for (const [type, content] of wrong) {
			const { message, codes } = map({ ...base, type, content });
			expect(message.parts).toEqual([{ type: "unknown", sourceType: type, json: content }]);
			expect(codes).toEqual(["content-shape"]);
		}
		const hologram = map({ ...base, type: "hologram", content: { depth: 3 } });
		expect(hologram.message.parts).toEqual([{ type: "unknown", sourceType: "hologram", json: { depth: 3 } }]);
		expect(hologram.codes).toEqual(["message-type-unknown"]);
	});

	it("keeps odd fingerprints, numbers or texts", () => {
		expect(map({ ...base, fingerprint: -333 }, {}, "-333").message).toMatchObject({
			id: `${session}/-333`,
			fingerprint: "-333",
		});
		expect(map({ ...base, fingerprint: "abc" }, {}, "abc").message.fingerprint).toBe("abc");
		expect(map({ ...base, fingerprint: null }, {}, "77").message.fingerprint).toBe("77");
	});

	it("keeps the text exactly, also when it is empty or long", () => {
		for (const content of ["", " \n", "你好 👩‍👩‍👧 \u202Eabc", "x".repeat(100_000)])
			expect(map({ ...base, content }).message.parts).toEqual([{ type: "text", text: content }]);
	});

	it("leaves out a time that is none and says so", () => {
		for (const timestamp of [1760428800, "1760428800512", Number.NaN, -5, 1e300, true]) {
			const { message, codes } = map({ ...base, timestamp });
			expect("sentAtMs" in message).toBe(false);
			expect(codes).toEqual(["time-invalid"]);
		}
		for (const timestamp of [null, "", {}, undefined]) expect(map({ ...base, timestamp }).codes).toEqual([]);
	});

	it("keeps the names of agents who left, and calls automated messages the workspace's", () => {
		const operator = { ...base, from: "operator" };
		expect(map({ ...operator, user: { user_id: "gone-1", nickname: "Old Hand" } }).message.author).toEqual({
			type: "agent",
			agentId: "gone-1",
			name: "Old Hand",
		});
		expect(map({ ...operator, user: { nickname: "Imported Agent" } }).message.author).toEqual({
			type: "agent",
			name: "Imported Agent",
		});
		expect(map({ ...operator, automated: true }).message.author).toEqual({ type: "workspace" });
		expect(map({ ...operator, automated: true, user: { type: "website", nickname: "Bot" } }).message.author).toEqual({
			type: "workspace",
			name: "Bot",
		});
		expect(map({ ...base, user: { type: "participant", nickname: "Boss" } }).message.author).toEqual({
			type: "participant",
			name: "Boss",
		});
	});

	it("names the contact when the conversation is at hand", () => {
		const raw = { ...base, user: { user_id: session, nickname: "Dana" } };
		expect(map(raw).message.author).toEqual({ type: "contact", name: "Dana" });
		expect(map(raw, { conversation: { people_id: "p1" } }).message.author).toMatchObject({ contactId: "p1" });
		expect(map(raw, { conversation: {} }).message.author).toMatchObject({ contactId: `visitor:${session}` });
	});

	it("knows the customer although Crisp calls the visitor's account a website too", () => {
		const author = (user: object) => map({ ...base, user }).message.author;
		expect(author({ type: "website", user_id: session, nickname: "Dana" })).toEqual({ type: "contact", name: "Dana" });
		expect(author({ type: "website", nickname: "Dana" })).toEqual({ type: "contact", name: "Dana" });
	});

	it("lets the author decide the direction when the side is missing", () => {
		const visitor = map({ ...base, from: undefined, user: { user_id: session } });
		const agent = map({ ...base, from: "moon", user: { user_id: leo } });
		expect([visitor.message.direction, agent.message.direction]).toEqual(["incoming", "outgoing"]);
		expect([...visitor.codes, ...agent.codes]).toEqual(["sender-unknown", "sender-unknown"]);
	});
});
