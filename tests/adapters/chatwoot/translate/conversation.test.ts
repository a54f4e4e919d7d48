import { describe, expect, it } from "vitest";
import { chatwoot } from "../../../../adapters/chatwoot/adapter.js";
import type { Operation } from "../../../../src/adapter/contract.js";
import type { Agent, Entity } from "../../../../src/model/index.js";
import { contextOf, person, said, stored, talk, workspace } from "../../entities.js";

// biome-ignore lint/suspicious/noExplicitAny: payloads are plain JSON of any shape here
type Payload = Record<string, any>;
const payloadOf = (operation: Operation | undefined) => operation?.payload as Payload;

function conversationWith(...others: Entity[]) {
	const conversation = talk("session_a", "p1");
	return (config: Record<string, unknown> = {}) => {
		const context = contextOf([workspace, person("p1"), conversation, ...others], { config: config as never });
		return [...chatwoot.translate(conversation, context as never)];
	};
}

describe("a conversation for Chatwoot", () => {
	it("is created pending, then talks, then is finished by an operation that names its last message", () => {
		const operations = conversationWith(said("session_a", 1, { type: "text", text: "Hello" }))();
		expect(operations.map((one) => one.kind)).toEqual([
			"conversation.create",
			"day-mark.create",
			"message.create",
			"conversation.finish",
		]);
		expect(payloadOf(operations[0]).status).toBe("pending");
		expect(payloadOf(operations.at(-1))).toMatchObject({
			status: "open",
			last_message: "message:session_a/1",
			seen: true,
		});
		expect(new Set(operations.map((one) => one.lane))).toEqual(new Set(["session_a"]));
	});

	it("gives the finishing operation another payload when a message is appended", () => {
		const first = said("session_a", 1, { type: "text", text: "Hello" });
		const second = said("session_a", 2, { type: "text", text: "Still there?" });
		const before = conversationWith(first)().at(-1);
		const after = conversationWith(first, second)().at(-1);
		expect(payloadOf(after)).not.toEqual(payloadOf(before));
	});

	it("marks each day once, in the workspace's time zone, also when messages are out of order", () => {
		const at = (n: number, ms: number) => said("session_a", n, { type: "text", text: `${n}` }, { sentAtMs: ms });
		const operations = conversationWith(
			at(1, Date.UTC(2024, 2, 5, 15, 59)),
			at(2, Date.UTC(2024, 2, 5, 16, 1)),
			at(3, Date.UTC(2024, 2, 5, 15, 58)),
		)();
		const days = operations.filter((one) => one.key.startsWith("day:")).map((one) => payloadOf(one).content);
		expect(days).toEqual(["— 2024-03-05 (Asia/Shanghai) —", "— 2024-03-06 (Asia/Shanghai) —"]);
	});

	it("counts day marks apart from messages, and only where it makes them", () => {
		const operations = conversationWith(said("session_a", 1, { type: "text", text: "Hello" }));
		const kinds = (config: object) => operations({ ...config }).map(({ kind }) => kind);
		expect(kinds({})).toContain("day-mark.create");
		for (const config of [{ timeMarks: "none" }, { timeMarks: "per-message" }, { database: "postgres://db.example/c" }])
			expect(kinds(config)).not.toContain("day-mark.create");
		expect(chatwoot.manifest.operations?.["message.create"]?.en).toBe("Messages");
	});

	it("says which operations the bulk route takes, and leaves everything else of them alone", () => {
		const photo = stored("https://files.example/a.png", "image/png", 12, "a.png");
		const operations = conversationWith(
			said("session_a", 1, { type: "text", text: "Hello" }),
			said("session_a", 2, { type: "file", url: photo.url, attachmentId: photo.id }),
			photo,
		);
		const database = "postgres://chatwoot@db.example/chatwoot";
		const bulk = (more: object) => operations({ database, bulk: "yes", ...more });
		const ways = (all: readonly Operation[]) => all.map(({ inBulk }) => inBulk === true);
		expect(ways(operations({ database }))).toEqual([false, false, false, false]);
		expect(ways(bulk({}))).toEqual([true, true, false, true]);
		expect(ways(bulk({ storage: "/srv/chatwoot/storage" }))).toEqual([true, true, true, true]);
		expect(bulk({}).map(({ inBulk, ...rest }) => rest)).toEqual(operations({ database }));
	});

	it("needs no marks and loses no time where times are written into the database, unless marks are asked for", () => {
		const database = "postgres://chatwoot@db.example/chatwoot";
		const hello = said("session_a", 2, { type: "text", text: "Hello" });
		const timeLosses = (operations: Operation[]) =>
			operations.flatMap((one) => one.losses).filter((loss) => loss.code === "time-not-settable");
		const without = conversationWith(hello)();
		const operations = conversationWith(hello)({ database });
		expect(timeLosses(without).map(({ field }) => field)).toEqual(["createdAtMs", "sentAtMs"]);
		expect(timeLosses(operations)).toEqual([]);
		expect(operations.map(({ key }) => key)).toEqual(
			without.map(({ key }) => key).filter((key) => !key.startsWith("day:")),
		);
		// Nothing else differs: a database named later changes no record that was sent already.
		for (const one of operations) expect(one.payload).toEqual(without.find(({ key }) => key === one.key)?.payload);
		const marked = conversationWith(hello)({ database, timeMarks: "per-day" });
		expect(marked.map(({ key }) => key)).toEqual(without.map(({ key }) => key));
	});

	it("begins each text with its time when asked to", () => {
		const operations = conversationWith(said("session_a", 2, { type: "text", text: "Hello" }))({
			timeMarks: "per-message",
		});
		expect(payloadOf(operations[1]).content).toBe("2024-03-05 14:02\nHello");
	});

	it("keeps the original time in seconds both inside content_attributes and beside them", () => {
		const operations = conversationWith(said("session_a", 2, { type: "text", text: "Hello" }))({ timeMarks: "none" });
		const seconds = Date.UTC(2024, 2, 5, 6, 2) / 1000;
		expect(payloadOf(operations[1])).toMatchObject({
			external_created_at: seconds,
			content_attributes: { external_created_at: seconds },
			source_id: "crisp:session_a:2",
		});
	});

	it("splits a text above 150,000 characters instead of cutting it", () => {
		const text = "字".repeat(150_001);
		const operations = conversationWith(said("session_a", 1, { type: "text", text }))({ timeMarks: "none" });
		const messages = operations.filter((one) => one.kind === "message.create");
		expect(messages.map((one) => one.key)).toEqual(["message:session_a/1", "message:session_a/1#2"]);
		expect(messages.map((one) => payloadOf(one).content).join("")).toBe(text);
		expect(messages[0]?.losses.map((loss) => loss.code)).toContain("split");
	});

	it("escapes templates in what agents wrote and leaves what customers wrote alone", () => {
		const operations = conversationWith(
			said("session_a", 1, { type: "text", text: "{{ name }}" }),
			said("session_a", 2, { type: "text", text: "{{ name }}" }, { direction: "outgoing", author: { type: "agent" } }),
		)({ timeMarks: "none" });
		expect(payloadOf(operations[1]).content).toBe("{{ name }}");
		expect(payloadOf(operations[2]).content).toBe('{{ "{{" }} name }}');
	});

	it("leaves no template behind where a NUL stood between its braces", () => {
		const operations = conversationWith(
			said("session_a", 1, { type: "text", text: "{\0{ contact.name }}" }, { direction: "outgoing" }),
		)({ timeMarks: "none" });
		expect(payloadOf(operations[1]).content).toBe('{{ "{{" }} contact.name }}');
		expect(operations[1]?.losses.map((loss) => loss.code)).toContain("nul-removed");
	});

	it("has no loss of its own when only times, channel and read marks change their form", () => {
		const own = (operations: Operation[], kind: string) =>
			operations
				.filter((one) => one.kind === kind)
				.flatMap((one) => one.losses)
				.filter((loss) => loss.grade === "dropped" || !loss.general)
				.map((loss) => loss.code);
		const plain = { channel: "chat", readOn: "chat", deliveredOn: "chat" };
		const operations = conversationWith(
			said("session_a", 1, { type: "text", text: "Hello" }, plain),
			said(
				"session_a",
				2,
				{ type: "text", text: "Hi" },
				{ ...plain, direction: "outgoing", author: { type: "workspace" } },
			),
		)();
		expect(operations.flatMap((one) => one.losses).length).toBeGreaterThan(6);
		expect(own(operations, "conversation.create")).toEqual([]);
		expect(own(operations, "message.create")).toEqual([]);
		expect(own(operations, "conversation.finish")).toEqual([]);
		const edited = said("session_a", 1, { type: "text", text: "Hello" }, { edited: true });
		expect(own(conversationWith(edited)(), "message.create")).toEqual(["hidden"]);
	});

	it("names nobody in the text of a reply that nobody is named for", () => {
		const reply = said(
			"session_a",
			1,
			{ type: "text", text: "Hi" },
			{ direction: "outgoing", author: { type: "workspace" } },
		);
		for (const authorMode of ["bots", "importer"]) {
			const [, message] = conversationWith(reply)({ authorMode, timeMarks: "none" });
			expect(payloadOf(message).content).toBe("Hi");
			expect(message?.losses.map((loss) => loss.code)).not.toContain("name-in-text");
		}
	});

	it("removes NUL, replaces half characters and says so", () => {
		const operations = conversationWith(said("session_a", 1, { type: "text", text: "a\0b\ud800c" }))({
			timeMarks: "none",
		});
		expect(payloadOf(operations[1]).content).toBe("ab\ufffdc");
		const codes = operations[1]?.losses.map((loss) => loss.code);
		expect(codes).toEqual(expect.arrayContaining(["nul-removed", "broken-unicode"]));
	});

	it("does not mistake a customer's JSON for a reference of the plan", () => {
		const json = { $ref: "contact:somebody-else", $file: "x" };
		const operations = conversationWith(said("session_a", 1, { type: "unknown", sourceType: "odd", json }))();
		const message = operations.find((one) => one.key === "message:session_a/1");
		expect(message?.refs).toEqual(["conversation:session_a"]);
		expect(message?.bytes).toBeUndefined();
	});

	it("carries every part: text, note, files, choices, fields, carousels, events, unknown", () => {
		const file = { attachmentId: "https://files.example/a.png", url: "https://files.example/a.png", name: "a.png" };
		const parts: Record<string, unknown>[] = [
			{ type: "text", text: "plain" },
			{ type: "note", text: "for us" },
			{ type: "file", ...file },
			{ type: "image", ...file },
			{ type: "animation", ...file },
			{ type: "audio", ...file, durationSeconds: 3 },
			{
				type: "picker",
				text: "Which?",
				required: false,
				choices: [
					{ value: "a", label: "Tea", selected: true },
					{ value: "b", label: "Coffee", selected: false },
				],
			},
			{ type: "field", text: "Your name", value: "Lin", required: true },
			{
				type: "carousel",
				text: "Look",
				items: [{ title: "Green", actions: [{ label: "Buy", url: "https://tea.example" }] }],
			},
			{ type: "event", namespace: "state:resolved", text: "resolved" },
			{ type: "unknown", sourceType: "hologram", json: { a: 1 } },
		];
		const conversation = talk("session_a", "p1");
		const messages = parts.map((part, index) =>
			said("session_a", index, part, { direction: part.type === "event" ? "system" : "incoming" }),
		);
		const attachment = stored("https://files.example/a.png", "image/png", 12, "a.png");
		const context = contextOf([workspace, person("p1"), conversation, attachment, ...messages], {
			config: { timeMarks: "none" } as never,
		});
		const sent = [...chatwoot.translate(conversation, context as never)]
			.filter((one) => one.kind === "message.create")
			.map(payloadOf);
		expect(sent.map((one) => one.content)).toEqual([
			"plain",
			"for us",
			"",
			"",
			"",
			"",
			"Which?\n- [x] Tea\n- [ ] Coffee",
			"Your name: Lin",
			"Look\n- Green\n  Buy https://tea.example",
			"state:resolved: resolved",
			'[hologram] {"a":1}',
		]);
		expect(sent[1]).toMatchObject({ private: true, message_type: "outgoing" });
		expect(sent[9]).toMatchObject({ message_type: "activity" });
		expect(sent.filter((one) => one.attachments !== undefined)).toHaveLength(4);
		expect(sent[10]?.content_attributes.crisp.parts[0].json).toEqual({ a: 1 });
	});

	it("links a file whose bytes the archive lacks, as a stated loss", () => {
		const url = "https://files.example/gone.pdf";
		const operations = conversationWith(
			said("session_a", 1, { type: "file", attachmentId: url, url, name: "gone.pdf" }),
		)();
		const message = operations.find((one) => one.key === "message:session_a/1");
		expect(payloadOf(message).content).toBe(`gone.pdf: ${url}`);
		expect(message?.losses.map((loss) => loss.code)).toContain("file-missing");
	});

	it("keeps attributes inside Chatwoot's limits: 1500 characters, ten-digit integers, nothing nested", () => {
		const conversation = talk("session_b", "p1", {
			customFields: { long: "x".repeat(1600), epoch: 1_700_000_000_000, nested: { a: [1] }, status: "mine" },
		});
		const context = contextOf([workspace, person("p1"), conversation]);
		const [create] = [...chatwoot.translate(conversation, context as never)];
		const custom = payloadOf(create).custom_attributes;
		expect(custom).toMatchObject({ epoch: "1700000000000", nested: '{"a":[1]}', crisp_field_status: "mine" });
		expect(custom.long).toHaveLength(1500);
		expect(create?.losses.map((loss) => loss.code)).toEqual(
			expect.arrayContaining(["too-long", "number-as-text", "nested-as-text", "key-renamed"]),
		);
	});
});

