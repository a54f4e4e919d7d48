import { describe, expect, it } from "vitest";
import { liveHelperChat } from "../../../adapters/live-helper-chat/adapter.js";
import { markdownToBbcode, withoutActiveTags } from "../../../adapters/live-helper-chat/bbcode.js";
import { phpJsonBytes } from "../../../adapters/live-helper-chat/wire.js";
import type { Operation, TranslateContext } from "../../../src/adapter/contract.js";
import type { Entity } from "../../../src/model/index.js";
import { contextOf, person, said, stored, talk, workspace } from "../entities.js";

// biome-ignore lint/suspicious/noExplicitAny: payloads are plain JSON of any shape here
type Payload = Record<string, any>;
const payloadOf = (operation: Operation | undefined) => operation?.payload as Payload;
const of = (operations: Operation[], kind: string) => operations.find((one) => one.kind === kind);
const codes = (operation: Operation | undefined) => operation?.losses.map(({ code }) => code);

const start = Date.UTC(2024, 2, 5, 6, 2);
const seconds = (ms: number) => Math.floor(ms / 1000);
const leo = { kind: "agent", id: "leo", name: "Leo", email: "leo@tea.example", role: "member", status: "active" };
const byLeo = { direction: "outgoing", author: { type: "agent", agentId: "leo", name: "Leo" } };

function translated(
	entity: Entity,
	others: unknown[] = [],
	config: Record<string, unknown> = {},
	more: Partial<TranslateContext<never>> = {},
): Operation[] {
	const entities = [workspace, entity, ...others] as Entity[];
	return [...liveHelperChat.translate(entity, contextOf(entities, { config: config as never, ...more }) as never)];
}

