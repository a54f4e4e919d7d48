import type { CategoryGroup, CategoryId } from "../detect/categories.js";

/*
 * What an archive says about its people, as plain JSON: the input of every rule and the numbers of the report.
 * Nothing here is personal information: only counts, dates, codes of countries and categories, and ids of records.
 * The dotted path of a number, with `m.` before it, is its name in the checklist (compliance-cn.md 2.2).
 */

/** A count with its doubt: `lower` is certain, `upper` also holds what may be. */
export interface Range {
	lower: number;
	upper: number;
}

/** Hits of one category. `lower` counts confirmed ones, `upper` probable ones too. */
export interface HitCount {
	hits: Range;
	/** Records (messages, profiles, conversations) with a hit. */
	records: Range;
	/** People. */
	subjects: Range;
	/** Ids of up to three messages, to look them up in the archive. */
	examples: string[];
}

/** Where in the archive personal information stands. */
export const places = [
	"text",
	"note",
	"field",
	"file-name",
	"event",
	"custom-data",
	"notepad",
	"profile",
	"ip",
	"geolocation",
	"email-original",
	"page-visit",
] as const;
export type Place = (typeof places)[number];

export interface PlaceCount {
	/** Records with something at this place. */
	records: number;
	/** What the detectors found there; places that are personal by nature (profile, ip, geolocation) are not searched. */
	hits: Range;
	sensitive: Range;
	secrets: Range;
}

/** `older than`: last touched longer ago than this. */
export const ages = ["6m", "1y", "2y", "3y", "5y"] as const;
export type Age = (typeof ages)[number];

