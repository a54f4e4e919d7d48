import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Archive } from "../../src/archive/archive.js";
import { AttachmentId, type Company, CompanyId, ContactId, MessageId, WorkspaceId } from "../../src/model/index.js";
import { contact, conversation, message, rawMessage } from "./sample-entities.js";

export const mei = "7c0ffee0-0000-4000-8000-00000000beef";
export const other = "7c0ffee0-0000-4000-8000-00000000cafe";
export const session = "session_aaaaaaaa-0000-4000-8000-000000000001";
export const visitor = "session_bbbbbbbb-0000-4000-8000-000000000002";
export const others = "session_cccccccc-0000-4000-8000-000000000003";
export const email = "Zhang.Meili@planted.example";
export const earlier = "meili.before@planted.example";
export const phone = "+86 139 0000 1234";
const words = "my tumbler arrived shattered 快递盒子压坏了";
/** What must not be left anywhere in the archive's folder. */
export const planted = {
	email: "zhang.meili@planted.example",
	earlier,
	phone: "0000 1234",
	digits: "13900001234",
	name: "张美丽",
	latin: "Meili",
	words: "shattered",
	chinese: "快递盒子",
	custom: "VIP-77-CUSTOM",
	ip: "203.0.113.77",
	file: "PLANTED FILE BYTES",
	comment: "the courier was rude",
};

/** One person known by a profile and by an address alone, among others; everything that can be about somebody. */
export async function plant(archive: Archive): Promise<void> {
	archive.bindWorkspace(WorkspaceId.parse("w1"));
	const { id: runId } = archive.startRun("backup");
	const own = await stored(archive, planted.file);
	const everybodys = await stored(archive, "price list");
	archive.transaction(() => {
		const put = (resource: string, id: string, raw: unknown, parent?: string) =>
			archive.putRecord({ resource, id, raw, runId, ...(parent === undefined ? {} : { parent }) });
		put("contact", mei, { people_id: mei, email: earlier, person: { nickname: "张美丽" } });
		put("contact", mei, { people_id: mei, email, person: { nickname: "张美丽 Meili", phone }, notepad: words });
		put("contact-data", mei, { data: { loyalty: planted.custom } });
		archive.putEntity(
			contact(mei, {
				name: "张美丽 Meili",
				identities: [
					{ type: "email", value: email },
					{ type: "phone", value: phone },
				],
				customFields: { loyalty: planted.custom },
				companyId: CompanyId.parse("name:meili studio"),
			}),
			{ runId },
		);
		archive.putEntity(company("meili studio"), { runId });
		archive.putEntity(company("everybody ltd"), { runId });
		put("contact", other, { people_id: other, email: "ming@shop.example", person: { phone: "+86 139 0000 9999" } });
		archive.putEntity(contact(other, { companyId: CompanyId.parse("name:everybody ltd") }), { runId });
		for (const [id, owner] of [
			[session, mei],
			[visitor, undefined],
			[others, other],
		] as const) {
			const meta = {
				nickname: owner === other ? "Ming Example" : "张美丽",
				email: owner === other ? "" : email,
				ip: planted.ip,
			};
			put("conversation", id, {
				session_id: id,
				people_id: owner,
				meta: owner === other ? { ip: "203.0.113.9" } : meta,
				preview_message: { excerpt: owner === other ? "hello" : words },
			});
			archive.putEntity(
				conversation(id, {
					contactId: ContactId.parse(owner ?? `email:${planted.email}`),
					...(owner === other ? {} : { ip: planted.ip }),
				}),
				{ runId },
			);
			for (const n of [1, 2, 3, 4]) {
				const content =
					owner === other
						? `forward it to ${email.toUpperCase()} or 139-0000-1234, not 139-0000-9999`
						: `${words} ${n}`;
				put(
					"message",
					`${id}/${n}`,
					rawMessage(id, n, { content, user: { user_id: id, nickname: owner === other ? "Ming Example" : "张美丽" } }),
					id,
				);
				const text = n % 2 === 0 ? content : `Dear Meili, order ${n} is on its way`;
				archive.putEntity(
					message(id, n, {
						parts: [{ type: "text", text: owner === other ? content : text }],
						author: { type: n % 2 === 0 ? "contact" : "agent" },
					}),
					{ runId },
				);
			}
		}
		for (const n of [1, 2, 3, 4])
			put("message", `${others}/${n}`, rawMessage(others, n, { content: `write to ${email}, please` }), others);
		archive.putEntity(
			contact(`email:${planted.email}`, { name: "张美丽", identities: [{ type: "email", value: email }] }),
			{ runId },
		);
		file(archive, own, `https://files.example/${session}/passport.pdf`, [session], runId);
		file(archive, everybodys, "https://files.example/prices.pdf", [session, others], runId);
		put("conversation-page", `${session}/1/a`, { page_url: `https://shop.example/?q=${words}` }, session);
		archive.putEntity(
			{ kind: "page-visit", id: `${session}/1/a`, conversationId: conversation(session).id, title: words },
			{ runId },
		);
		put("contact-event", `${mei}/1/a`, { text: words }, mei);
		archive.putEntity(
			{ kind: "contact-event", id: `${mei}/1/a`, contactId: ContactId.parse(mei), name: words, data: {} },
			{ runId },
		);
		const who = { nickname: "张美丽", email };
		put("helpdesk-feedback", "en/articles/1", {
			rating: "helpful",
			comment: planted.comment,
			session: { session_id: "session_x", ...who },
		});
		put("campaign-recipient", "campaign-1/a", { people_id: mei, person: who }, "campaign-1");
		put(
			"campaign-statistic",
			"campaign-1/opened/b",
			{ profile: { people_id: "p9", email, person: who } },
			"campaign-1",
		);
		put("campaign-recipient", "campaign-1/b", { people_id: other, email: "ming@shop.example" }, "campaign-1");
		put("handed-in-rating", "email:77/2026", {
			row: { Mail: email, Comment: planted.comment },
			columns: { email: "Mail" },
		});
		archive.putEntity(
			{
				kind: "rating",
				id: "email:77/2026",
				conversationId: conversation(session).id,
				stars: 2,
				comment: planted.comment,
			},
			{ runId },
		);
		archive.addOutcome(runId, { subject: "message", id: `${session}/9`, status: "skipped", reason: "time-invalid" });
		archive.addOutcome(runId, {
			subject: "contact",
			id: "x",
			status: "skipped",
			reason: "odd",
			text: { en: `see ${email}`, "zh-CN": email },
		});
		archive.setFact(`pending:0000:${session}`, { id: session });
		archive.setFact(`pending-data:${mei}`, true);
		archive.setFact("note", { about: `${email}` });
		archive.setFact("watermark", 5);
		for (const [key, source] of [
			[`contact:${mei}`, { kind: "contact", id: mei }],
			[`conversation:${session}`, { kind: "conversation", id: session }],
			[`message:${session}/2`, { kind: "message", id: `${session}/2` }],
			[`contact:email:${planted.email}`, { kind: "contact", id: `email:${planted.email}` }],
			[`contact:${other}`, { kind: "contact", id: other }],
		] as const) {
			archive.ledger.intend({ target: "t", key, kind: "x", lane: key, source, payloadHash: "h", runId });
			archive.ledger.done(
				"t",
				key,
				{ kind: "x", id: `remote-${source.kind}` },
				{ payloadHash: "h", existing: false, runId },
			);
		}
	});
	const losses = [`${session}/9`, `https://files.planted.example/${mei}/photo.png`];
	archive.finishRun(runId, "done", { losses: losses.map((id) => ({ id, end: "failed" })) });
}