describe("a conversation for Live Helper Chat", () => {
	const conversation = talk("session_a", "p1", { status: "resolved", updatedAtMs: start + 900_000 });
	const messages = [
		said("session_a", 3, { type: "text", text: "Hello" }),
		said("session_a", 4, { type: "text", text: "Hi" }, byLeo),
		said("session_a", 5, { type: "note", text: "a regular" }, { ...byLeo, direction: "internal" }),
		said(
			"session_a",
			6,
			{ type: "text", text: "From Noa" },
			{ direction: "outgoing", author: { type: "agent", name: "Noa" } },
		),
		said("session_a", 7, { type: "event", namespace: "state", text: "resolved" }, { direction: "system" }),
	];
	const operations = translated(conversation, [person("p1", { name: "王小明" }), leo, ...messages]);
	const chat = payloadOf(of(operations, "conversation.create"));
	const finish = payloadOf(of(operations, "conversation.finish"));

	it("is one call with every message at its own time and from its own author, then closed", () => {
		expect(operations.map(({ kind }) => kind)).toEqual(["conversation.create", "conversation.finish"]);
		expect(chat.messages.map(({ time, user_id, name_support }: Payload) => [time, user_id, name_support])).toEqual([
			[seconds(start) + 60, 0, ""],
			[seconds(start) + 120, { $ref: "agent:leo" }, "Leo"],
			[seconds(start) + 180, { $ref: "agent:leo" }, "Leo"],
			[seconds(start) + 240, -2, "Noa"],
			[seconds(start) + 300, -1, ""],
		]);
		expect(chat.main_attr).toMatchObject({ time: seconds(start), pnd_time: seconds(start), nick: "王小明" });
	});

	it("shows notes to operators only", () => {
		const whispers = chat.messages.filter(({ meta }: Payload) => meta.content?.whisper === true);
		expect(whispers.map(({ msg }: Payload) => msg)).toEqual(["a regular"]);
	});

	it("never carries a status in its first call, which would close it today", () => {
		expect(chat.main_attr).not.toHaveProperty("status");
		expect(finish.columns).toMatchObject({
			status: 2,
			cls_time: seconds(start) + 900,
			wait_time: 120,
			last_user_msg_time: seconds(start) + 60,
			last_op_msg_time: seconds(start) + 120,
		});
	});

	it("does not show the visitor's words to the block list", () => {
		expect(chat.fields).toEqual({ DepartamentID: { $ref: "department:import" }, Username: "Visitor" });
	});

	it("has another last operation when a message is appended", () => {
		const later = translated(conversation, [...messages, said("session_a", 8, { type: "text", text: "One more" })]);
		expect(payloadOf(of(later, "conversation.finish")).last_message).toBe("8");
		expect(finish.last_message).toBe("7");
	});

	it("stays pending when it is open and nobody owns it, active with its owner", () => {
		const open = talk("session_b", "p1", { status: "open" });
		expect(payloadOf(of(translated(open), "conversation.finish")).columns.status).toBe(0);
		const owned = translated(talk("session_b", "p1", { status: "open", assigneeId: "leo" }), [leo]);
		expect(payloadOf(of(owned, "conversation.finish")).columns).toMatchObject({
			status: 1,
			user_id: { $ref: "agent:leo" },
		});
	});

	it("begins with its first message when it has no time, and never today", () => {
		const timeless = translated(talk("session_c", "p1", { createdAtMs: undefined }), [
			said("session_c", 9, { type: "text", text: "x" }),
		]);
		expect(payloadOf(of(timeless, "conversation.create")).main_attr.time).toBe(seconds(start) + 7 * 60);
		expect(codes(of(timeless, "conversation.create"))).toContain("no-time");
		const empty = translated(talk("session_d", "p1", { createdAtMs: undefined }));
		expect(payloadOf(of(empty, "conversation.create")).main_attr.time).toBe(1);
	});

	it("goes where identities.csv says", () => {
		const identity: TranslateContext<never>["identity"] = (kind, sourceId) =>
			kind === "inbox" && sourceId === "vip"
				? { decision: "map", targetId: "7" }
				: kind === "agent"
					? { decision: "map", targetId: "12" }
					: undefined;
		const mapped = translated(
			talk("session_e", "p1", { inboxId: "vip" }),
			[leo, said("session_e", 3, { type: "text", text: "Hi" }, byLeo)],
			{},
			{ identity },
		);
		expect(payloadOf(of(mapped, "conversation.create"))).toMatchObject({
			department: [7],
			messages: [{ user_id: 12 }],
		});
		expect(of(mapped, "conversation.create")?.refs).toEqual([]);
	});

	it("attaches its tags where the database is given, and shows them as data otherwise", () => {
		const tagged = talk("session_f", "p1", { tagIds: ["vip"] });
		const tag = { kind: "tag", id: "vip", name: "vip" };
		expect(of(translated(tagged, [tag]), "conversation.subjects")).toBeUndefined();
		const attached = translated(tagged, [tag], { databaseUrl: "mysql://u:p@db.example/lhc" });
		expect(payloadOf(of(attached, "conversation.subjects"))).toEqual({
			chat: { $ref: "conversation:session_f" },
			subjects: [{ $ref: "tag:vip" }],
		});
		const rows = payloadOf(of(attached, "conversation.create")).additional_data;
		expect(rows).toContainEqual({ identifier: "crisp_tagIds", key: "Segments", value: "vip" });
	});

	it("declares data that its column cannot hold", () => {
		const customFields = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`f${n}`, "字".repeat(2000)]));
		const full = of(translated(talk("session_g", "p1", { customFields })), "conversation.create");
		expect(phpJsonBytes(payloadOf(full).additional_data)).toBeLessThan(65_535);
		expect(codes(full)).toContain("data-full");
	});
});

describe("files for Live Helper Chat", () => {
	const talkWith = (name: string, mimeType: string, size = 100, config: Record<string, unknown> = {}) =>
		translated(
			talk("session_a", "p1"),
			[
				stored("https://files.example/1", mimeType, size, name),
				said("session_a", 1, {
					type: "file",
					attachmentId: "https://files.example/1",
					url: "https://files.example/1",
					name,
				}),
			],
			config,
		);

	it("are uploaded before the chat that shows them, and get their names with its end", () => {
		const operations = talkWith("旧照片.png", "image/png");
		expect(operations.map(({ kind }) => kind)).toEqual(["file.create", "conversation.create", "conversation.finish"]);
		const upload = payloadOf(operations[0]);
		expect(upload).toMatchObject({ zip: false, type: "image/png" });
		expect(upload.upload_name).toMatch(/^crisp-[0-9a-f]{32}\.png$/);
		expect(payloadOf(operations[2]).files).toEqual([{ file: { $ref: operations[0]?.key }, upload_name: "旧照片.png" }]);
	});

	it.each([
		["song.mp3", "audio/mpeg"],
		["voice.m4a", "audio/mp4"],
		["drawing.svg", "image/svg+xml"],
		["readme.txt", "text/plain"],
	])("travel in a zip when the server would refuse or rewrite them: %s", (name, mimeType) => {
		const operations = talkWith(name, mimeType);
		expect(payloadOf(operations[0])).toMatchObject({ zip: true, type: "application/zip" });
		expect(codes(of(operations, "conversation.create"))).toContain("file-in-zip");
	});

	it("go as they are once the settings allow them", () => {
		expect(payloadOf(talkWith("song.mp3", "audio/mpeg", 100, { fileTypes: "mp3" })[0])).toMatchObject({ zip: false });
	});

	it("leave their link when they are too large or nothing takes them", () => {
		const large = talkWith("photo.png", "image/png", 3_000_000);
		expect(of(large, "file.create")).toBeUndefined();
		expect(codes(of(large, "conversation.create"))).toContain("file-too-large");
		expect(payloadOf(of(large, "conversation.create")).messages[0].msg).toBe("photo.png: https://files.example/1");
		expect(codes(of(talkWith("a.mp3", "audio/mpeg", 9, { fileTypes: "png" }), "conversation.create"))).toContain(
			"file-type",
		);
	});
});