export interface Evidence {
	workspace: { id?: string; name?: string };
	/** How many workspaces the archive holds: one, once it is bound. */
	workspaces: number;
	window: {
		madeAtMs: number;
		/** 1 January 00:00 Asia/Shanghai of the report's year. */
		yearStartMs: number;
		year: number;
		timeZone: "Asia/Shanghai";
	};
	/** Distinct people: one e-mail address, phone or profile is one person. `upper` also holds weak or contradicting signals. */
	subjects: {
		total: number;
		/** Conversations of visitors who left neither e-mail address nor phone. */
		anonymous: number;
		/** Mainland China without Hong Kong, Macau, Taiwan. The upper bound adds anonymous visitors and unknown locations. */
		cnAll: Range;
		/** Of these, whose data entered or changed since 1 January. */
		cnYtd: Range;
		cnSensitiveAll: Range;
		cnSensitiveYtd: Range;
		/** With a sign of an order, booking or paid account. */
		cnWithContract: Range;
		eea: Range;
		uk: Range;
		us: Range;
		hkmotw: Range;
		nonMainland: Range;
		unknownLocation: number;
		byCountry: Record<string, Range>;
	};
	pi: {
		byCategory: Partial<Record<CategoryId, HitCount>>;
		byGroup: Partial<Record<CategoryGroup, HitCount>>;
		byPlace: Record<Place, PlaceCount>;
	};
	sensitive: {
		subjects: Range;
		/** The same people as `subjects.cnSensitiveYtd` and `cnSensitiveAll`. */
		cnYtd: Range;
		cnAll: Range;
		/** Of `pi.byCategory`, what is sensitive by law. */
		byCategory: Partial<Record<CategoryId, HitCount>>;
		messages: Range;
		/** Sensitive hits in messages that no agent asked for in the three messages before. */
		unsolicited: Range;
		byCountry: Record<string, Range>;
	};
	credentials: {
		passwords: number;
		otp: number;
		cvv: number;
		apiKeys: number;
		tokens: number;
		privateKeys: number;
		conversations: number;
		/** Confirmed keys, tokens and private keys of the last 12 months. */
		active: number;
		newestAtMs?: number;
	};
	minors: {
		/** By the birth date of a valid ID number or of the profile. */
		under14Confirmed: number;
		/** By phrases about age or school. */
		under14Hints: number;
		subjects14to17: number;
		subjectsUnder18: Range;
	};
	messages: {
		total: number;
		incoming: number;
		outgoing: number;
		eea: number;
		uk: number;
		/** Without a conversation in the archive. */
		orphans: number;
	};
	notes: { count: number; withPi: Range; withSensitive: Range };
	/** Messages that hold an e-mail address or phone of somebody else (upper: also a name or address). */
	thirdParty: Range;
	conversations: { total: number; blocked: number; mixed: number };
	topics: { orderService: number; complaint: number; preSales: number; marketing: number; spam: number };
	/** Unresolved conversations about complaints or refunds. */
	disputes: number;
	consent: { records: number };
	optouts: { subjects: number; unsubscribed: number; blocked: number; phrases: number };
	dsr: { messages: Range; unanswered: Range; examples: string[] };
	legalHolds: number;
	importantDataHints: { total: number; bySector: Record<string, number> };
	retention: {
		oldestAtMs?: number;
		newestAtMs?: number;
		spanDays: number;
		messages: { last24h: number; last7d: number; last30d: number };
		convOlderThan: Record<Age, number>;
		subjectsOlderThan: Record<Age, number>;
	};
	channels: { channel: string; messages: number; newestAtMs?: number }[];
	ai: {
		automatedMessages: number;
		translatedMessages: number;
		/** Automated messages on or after 2025-09-01. */
		afterLabelRule: number;
		/** Percent of what was sent to customers. */
		outgoingPercent: number;
		newestAtMs?: number;
	};
	operators: {
		agents: number;
		/** Seen in messages; `lower` by id, `upper` also by name alone. */
		seen: Range;
		/** E-mail address under another country's domain, or most answers at night in China. `lower` is 0: these are hints. */
		abroad: Range;
	};
	attachments: {
		count: number;
		stored: number;
		bytes: number;
		images: number;
		audio: number;
		otherFiles: number;
		/** Addresses that need no credentials. */
		publicUrl: number;
		/** Images and PDFs whose name, caption or neighbouring message speaks of an identity document. */
		idDocSuspects: number;
		idDocExamples: string[];
	};
	fields: {
		/** Records that have the field. */
		fill: Record<string, number>;
		contacts: number;
		conversations: number;
		/** Profiles with employment, company figures or social handles that the person did not give. */
		enriched: number;
		/** Keys of custom data that are plain names; others are counted under `(other)`. */
		customKeys: Record<string, number>;
	};
	eu: { art9Subjects: Range };
	/** Over the last 12 months. */
	us: {
		coveredIdentifiers: Range;
		financial: Range;
		health: Range;
		biometric: Range;
		preciseGeoDevices: Range;
	};
	/** Counts for the thresholds of criminal law. */
	exposure: { tracksCommsCreditProperty: number; healthTransactionLodging: number; other: number };
	localeZhShare: number;
	paymentsCny: number;
	archive: {
		databaseBytes: number;
		files: number;
		fileBytes: number;
		encryption: "none" | "age" | "openpgp" | "other";
		folderMode: string;
		fileMode: string;
		ownerOnly: boolean;
		hostTimeZone: string;
		hostLocale: string;
		cloudHints: string[];
		/** Counts of the last backup against the source's own. Absent: never reconciled. */
		verifiedCounts?: { matching: number; differing: number };
		notExported: number;
		/** Entries of the folder that are not the archive's. */
		strayEntries: number;
	};
	exports: { runs: number; firstAtMs?: number; lastAtMs?: number; lastRunId?: number; records: number };
	/** Pages visited and events that Crisp logged of visitors. */
	crispLogs: number;
}

