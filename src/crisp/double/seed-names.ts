import { uuidOf } from "./seeded-random.js";

const session = (index: number) => `session_${uuidOf(0xb, index)}`;
const contact = (index: number) => uuidOf(0xc, index);

/**
 * The conversations and contacts of Annex B that tests speak about. Positions: 0–59 main inbox, 60–69 sub-inbox,
 * 70–74 without messages, 75–84 resolved, 85–129 older than a month.
 */
export const annexB = {
	counts: { conversations: 130, main: 60, subInbox: 10, empty: 5, resolved: 10, old: 45, contacts: 75 },
	session,
	contact,
	oneMessage: session(3),
	messages39: session(4),
	messages40: session(5),
	messages41: session(6),
	messages80: session(7),
	messages205: session(8),
	/** 60 messages; positions 40 and 41 from the end share their millisecond. */
	equalTimestamps: session(9),
	negativeFingerprint: session(10),
	/** Its fingerprints -333 and 42 are those of `negativeFingerprint` too. */
	everyType: session(11),
	unknownType: session(12),
	/** Three originals; the third answers 404. */
	email: session(13),
	mergedParent: session(14),
	mergedChild: session(15),
	automatedAuthor: session(16),
	hardTexts: session(17),
	formerOperator: session(18),
	/** With the files of the seed. */
	files: session(19),
	/** With pages, events and a browsing session. */
	parts: session(20),
	/** With `quirks.liveChanges`: deleted after it was listed. */
	deletedAfterListing: session(1),
	/** With `quirks.liveChanges`: gets a message during the walk. */
	messagedDuringWalk: session(100),
	noMessages: session(70),
	originals: [
		"0a0a6d1c-4f55-4d33-9a2b-6f3f1f0b7c21",
		"0a0a6d1c-4f55-4d33-9a2b-6f3f1f0b7c22",
		"0a0a6d1c-4f55-4d33-9a2b-6f3f1f0b7c23",
	],
	/** E-mails with `+` and capitals. */
	oddEmails: ["Dana+Orders@customer.example", "WANG.Xiaoming+2026@Customer.Example", "li.siyu+VIP@customer.example"],
} as const;