describe("contacts for Live Helper Chat", () => {
	it("are copied onto their conversations; the others get a closed chat, or stay, as the settings say", () => {
		const known = person("p1", { conversationIds: ["session_a"] });
		expect(translated(known, [talk("session_a", "p1")])[0]?.skip?.reason).toBe("carried-inside");
		const lonely = person("p2", { identities: [{ type: "email", value: "b@tea.example" }], createdAtMs: start });
		const [chat, finish] = translated(lonely);
		expect(payloadOf(chat)).toMatchObject({
			messages: [],
			main_attr: { time: seconds(start), email: "b@tea.example" },
		});
		expect(payloadOf(finish).columns.status).toBe(2);
		expect(translated(lonely, [], { contacts: "skip" })[0]?.skip?.reason).toBe("no-conversation");
	});

	it("with a profile at Crisp are copied too: a profile does not name its conversations, these name it", () => {
		const profile = person("p1", { conversationIds: [] });
		expect(translated(profile, [talk("session_a", "p1")])[0]?.skip?.reason).toBe("carried-inside");
		expect(translated(profile, [talk("session_b", "p2")])[0]?.kind).toBe("contact.create");
	});

	it("that are blocked go on the block list by e-mail, where the database is given", () => {
		const blocked = person("p3", { blocked: true, identities: [{ type: "email", value: "b@tea.example" }] });
		expect(of(translated(blocked), "block.create")).toBeUndefined();
		const operations = translated(blocked, [], { databaseUrl: "mysql://u:p@db.example/lhc" });
		expect(payloadOf(of(operations, "block.create"))).toEqual({ btype: 5, ip: "", nick: "b@tea.example" });
	});
});

describe("agents for Live Helper Chat", () => {
	it("become operators who cannot sign in yet", () => {
		expect(payloadOf(translated(leo as Entity)[0])).toMatchObject({ username: "leo@tea.example", disabled: true });
		expect(payloadOf(translated(leo as Entity)[0])).not.toHaveProperty("password");
	});

	it("without a usable address get an invented one", () => {
		const [operator] = translated({ ...leo, email: "not-an-email@" } as Entity);
		expect(payloadOf(operator).email).toMatch(/@operators\.invalid$/);
		expect(codes(operator)).toContain("no-email");
	});
});

describe("office hours for Live Helper Chat", () => {
	it("are one span a day in whole numbers", () => {
		const hours = {
			kind: "office-hours",
			id: "h",
			timeZone: "Asia/Shanghai",
			intervals: [
				{ day: 1, from: "09:30", to: "12:00" },
				{ day: 1, from: "13:00", to: "18:00" },
			],
		} as unknown as Entity;
		const [operation] = translated(hours);
		expect(payloadOf(operation).columns).toMatchObject({ mod_start_hour: 930, mod_end_hour: 1800, sud_start_hour: -1 });
		expect(codes(operation)).toContain("one-span");
	});
});

describe("BBCode", () => {
	it("that would act gets an invisible space, formatting stays", () => {
		expect(withoutActiveTags("[file=1_ab] [IMG]x[/img] [b]bold[/b] [filed]")).toBe(
			"[\u200bfile=1_ab] [\u200bIMG]x[\u200b/img] [b]bold[/b] [filed]",
		);
	});

	it("is made of Markdown", () => {
		expect(markdownToBbcode("# Title\n**bold** and *slanted* [page](https://a.example/x)")).toBe(
			"[b]Title[/b]\n[b]bold[/b] and [i]slanted[/i] [url=https://a.example/x]page[/url]",
		);
		expect(markdownToBbcode("![alt](https://a.example/i.png) [bad](javascript:alert(1))")).toBe(
			"[url=https://a.example/i.png]alt[/url] bad)",
		);
		expect(markdownToBbcode("```js\n**x**\n```")).toBe("[code]**x**\n[/code]");
	});
});