/** Nothing found in nothing: where every builder and test starts. */
export function emptyEvidence(madeAtMs: number): Evidence {
	const none = (): Range => ({ lower: 0, upper: 0 });
	const year = Number(new Intl.DateTimeFormat("en", { timeZone: "Asia/Shanghai", year: "numeric" }).format(madeAtMs));
	const byAge = () => Object.fromEntries(ages.map((age) => [age, 0])) as Record<Age, number>;
	return {
		workspace: {},
		workspaces: 0,
		// Shanghai is eight hours ahead all year.
		window: { madeAtMs, yearStartMs: Date.UTC(year, 0, 1) - 8 * 3_600_000, year, timeZone: "Asia/Shanghai" },
		subjects: {
			total: 0,
			anonymous: 0,
			cnAll: none(),
			cnYtd: none(),
			cnSensitiveAll: none(),
			cnSensitiveYtd: none(),
			cnWithContract: none(),
			eea: none(),
			uk: none(),
			us: none(),
			hkmotw: none(),
			nonMainland: none(),
			unknownLocation: 0,
			byCountry: {},
		},
		pi: {
			byCategory: {},
			byGroup: {},
			byPlace: Object.fromEntries(
				places.map((place) => [place, { records: 0, hits: none(), sensitive: none(), secrets: none() }]),
			) as Record<Place, PlaceCount>,
		},
		sensitive: {
			subjects: none(),
			cnYtd: none(),
			cnAll: none(),
			byCategory: {},
			messages: none(),
			unsolicited: none(),
			byCountry: {},
		},
		credentials: {
			passwords: 0,
			otp: 0,
			cvv: 0,
			apiKeys: 0,
			tokens: 0,
			privateKeys: 0,
			conversations: 0,
			active: 0,
		},
		minors: { under14Confirmed: 0, under14Hints: 0, subjects14to17: 0, subjectsUnder18: none() },
		messages: { total: 0, incoming: 0, outgoing: 0, eea: 0, uk: 0, orphans: 0 },
		notes: { count: 0, withPi: none(), withSensitive: none() },
		thirdParty: none(),
		conversations: { total: 0, blocked: 0, mixed: 0 },
		topics: { orderService: 0, complaint: 0, preSales: 0, marketing: 0, spam: 0 },
		disputes: 0,
		consent: { records: 0 },
		optouts: { subjects: 0, unsubscribed: 0, blocked: 0, phrases: 0 },
		dsr: { messages: none(), unanswered: none(), examples: [] },
		legalHolds: 0,
		importantDataHints: { total: 0, bySector: {} },
		retention: {
			spanDays: 0,
			messages: { last24h: 0, last7d: 0, last30d: 0 },
			convOlderThan: byAge(),
			subjectsOlderThan: byAge(),
		},
		channels: [],
		ai: { automatedMessages: 0, translatedMessages: 0, afterLabelRule: 0, outgoingPercent: 0 },
		operators: { agents: 0, seen: none(), abroad: none() },
		attachments: {
			count: 0,
			stored: 0,
			bytes: 0,
			images: 0,
			audio: 0,
			otherFiles: 0,
			publicUrl: 0,
			idDocSuspects: 0,
			idDocExamples: [],
		},
		fields: { fill: {}, contacts: 0, conversations: 0, enriched: 0, customKeys: {} },
		eu: { art9Subjects: none() },
		us: {
			coveredIdentifiers: none(),
			financial: none(),
			health: none(),
			biometric: none(),
			preciseGeoDevices: none(),
		},
		exposure: { tracksCommsCreditProperty: 0, healthTransactionLodging: 0, other: 0 },
		localeZhShare: 0,
		paymentsCny: 0,
		archive: {
			databaseBytes: 0,
			files: 0,
			fileBytes: 0,
			encryption: "none",
			folderMode: "0700",
			fileMode: "0600",
			ownerOnly: true,
			hostTimeZone: "UTC",
			hostLocale: "en",
			cloudHints: [],
			notExported: 0,
			strayEntries: 0,
		},
		exports: { runs: 0, records: 0 },
		crispLogs: 0,
	};
}
