import { createHash } from "node:crypto";
import { type Attachment, AttachmentId, type Entity, type MessagePart } from "../model/index.js";
import { bareMessage, sampleMessage } from "./conformance-sample-messages.js";
import { samplePeople } from "./conformance-sample-people.js";
import { sampleThings } from "./conformance-sample-things.js";

/**
 * The workspace that the conformance suite translates and imports: every kind, every field, every message part.
 * Each text field holds a marker of its own (`mk…`), so a field that vanishes on the way is noticed.
 */
export interface Samples {
	entities: readonly Entity[];
	/** What the stored attachments hold, by SHA-256. */
	files: ReadonlyMap<string, Uint8Array>;
}

/** `maxFileBytes`: adds a file one byte above what the target takes. */
export function samples(maxFileBytes?: number): Samples {
	const files = new Map<string, Uint8Array>();
	const stored = (name: string, mimeType: string): Attachment => {
		const bytes = new TextEncoder().encode(`the bytes of ${name}`);
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		files.set(sha256, bytes);
		const url = `https://files.customer.example/${name}`;
		return {
			kind: "attachment",
			id: AttachmentId.parse(url),
			url,
			name,
			mimeType,
			state: "stored",
			sha256,
			sizeBytes: bytes.length,
		};
	};
	const photo = stored("mkphoto.png", "image/png");
	const report = stored("mkreport.pdf", "application/pdf");
	const loop = stored("mkloop.gif", "image/gif");
	const voice = stored("mkvoice.mp3", "audio/mpeg");
	const attachments = [photo, report, loop, voice];
	const missing: Attachment = {
		...stored("mkmissing.txt", "text/plain"),
		state: "missing",
		sha256: undefined,
		sizeBytes: undefined,
		reason: "mkgone",
	};
	const huge = { ...stored("mkhuge.bin", "application/octet-stream"), sizeBytes: (maxFileBytes ?? 0) + 1 };
	const parts: readonly MessagePart[] = [
		{ type: "text", text: "mktext hello 你好" },
		{ type: "note", text: "mknote" },
		{ type: "file", ...filePart(report) },
		{ type: "image", ...filePart(photo) },
		{ type: "animation", ...filePart(loop) },
		{ type: "audio", ...filePart(voice), durationSeconds: 3 },
		{
			type: "picker",
			fieldId: "mkpickerfield",
			text: "mkpickertext",
			required: true,
			choices: [
				{
					value: "mkchoicevalue",
					label: "mkchoicelabel",
					icon: "mkicon",
					selected: true,
					url: "https://shop.example/mkchoiceurl",
				},
			],
		},
		{
			type: "field",
			fieldId: "mkfieldid",
			text: "mkfieldtext",
			explanation: "mkexplanation",
			value: "mkfieldvalue",
			required: false,
		},
		{
			type: "carousel",
			text: "mkcarouseltext",
			items: [
				{
					title: "mkitemtitle",
					description: "mkitemdescription",
					imageUrl: "https://shop.example/mkitemimage.png",
					actions: [{ label: "mkactionlabel", url: "https://shop.example/mkactionurl" }],
				},
			],
		},
		{ type: "event", namespace: "mknamespace", text: "mkeventtext" },
		{ type: "unknown", sourceType: "mksourcetype", json: { mkkey: "mkjson", deep: [1, null, { mkdeep: true }] } },
		...(maxFileBytes === undefined ? [] : [{ type: "file" as const, ...filePart(huge) }]),
		{ type: "file", ...filePart(missing) },
	];
	const messages = parts.map((part, index) => sampleMessage(part, index));
	return {
		entities: [
			...samplePeople,
			...messages,
			bareMessage(),
			...attachments,
			missing,
			...(maxFileBytes === undefined ? [] : [huge]),
			...sampleThings,
		],
		files,
	};
}

function filePart({ id, url, name, mimeType }: Attachment) {
	return { attachmentId: id, url, ...(name && { name }), ...(mimeType && { mimeType }) };
}