function company(name: string): Company {
	return { kind: "company", id: CompanyId.parse(`name:${name}`), name, phones: [], emails: [], metrics: {}, tags: [] };
}

async function stored(archive: Archive, content: string) {
	return archive.storeFile(
		(async function* () {
			yield Buffer.from(content);
		})(),
	);
}

function file(
	archive: Archive,
	bytes: { sha256: string; sizeBytes: number },
	url: string,
	sessions: string[],
	runId: number,
): void {
	const id = AttachmentId.parse(url);
	archive.addAttachment({ id, url, name: url.includes("passport") ? "passport Meili.pdf" : "prices.pdf" });
	archive.setAttachment(id, { state: "stored", ...bytes });
	for (const [index, one] of sessions.entries()) {
		const n = 10 + url.length + index;
		archive.putRecord({
			resource: "message",
			id: `${one}/${n}`,
			parent: one,
			raw: rawMessage(one, n, { content: { url } }),
			runId,
		});
		archive.putEntity(
			message(one, n, { id: MessageId.parse(`${one}/${n}`), parts: [{ type: "file", attachmentId: id, url }] }),
			{ runId },
		);
	}
}

/** What of the person stands in any file below a folder, by name. */
export function plantedLeft(folder: string): string[] {
	const bytes = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"))
		.join("\n")
		.toLowerCase();
	return Object.entries({ ...planted, session, visitor, mei })
		.filter(([, text]) => bytes.includes(Buffer.from(text, "utf8").toString("latin1").toLowerCase()))
		.map(([name]) => name);
}
