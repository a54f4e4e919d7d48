import { pickAt, questions, replies } from "./phrases.js";
import { fileUrl, seedFilePaths } from "./seed-files.js";
import { memberId, operatorUser, ownerId, websiteId } from "./seed-website.js";
import type { MessageWire } from "./workspace-content.js";

/** Fills in what nearly every message has. */
export function message(
	sessionId: string,
	timestamp: number,
	place: number,
	rest: Partial<MessageWire> = {},
): MessageWire {
	return {
		session_id: sessionId,
		website_id: websiteId,
		type: "text",
		from: "user",
		origin: "chat",
		content: "",
		preview: [],
		mentions: [],
		read: "chat",
		delivered: "",
		stamped: true,
		fingerprint: timestamp * 100 + (place % 100),
		timestamp,
		...rest,
	};
}

/** A question, an answer, a question ... in several scripts. */
export function dialogue(
	sessionId: string,
	nickname: string,
	start: number,
	count: number,
	step = 47_013,
): MessageWire[] {
	return Array.from({ length: count }, (_, place) => {
		const at = start + place * step;
		if (place % 2 === 0) {
			const user = { type: "website", user_id: sessionId, nickname };
			return message(sessionId, at, place, { content: pickAt(questions, at + place), user });
		}
		const user = operatorUser(place % 4 === 1 ? ownerId : memberId);
		return message(sessionId, at, place, { from: "operator", content: pickAt(replies, at + place), user });
	});
}

/** One message of each known type, two odd fingerprints among them. */
export function everyType(sessionId: string, nickname: string, start: number, oddFingerprints: boolean): MessageWire[] {
	const visitor = { type: "website", user_id: sessionId, nickname };
	const fromOperator = { from: "operator", user: operatorUser(ownerId) };
	const kinds: Partial<MessageWire>[] = [
		{ content: "Where is my parcel?", user: visitor, origin: "email", ...(oddFingerprints && { fingerprint: 42 }) },
		{ type: "event", from: "operator", content: { namespace: "state:resolved", text: "resolved" }, automated: true },
		{ type: "note", from: "operator", content: "@leo 请核实物流", mentions: [ownerId], user: operatorUser(memberId) },
		{
			...fromOperator,
			type: "file",
			content: { name: "screenshot.png", url: fileUrl(seedFilePaths.smallPng), type: "image/png" },
		},
		{ ...fromOperator, type: "animation", content: { url: fileUrl(seedFilePaths.animation), type: "image/gif" } },
		{ type: "audio", user: visitor, content: { url: fileUrl(seedFilePaths.audio), type: "audio/mp3", duration: 12 } },
		{ from: "operator", type: "picker", automated: true, content: picker },
		{
			from: "operator",
			type: "field",
			automated: true,
			content: {
				id: "phone",
				text: "Your phone number?",
				explain: "Digits only",
				value: "+33199000001",
				required: true,
			},
		},
		{ ...fromOperator, type: "carousel", content: carousel },
		{
			content: "Thanks, I will try that. https://acme-store.example/faq",
			user: visitor,
			read: "",
			edited: true,
			translated: false,
			preview: [
				{
					url: "https://acme-store.example/faq",
					website: "acme-store.example",
					title: "FAQ",
					preview: { excerpt: "Delivery times", image: null, embed: null },
					stamped: true,
				},
			],
			properties: { source: "sdk" },
			...(oddFingerprints && { fingerprint: -333 }),
		},
	];
	return kinds.map((kind, place) => message(sessionId, start + place * 10_000, place, kind));
}

/** All files of the seed, in one conversation. */
export function fileMessages(sessionId: string, start: number): MessageWire[] {
	const files: [string, string, string][] = [
		["screenshot.png", seedFilePaths.smallPng, "image/png"],
		["invoice.pdf", seedFilePaths.emptyPdf, "application/pdf"],
		["catalogue.pdf", seedFilePaths.large, "application/pdf"],
		["removed.pdf", seedFilePaths.missing, "application/pdf"],
		["photo.png", seedFilePaths.sameNameFirst, "image/png"],
		["photo.png", seedFilePaths.sameNameSecond, "image/png"],
		["moved.png", seedFilePaths.redirected, "image/png"],
		["发票.pdf", seedFilePaths.chineseName, "application/pdf"],
	];
	return files.map(([name, path, type], place) =>
		message(sessionId, start + place * 5_000, place, {
			type: "file",
			from: "operator",
			content: { name, url: fileUrl(path), type },
			user: operatorUser(ownerId),
		}),
	);
}

/** Texts that break naive exports. */
export function hardTexts(sessionId: string, nickname: string, start: number): MessageWire[] {
	const texts = [
		"",
		"长".repeat(33_000) + "A".repeat(1_000),
		"👩‍👩‍👧‍👦 🏳️‍🌈 🇨🇳 e\u0301",
		"\u202Eمرحبا\u202C שלום",
		"control \u0001\u0008\u001b[31m characters",
		'<script>alert("x")</script><img src=x onerror=alert(1)>',
		'=HYPERLINK("https://acme-store.example","click")',
		"line one\r\nline two\n\nline four\t\u2028end",
		"a lone \ud83d surrogate",
		"../../etc/passwd",
	];
	return texts.map((content, place) =>
		message(sessionId, start + place * 7_000, place, {
			content,
			user: { type: "website", user_id: sessionId, nickname },
		}),
	);
}

const picker = {
	id: "delivery-choice",
	text: "What do you prefer?",
	choices: [
		{ value: "refund", icon: "💶", label: "A refund", selected: false },
		{
			value: "resend",
			icon: "📦",
			label: "Send it again",
			selected: true,
			action: { type: "frame", target: "https://acme-store.example/resend" },
		},
	],
	required: false,
};

const carousel = {
	text: "You may like",
	targets: [
		{
			title: "Blue mug",
			description: "12 EUR",
			image: "https://acme-store.example/mug.png",
			actions: [{ label: "Buy", url: "https://acme-store.example/mug" }],
		},
	],
};