describe("who said it", () => {
	const agent = { kind: "agent", id: "op1", name: "Mei", role: "member", status: "active" } as unknown as Agent;
	const reply = said(
		"session_a",
		1,
		{ type: "text", text: "Welcome" },
		{ direction: "outgoing", author: { type: "agent", agentId: "op1", name: "Mei" } },
	);

	it("is a bot named like the agent, without a seat", () => {
		const message = conversationWith(agent, reply)({ timeMarks: "none" })[1];
		expect(payloadOf(message)).toMatchObject({
			sender_type: "AgentBot",
			sender_id: { $ref: "agent:op1" },
			content: "Welcome",
		});
		const [bot] = [...chatwoot.translate(agent, contextOf([workspace, agent]) as never)];
		expect(payloadOf(bot)).not.toHaveProperty("outgoing_url");
	});

	it("stands in the text when the agent is gone", () => {
		const gone = { ...reply, author: { type: "agent", name: "Old Tom" } } as typeof reply;
		const message = conversationWith(gone)({ timeMarks: "none" })[1];
		expect(payloadOf(message)).toMatchObject({ sender_id: { $ref: "agent:workspace" }, content: "Old Tom:\nWelcome" });
		expect(payloadOf(message).content_attributes.crisp.author.name).toBe("Old Tom");
	});

	it("stands in the text when everything is sent as the importer", () => {
		const message = conversationWith(agent, reply)({ timeMarks: "none", authorMode: "importer" })[1];
		expect(payloadOf(message)).not.toHaveProperty("sender_type");
		expect(payloadOf(message).content).toBe("Mei:\nWelcome");
	});

	it("assigns only agents that identities.csv maps", () => {
		const conversation = talk("session_a", "p1", { assigneeId: "op1" });
		const mapped = contextOf([workspace, agent, person("p1"), conversation], {
			identity: (kind) => (kind === "agent" ? { decision: "map", targetId: "2" } : undefined),
		});
		const final = [...chatwoot.translate(conversation, mapped as never)].at(-1);
		expect(payloadOf(final).assignee_id).toBe(2);
		const unmapped = [
			...chatwoot.translate(conversation, contextOf([workspace, agent, person("p1"), conversation]) as never),
		].at(-1);
		expect(payloadOf(unmapped)).not.toHaveProperty("assignee_id");
		expect(unmapped?.losses.map((loss) => loss.code)).toContain("not-mapped");
	});
});
